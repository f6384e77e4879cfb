import { DROPPING } from './dropping-rules'
import { GATHERING } from './gathering-rules'
import type { Rule } from './rule'

/** Every rule, in order of application. The model comes after them and may take back what a rule dropped. */
export const RULES = {
  rescue: GATHERING.rescue,
  rejoin: GATHERING.rejoin,
  gaps: GATHERING.gaps,
  asides: DROPPING.asides,
  classes: DROPPING.classes,
  linky: DROPPING.linky,
  captions: DROPPING.captions,
  dates: DROPPING.dates,
  title: DROPPING.title,
  tailhead: DROPPING.tailhead,
  standfirst: GATHERING.standfirst,
  leadclass: GATHERING.leadclass,
  dups: DROPPING.dups,
} satisfies Record<string, Rule>
