/** Where a design lives, as its host knows it: a path in the desktop app, a file handle in a browser. */
export interface FileReference {
  /** Host's own key, stable between sessions. */
  id: string
  /** File name for the title, `orders.windtunnel.json`. */
  name: string
  /** Full path, where the host knows one. */
  path?: string
}

export interface OpenedFile {
  file: FileReference
  text: string
}

/** What an export writes. */
export interface ExportedFile {
  /** Suggested name with extension. */
  name: string
  mimeType: string
  data: string | Uint8Array<ArrayBuffer>
}

/** Work kept for the case that the window closes without saving. */
export interface Recovery {
  /** Name of the design's file, or of the design when it has none. */
  name: string
  text: string
  file: FileReference | null
  /** When it was kept, ISO 8601. */
  savedAt: string
}

/**
 * The world around the studio: files, menus, printing. Two implementations: a browser's and the desktop app's.
 * Optional members are capabilities; a command whose capability is missing is hidden.
 * Methods reject with an Error whose message tells the user what happened and what to do. Where the user may
 * back out of a dialog they resolve to null instead.
 */
export interface Host {
  kind: 'browser' | 'desktop'
  /** Asks for a design and reads it. */
  open(): Promise<OpenedFile | null>
  /** Reads a file of the recent list. */
  openRecent(id: string): Promise<OpenedFile | null>
  /** Takes a file dropped on the window, so that Save can write back to it where the host is able to. */
  openDropped?(file: File, item: DataTransferItem | null): Promise<OpenedFile>
  /** Overwrites a file that was opened or saved before. */
  save(file: FileReference, text: string): Promise<FileReference>
  /** Asks where to write, then writes. */
  saveAs(suggestedName: string, text: string): Promise<FileReference | null>
  /** Writes an export, asking where if the host asks. Resolves to where it went, in words. */
  exportFile(file: ExportedFile): Promise<string | null>
  /** Most recent first. */
  recentFiles(): Promise<FileReference[]>
  /** Keeps unsaved work; null forgets it. */
  keepRecovery(recovery: Omit<Recovery, 'savedAt'> | null): Promise<void>
  /** Unsaved work of a session that ended without saving it; handed out once. */
  recovery(): Promise<Recovery | null>
  /** Whether closing the window would lose work. */
  setDirty(dirty: boolean): void
  /** Calls back with a command's id when the user chooses it in a native menu. Returns the unsubscribe function. */
  onMenuCommand?(listener: (commandId: string) => void): () => void
  /** Calls back when the system asks to open a file. Returns the unsubscribe function. */
  onOpenFile?(listener: (file: OpenedFile) => void): () => void
  /** Shows the file's name and state in the window's own title bar. */
  setTitle?(title: string): void
  /** Prints an HTML document to PDF. */
  printToPdf?(html: string, suggestedName: string): Promise<string | null>
}

declare global {
  interface Window {
    /** Set by the desktop app before the studio starts. */
    windtunnelHost?: Host
  }
}
