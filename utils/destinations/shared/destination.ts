import type { GenericSchema } from 'valibot'
import type { ClipFiles, MissingPicture } from '../../article'
import type { World } from './world'

/** Proof of delivery: which file is where, as the destination itself reports it. */
export interface Receipt {
  /** The post's actual name: for Downloads the absolute path on disk, elsewhere its path in the archive. */
  name: string
  /** The post's size in bytes, as the destination reports it. */
  bytes: number
  /** Milliseconds since the epoch, UTC. */
  deliveredAt: number
  /** The requested name, where the destination may choose another. */
  asked?: string
  /** What the destination needs to find the file again (Downloads: the download's id). */
  handle?: string
  /** SHA-256 of the post as we wrote it. */
  hash?: string
  /** Actual names of the post's sidecars, by path. Only sidecars of the same text may be replaced. */
  beside?: Readonly<Record<string, string>>
  /** Where somebody else's text at the post's path (an edit, another device's clip) was put aside. */
  kept?: string
  /** Somebody has edited the post since this same text was delivered. Their edit was kept. */
  edited?: boolean
  /** Pictures that stay linked to their site instead of being saved. */
  missing?: readonly MissingPicture[]
}

export interface Delivery {
  files: ClipFiles
  /** The article's canonical URL: a post with this URL in its front matter belongs to this article. */
  url: string
  title: string
  /** Receipts for this article's files at this destination, newest first. Files with the same name are replaced. */
  replaces: readonly Receipt[]
  /** Set if an earlier attempt called `remember`: it failed, or may have succeeded before the worker died. */
  earlier?: { startedAt: number; handle?: string }
  /** Stores a handle before anything leaves the machine, so that a crash cannot cause a second copy. */
  remember(handle: string): Promise<void>
}

/** The delivery is still running outside our control: it has neither failed nor provably finished. */
export class UnderWay extends Error {}

/** Delivers to one kind of destination with the user's options. */
export interface Deliverer {
  /** The destination's id. */
  id: string
  /**
   * Deliver, or finish what an earlier call began. Idempotent: calling again leaves one copy. Never loses other files.
   * @throws {UnderWay} while the outcome is open (a dialog waits for the user): call again later
   * @throws {Problem} with the reason, if the post did not reach the destination; the outbox decides whether to retry.
   * Any other error leaves the outcome unknown, as a crash would: the next call gets `earlier`.
   */
  deliver(delivery: Delivery): Promise<Receipt>
  /** Check that clips could be delivered; cleans up if allowed. @throws {Problem} with the reason if not */
  test?(): Promise<void>
}

/** A destination that is ready to take clips. */
export interface OpenDestination extends Deliverer {
  /** Identifies where its files are stored. Receipts from another target prove nothing here. */
  readonly target: string
}

/** A form field for one option. Its label is `destination_<kind>_<name>` in `public/_locales`, its hint `…_hint`. */
export interface OptionField<Name extends string = string> {
  name: Name
  /**
   * `secret`: stored apart from the settings, never shown, exported or logged. `user`: the user name that goes with the
   * secret. `url`: a server's address. `folder`: a folder in the destination, with `/`.
   */
  type: 'text' | 'url' | 'user' | 'folder' | 'secret' | 'choice'
  /** The values of a choice, labelled `destination_<kind>_<name>_<value>` in `public/_locales`. */
  choices?: readonly string[]
  required?: boolean
  placeholder?: string
}

/** A kind of destination: one folder, found by `index.ts`. Its label is `destination_<kind>` in `public/_locales`. */
export interface DestinationKind<Options extends object = object> {
  kind: string
  /** Every option falls back to a default (mostly empty), because stored values may be damaged. */
  options: GenericSchema<unknown, Options>
  /** The form's fields, in order. */
  fields: readonly OptionField<keyof Options & string>[]
  /** Match patterns of its servers (`https://dav.example.org/*`); empty if it needs no permission. */
  origins(options: Options): string[]
  /** A file's location as shown to the user: `dav.example.org/clips/a.md`. Never contains a secret. */
  where(options: Options, path: string): string
  /** A key in `public/_locales`: something the user should know about these options. */
  note?(options: Options): string | undefined
  /** Equal for two spellings of one address, different if files go elsewhere. Never contains a secret. */
  target(options: Options): string
  make(destination: { id: string; options: Options }, world: World): Deliverer
}
