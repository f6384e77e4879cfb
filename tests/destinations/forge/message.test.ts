import { describe, expect, it } from 'vitest'
import { commitMessage } from '../../../utils/destinations/forge/message'

const url = 'https://news.example/a'
const subject = (title: string) => commitMessage({ title, url }).split('\n')[0]

/** Who acts on what, according to their documentation; `·` is the word joiner. */
const READERS: [reader: string, source: string, title: string, written: string][] = [
  [
    'GitHub, Gitea: issues are closed',
    'docs.github.com "Linking a pull request to an issue"; docs.gitea.com "Automatically Linked References"',
    'Fixes #1, closes me/archive#2, fix GH-3, resolves https://github.com/me/archive/issues/1',
    'Fixes #·1, closes me/archive#·2, fix GH·-3, resolves https:·//github.com/me/archive/issues/1',
  ],
  [
    'GitHub, GitLab: people are notified',
    'docs.github.com "Mentioning people and teams"',
    '@octocat @李',
    '@·octocat @·李',
  ],
  ['GitLab: merge requests', 'docs.gitlab.com "GitLab-specific references"', 'Closes !12', 'Closes !·12'],
  ['Jira: smart commits', 'support.atlassian.com "Process issues with smart commits"', 'ABC-1 #close', 'ABC-1 #·close'],
  [
    'Linear: issues are closed',
    'linear.app/docs/github "Link using a magic word"',
    'Closes ABC-1, fixing V2-20, implements: X-3',
    'Closes ABC·-1, fixing V2·-20, implements: X·-3',
  ],
  [
    'GitHub Actions',
    'docs.github.com "Skipping workflow runs"',
    '[skip ci] [CI skip] [no ci] [skip actions] [actions skip]',
    '[·skip ci] [·CI skip] [·no ci] [·skip actions] [·actions skip]',
  ],
  [
    'Cloudflare Pages, Netlify, AppVeyor, Travis, JFrog',
    'github.com/srz-zumix/ci-skip',
    '[CF-Pages-Skip] [skip netlify] [skip appveyor] [travis skip] [skipRun]',
    '[·CF-Pages-Skip] [·skip netlify] [·skip appveyor] [·travis skip] [·skipRun]',
  ],
  [
    'Azure Pipelines, Drone, Vela',
    'go-vela.github.io "Skipping a Build"',
    '***NO_CI*** ***no_ci***',
    '***·NO_CI*** ***·no_ci***',
  ],
  ['Codeship', 'github.com/srz-zumix/ci-skip', 'a --skip-ci --ci-skip', 'a -·-skip-ci -·-ci-skip'],
]

describe.each(READERS)('%s (%s)', (_, __, title, written) => {
  it('finds nothing to act on, though the words are unchanged', () => {
    expect(subject(title)).toBe(written.replaceAll('·', '\u2060'))
    expect(subject(title)?.replaceAll('\u2060', '')).toBe(title)
  })
})

it.each([
  'Plain: 100 % & more',
  'COVID-19 in 2026: who fixes it? WHO',
  'The [video] of the Commission (CI)',
  'Nr. 1 - 2, C# and F#, a*b*** or not',
  '美韩高官谴责：第1章',
])('leaves %s as it is', (title) => {
  expect(subject(title)).toBe(title)
})

it('is one line, whatever the title contains', () => {
  expect(subject(' two\r\nlines ')).toBe('two lines')
})

it('has the address in its body, or as the subject if there is no title', () => {
  expect(commitMessage({ title: 'T', url })).toBe(`T\n\n<${url}>`)
  expect(commitMessage({ title: ' ', url })).toBe(url)
})
