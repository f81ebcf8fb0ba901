import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import type { FileReference } from '../../renderer/host/host'

/**
 * The files that the window may read and write: those the user chose in a dialog, dropped, opened from the system,
 * or used before. The window knows them by ids and cannot name any other.
 */
export class GrantedFiles {
  readonly #paths = new Map<string, string>()

  /** Lets the window use a file, and returns how it is to call it. The id is the same in every session. */
  grant(path: string): FileReference {
    const absolute = resolve(path)
    const id = createHash('sha256').update(absolute).digest('hex').slice(0, 32)
    this.#paths.set(id, absolute)
    return { id, name: basename(absolute), path: absolute }
  }

  /** Path of a file that was granted; undefined for every other id. */
  pathOf(id: string): string | undefined {
    return this.#paths.get(id)
  }
}
