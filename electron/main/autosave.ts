import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Recovery } from '../../renderer/host/host'
import type { KeptWork } from '../channels'
import { writeAtomically } from './atomicWrite'
import type { GrantedFiles } from './grantedFiles'

/** What a file of the autosave folder holds. */
interface Kept {
  name: string
  text: string
  /** Path of the design's file; null when it has none yet. */
  path: string | null
  savedAt: string
}

/**
 * Unsaved work, one file per design, in the app's folder. A window that ends well forgets its own; what is found
 * there later was left by a crash and is offered, the newest first. An offer is forgotten when newer work is kept
 * or the session ends well, so that a second crash in between loses nothing.
 */
export class Autosave {
  readonly #folder: string
  readonly #granted: GrantedFiles
  readonly #untitledKey = `untitled-${randomUUID()}`
  /** Files that hold work of the open window. */
  readonly #own = new Set<string>()
  readonly #offered = new Set<string>()
  #endings = 0
  #last: Promise<unknown> = Promise.resolve()

  constructor(folder: string, granted: GrantedFiles) {
    this.#folder = folder
    this.#granted = granted
  }

  /** Keeps the window's unsaved work; null forgets it. */
  keep(work: KeptWork | null): Promise<void> {
    const endings = this.#endings
    return this.#inTurn(async () => {
      if (work === null) return this.#remove(this.#own)
      await this.#write(work)
      // The session ended well while this was being written.
      if (endings !== this.#endings) await this.#remove(this.#own)
    })
  }

  /** Unsaved work that a crash left behind, or null. Each is handed out once in a session. */
  take(): Promise<Recovery | null> {
    return this.#inTurn(() => this.#take())
  }

  /** The window's process has crashed: its work is to be offered when it is back. */
  abandon(): void {
    void this.#inTurn(async () => {
      this.#own.clear()
      this.#offered.clear()
    })
  }

  /** The session ends well: nothing of it needs to be recovered. */
  endWell(): void {
    this.#endings++
    for (const file of [...this.#own, ...this.#offered]) rmSync(file, { force: true })
    this.#own.clear()
    this.#offered.clear()
  }

  async #write({ name, text, fileId }: KeptWork): Promise<void> {
    const path = (fileId === null ? undefined : this.#granted.pathOf(fileId)) ?? null
    const key = path === null ? this.#untitledKey : createHash('sha256').update(path).digest('hex').slice(0, 32)
    const file = join(this.#folder, `${key}.json`)
    await mkdir(this.#folder, { recursive: true })
    const kept: Kept = { name, text, path, savedAt: new Date().toISOString() }
    await writeAtomically(file, JSON.stringify(kept))
    this.#own.delete(file)
    this.#offered.delete(file)
    await this.#remove(this.#own)
    await this.#remove(this.#offered)
    this.#own.add(file)
  }

  async #take(): Promise<Recovery | null> {
    const names = await readdir(this.#folder).catch(() => [])
    let newest: { file: string; kept: Kept } | null = null
    for (const name of names) {
      const file = join(this.#folder, name)
      // The half-written rest of a crash in the middle of keeping.
      if (name.endsWith('.tmp')) await rm(file, { force: true }).catch(() => {})
      if (!name.endsWith('.json') || this.#own.has(file) || this.#offered.has(file)) continue
      const kept = parse(await readFile(file, 'utf8').catch(() => ''))
      if (kept && (newest === null || kept.savedAt > newest.kept.savedAt)) newest = { file, kept }
    }
    if (newest === null) return null
    this.#offered.add(newest.file)
    const { name, text, path, savedAt } = newest.kept
    return { name, text, savedAt, file: path === null ? null : this.#granted.grant(path) }
  }

  async #remove(files: Set<string>): Promise<void> {
    for (const file of files) {
      await rm(file, { force: true })
      files.delete(file)
    }
  }

  /** One at a time: a slow write must not end after the removal that follows it. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => {})
    return result
  }
}

function parse(text: string): Kept | null {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Kept, unknown>> | null
    const { name, text: design, path, savedAt } = value ?? {}
    const isWhole = typeof name === 'string' && typeof design === 'string' && typeof savedAt === 'string'
    if (!isWhole || !(path === null || typeof path === 'string')) return null
    return { name, text: design, path, savedAt }
  } catch {
    return null
  }
}
