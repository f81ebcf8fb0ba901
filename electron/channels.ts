import type { ExportedFile, FileReference, OpenedFile, Recovery } from '../renderer/host/host'

/**
 * Every message between the studio's window and the main process, by channel. Files are named by the ids that the
 * main process gave out: the window never names a path, with one exception that is checked (see `file:adoptDropped`).
 */

/** Questions of the window, which the main process answers. */
export interface Questions {
  'file:open': { arguments: []; answer: OpenedFile | null }
  'file:openRecent': { arguments: [fileId: string]; answer: OpenedFile | null }
  /** A dropped file's path and its text as the window read it; null when the two do not belong together. */
  'file:adoptDropped': { arguments: [path: string, text: string]; answer: FileReference | null }
  'file:save': { arguments: [fileId: string, text: string]; answer: FileReference }
  'file:saveAs': { arguments: [suggestedName: string, text: string]; answer: FileReference | null }
  'file:recent': { arguments: []; answer: FileReference[] }
  'export:file': { arguments: [file: ExportedFile]; answer: string | null }
  'export:pdf': { arguments: [html: string, suggestedName: string]; answer: string | null }
  'recovery:keep': { arguments: [recovery: KeptWork | null]; answer: null }
  'recovery:take': { arguments: []; answer: Recovery | null }
}

/** Notices of the window, which have no answer. */
export interface Notices {
  /** The studio listens for files from now on. */
  'window:ready': []
  'window:dirty': [dirty: boolean]
  'window:title': [title: string]
}

/** What the main process tells the window. */
export interface Events {
  'menu:command': [commandId: string]
  'file:opened': [file: OpenedFile]
}

/** Unsaved work on its way to the main process, which knows its file by id. */
export interface KeptWork extends Omit<Recovery, 'savedAt' | 'file'> {
  fileId: string | null
}

/** How a question is answered: what failed is a sentence for the user. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; message: string }

export type Question = keyof Questions
export type Notice = keyof Notices
export type EventChannel = keyof Events
