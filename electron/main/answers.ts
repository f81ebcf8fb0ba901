import type { BrowserWindow } from 'electron'
import type { Autosave } from './autosave'
import { exportFile } from './exportFile'
import type { Files } from './files'
import type { Answerers } from './messages'
import { printToPdf } from './printToPdf'

/** What the main process does on each question of the window. `onNotSaved` is called when a save came to nothing. */
export function createAnswers(
  files: Files,
  autosave: Autosave,
  onNotSaved: (window: BrowserWindow) => void,
): Answerers {
  const saving = async <T>(window: BrowserWindow, save: () => Promise<T>): Promise<T> => {
    let saved: T | null = null
    try {
      return (saved = await save())
    } finally {
      if (saved === null) onNotSaved(window)
    }
  }
  return {
    'file:open': (window) => files.open(window),
    'file:openRecent': (_window, id) => files.openRecent(id),
    'file:adoptDropped': (_window, path, text) => files.adoptDropped(path, text),
    'file:save': (window, id, text) => saving(window, () => files.save(id, text)),
    'file:saveAs': (window, name, text) => saving(window, () => files.saveAs(window, name, text)),
    'file:recent': () => files.recentFiles(),
    'export:file': exportFile,
    'export:pdf': printToPdf,
    'recovery:keep': async (_window, work) => {
      await autosave.keep(work)
      return null
    },
    'recovery:take': () => autosave.take(),
  }
}
