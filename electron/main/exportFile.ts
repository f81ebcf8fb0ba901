import { type BrowserWindow, dialog } from 'electron'
import { basename, extname } from 'node:path'
import type { ExportedFile } from '../../renderer/host/host'
import { writeAtomically } from './atomicWrite'
import { reasonOf } from './fileErrors'
import { safeFileName } from './safeFileName'

/** Asks where an export goes and writes it. Resolves to the path, or null when the user backs out. */
export async function exportFile(window: BrowserWindow, { name, data }: ExportedFile): Promise<string | null> {
  const path = await askWhere(window, name)
  if (path !== null) await writeExport(path, data)
  return path
}

/** Asks where an export goes; null when the user backs out. */
export async function askWhere(window: BrowserWindow, suggestedName: string): Promise<string | null> {
  const name = safeFileName(suggestedName)
  const extension = extname(name).slice(1)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Export',
    defaultPath: name,
    ...(extension === '' ? {} : { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] }),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return canceled || filePath === '' ? null : filePath
}

/** Writes an export. Rejects with a sentence for the user. */
export async function writeExport(path: string, data: string | Uint8Array): Promise<void> {
  try {
    await writeAtomically(path, data)
  } catch (error) {
    throw new Error(
      `${basename(path)} could not be written: ${reasonOf(error, 'write')}. Export under another name or in another folder.`,
      { cause: error },
    )
  }
}
