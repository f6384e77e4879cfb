import type { GenericSchema } from 'valibot'
import type { ClipFiles, MissingPicture } from '../../article'
import type { World } from './world'

/** Proof of delivery: what lies where, as the destination itself reports it. */
export interface Receipt {
  /** The post's real name: for Downloads the absolute path on disk, elsewhere its path in the archive. */
  name: string
  /** Size of the post in bytes as the destination reports it. */
  bytes: number
  /** Milliseconds since the epoch, UTC. */
  deliveredAt: number
  /** The name that was asked for, where the destination may choose another. */
  asked?: string
  /** What the destination needs to find the file again (Downloads: the download's id). */
  handle?: string
  /** SHA-256 of the post, where it was read back. */
  hash?: string
  /** Where what lies beside the post is really called, by its path: only the same text's may be replaced. */
  beside?: Readonly<Record<string, string>>
  /** Where a text of somebody else's (an edit, another device's clip) that lay at the destination was put aside. */
  kept?: string
  /** The post there was edited by somebody since this very text was delivered: their edit was left as it is. */
  edited?: boolean
  /** Pictures that stay linked to their site. */
  missing?: readonly MissingPicture[]
}

export interface Delivery {
  files: ClipFiles
  /** The article's canonical address: a post whose front matter names it is this article's. */
  url: string
  title: string
  /** The receipts of this article's files here, the newest first: those under the same name are replaced. */
  replaces: readonly Receipt[]
  /** Set when an earlier try got as far as remembering something: it failed, or may have got through before the worker died. */
  earlier?: { startedAt: number; handle?: string }
  /** Remembered before anything leaves the machine, so that a crash cannot lead to a second copy. */
  remember(handle: string): Promise<void>
}

/** A delivery goes on without us: neither has it failed nor does anything prove that it has ended. */
export class UnderWay extends Error {}

/** What delivers to one kind of destination, with the user's options for it. */
export interface Deliverer {
  /** The destination's id. */
  id: string
  /**
   * Deliver, or finish what an earlier call began; calling it again leaves one copy. Others' files are never lost.
   * @throws {UnderWay} while nobody can say how it ends (a dialog waits for the user): it is asked again later
   * @throws {Problem} with the reason, when the post does not lie at the destination; the outbox decides whether to try again.
   * Any other error leaves the outcome unknown, as a crash would: the next call gets `earlier`.
   */
  deliver(delivery: Delivery): Promise<Receipt>
  /** Try whether clips could go there, leaving nothing behind. @throws {Problem} with the reason why not */
  test?(): Promise<void>
}

/** A destination clips can go. */
export interface OpenDestination extends Deliverer {
  /** Where its files really lie: receipts of another target prove nothing here. */
  readonly target: string
}

/** How one option is asked for. Its label is `destination_<kind>_<name>` in `public/_locales`, its hint `…_hint`. */
export interface OptionField<Name extends string = string> {
  name: Name
  /**
   * `secret`: kept apart from the settings, never shown, exported or logged. `user`: the name that belongs to it. `url`: a
   * server's address. `folder`: one in the destination, with `/`.
   */
  type: 'text' | 'url' | 'user' | 'folder' | 'secret' | 'choice'
  /** The values of a choice, named `destination_<kind>_<name>_<value>` in `public/_locales`. */
  choices?: readonly string[]
  required?: boolean
  placeholder?: string
}

/** A kind of destination. One folder each, found by `index.ts`; its name is `destination_<kind>` in `public/_locales`. */
export interface DestinationKind<Options extends object = object> {
  kind: string
  /** Every option falls back to a default (mostly empty): what is stored may be damaged. */
  options: GenericSchema<unknown, Options>
  /** What the form asks, in its order. */
  fields: readonly OptionField<keyof Options & string>[]
  /** Match patterns of the servers to be reached (`https://dav.example.org/*`); none when it needs no right. */
  origins(options: Options): string[]
  /** Where a file lies, for people to read: `dav.example.org/clips/a.md`. Never a secret. */
  where(options: Options, path: string): string
  /** The key in `public/_locales` of what the user should know of these options. */
  note?(options: Options): string | undefined
  /** The same for two ways to write one address, another one when files go elsewhere. Never a secret. */
  target(options: Options): string
  make(destination: { id: string; options: Options }, world: World): Deliverer
}
