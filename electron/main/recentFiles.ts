import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtomicallySync } from './atomicWrite'

const maxRecentFiles = 10

/** The files used last, most recent first; kept in the app's folder and shown in the system's own lists. */
export class RecentFiles {
  readonly #file: string
  #paths: string[]
  /** Called after every change. */
  onChange: () => void = () => {}

  constructor(folder: string) {
    this.#file = join(folder, 'recent-files.json')
    this.#paths = read(this.#file)
  }

  get paths(): readonly string[] {
    return this.#paths
  }

  /** Puts a file at the head of the list. */
  add(path: string): void {
    this.#set([path, ...this.#paths.filter((known) => known !== path)].slice(0, maxRecentFiles))
    app.addRecentDocument(path)
  }

  /** Takes a file that is gone from the list. */
  remove(path: string): void {
    this.#set(this.#paths.filter((known) => known !== path))
  }

  clear(): void {
    this.#set([])
    app.clearRecentDocuments()
  }

  #set(paths: string[]): void {
    this.#paths = paths
    try {
      writeAtomicallySync(this.#file, JSON.stringify(paths, null, 2))
    } catch {
      // Where the app's folder cannot be written, the list lasts for this session.
    }
    this.onChange()
  }
}

function read(file: string): string[] {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (!Array.isArray(stored)) return []
    return stored.filter((path): path is string => typeof path === 'string' && path !== '').slice(0, maxRecentFiles)
  } catch {
    return []
  }
}
