import { type BrowserWindow, dialog } from 'electron'
import { existsSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { FileReference, OpenedFile } from '../../renderer/host/host'
import { writeAtomically } from './atomicWrite'
import { errorCode, reasonOf } from './fileErrors'
import type { GrantedFiles } from './grantedFiles'
import { readDesignFile } from './readDesignFile'
import type { RecentFiles } from './recentFiles'
import { safeFileName } from './safeFileName'

// `json` covers `.windtunnel.json`: the system's dialogs look at the last extension only.
const designFilters = [{ name: 'Windtunnel design', extensions: ['json', 'windtunnel'] }]
const designExtensions = ['.json', '.windtunnel']

/** Opening and saving designs. What fails rejects with a sentence for the user. */
export class Files {
  readonly #granted: GrantedFiles
  readonly #recent: RecentFiles

  constructor(granted: GrantedFiles, recent: RecentFiles) {
    this.#granted = granted
    this.#recent = recent
    for (const path of recent.paths) granted.grant(path)
  }

  /** Asks for a design and reads it. */
  async open(window: BrowserWindow): Promise<OpenedFile | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: 'Open design',
      properties: ['openFile'],
      filters: [...designFilters, { name: 'All files', extensions: ['*'] }],
    })
    const path = filePaths[0]
    return canceled || path === undefined ? null : this.openPath(path)
  }

  /** Reads a file that the user chose outside the window: in the system, on the command line, in the menu. */
  async openPath(path: string): Promise<OpenedFile> {
    try {
      const text = await readDesignFile(path)
      return { text, file: this.#use(path) }
    } catch (error) {
      if (error instanceof Error && errorCode(error.cause) === 'ENOENT') this.#recent.remove(path)
      throw error
    }
  }

  /** Reads a file of the recent list. */
  async openRecent(id: string): Promise<OpenedFile> {
    const path = this.#granted.pathOf(id)
    if (path === undefined) {
      throw new Error('This file is no longer in the list of recent files. Use Open to find it.')
    }
    return this.openPath(path)
  }

  /**
   * Lets Save write back to a dropped file. The window says where the file is and what is in it; that it knows the
   * content shows that the user gave it this file, as a page can read no other.
   */
  async adoptDropped(path: string, text: string): Promise<FileReference | null> {
    if (text === '' || !designExtensions.includes(extname(path).toLowerCase())) return null
    const found = await readDesignFile(path).catch(() => null)
    return found === text ? this.#use(path) : null
  }

  /** Overwrites a file that was opened or saved before. */
  async save(id: string, text: string): Promise<FileReference> {
    const path = this.#granted.pathOf(id)
    if (path === undefined) throw new Error('This file was not opened here. Use Save as to choose where to save.')
    await write(path, text)
    return this.#use(path)
  }

  /** Asks where to write, then writes. */
  async saveAs(window: BrowserWindow, suggestedName: string, text: string): Promise<FileReference | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: 'Save design',
      defaultPath: safeFileName(suggestedName),
      filters: designFilters,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    if (canceled || filePath === '') return null
    const path = extname(filePath) === '' ? `${filePath}.windtunnel.json` : filePath
    if (path !== filePath && existsSync(path) && !(await mayReplace(window, path))) return null
    await write(path, text)
    return this.#use(path)
  }

  /** The recent list, most recent first. */
  recentFiles(): FileReference[] {
    return this.#recent.paths.map((path) => this.#granted.grant(path))
  }

  #use(path: string): FileReference {
    const file = this.#granted.grant(path)
    this.#recent.add(file.path ?? path)
    return file
  }
}

/** The system's dialog asked about the name without its extension; this asks about the name that is written. */
async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `Replace ${basename(path)}?`,
    detail: 'A file of this name is in the folder already.',
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeAtomically(path, text)
  } catch (error) {
    throw new Error(
      `${basename(path)} could not be written: ${reasonOf(error, 'write')}. Save under another name or in another folder.`,
      { cause: error },
    )
  }
}
