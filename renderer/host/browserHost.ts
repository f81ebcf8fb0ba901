import { get, set } from 'idb-keyval'
import { download, hasFileAccess, pickFile, pickSaveTarget, writeFile } from './browserFiles'
import { keepRecovery, takeRecovery } from './browserRecovery'
import type { FileReference, Host, OpenedFile } from './host'

interface RecentEntry extends FileReference {
  handle: FileSystemFileHandle
}

const recentsKey = 'windtunnel.recentFiles'
const maxRecents = 10
const handles = new Map<string, FileSystemFileHandle>()

/** The browser as host: files through the File System Access API where it exists, else upload and download. */
export function createBrowserHost(): Host {
  return {
    kind: 'browser',
    async open() {
      const picked = await pickFile()
      return picked && read(picked.file, picked.handle)
    },
    async openRecent(id) {
      const entry = (await recents()).find((recent) => recent.id === id)
      if (!entry) throw new Error('This file is no longer in the list of recent files. Use Open to find it.')
      try {
        return await read(await entry.handle.getFile(), entry.handle)
      } catch (error) {
        throw new Error(
          `${entry.name} could not be read: it may have been moved, or the browser asks again for access. Use Open to find it.`,
          {
            cause: error,
          },
        )
      }
    },
    async openDropped(file, item) {
      const handle = await (
        item as { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> } | null
      )?.getAsFileSystemHandle?.()
      return read(file, handle?.kind === 'file' ? (handle as FileSystemFileHandle) : null)
    },
    async save(file, text) {
      const handle = handles.get(file.id) ?? (await recents()).find(({ id }) => id === file.id)?.handle
      if (!handle) {
        download({ name: file.name, mimeType: 'application/json', data: text })
        return file
      }
      await writeFile(handle, text)
      return file
    },
    async saveAs(suggestedName, text) {
      if (!hasFileAccess()) {
        download({ name: suggestedName, mimeType: 'application/json', data: text })
        return { id: `download:${suggestedName}`, name: suggestedName }
      }
      const handle = await pickSaveTarget(suggestedName)
      if (!handle) return null
      await writeFile(handle, text)
      return remember(handle)
    },
    exportFile(file) {
      download(file)
      return Promise.resolve(`${file.name}, in the browser's downloads`)
    },
    async recentFiles() {
      return (await recents()).map(({ id, name }) => ({ id, name }))
    },
    keepRecovery,
    recovery: takeRecovery,
    setDirty(dirty) {
      window.onbeforeunload = dirty ? (event) => event.preventDefault() : null
    },
    setTitle(title) {
      document.title = title
    },
  }
}

async function read(file: File, handle: FileSystemFileHandle | null): Promise<OpenedFile> {
  const text = await file.text().catch((error: unknown) => {
    throw new Error(`${file.name} could not be read. It may have been moved or deleted since it was chosen.`, {
      cause: error,
    })
  })
  return { text, file: handle ? await remember(handle) : { id: `upload:${file.name}`, name: file.name } }
}

/** Puts a file at the head of the recent list and returns its reference. */
async function remember(handle: FileSystemFileHandle): Promise<FileReference> {
  const known = await recents()
  let id: string | null = null
  for (const entry of known) if (await entry.handle.isSameEntry(handle)) id = entry.id
  id ??= crypto.randomUUID()
  handles.set(id, handle)
  const list = [{ id, name: handle.name, handle }, ...known.filter((entry) => entry.id !== id)].slice(0, maxRecents)
  // Private windows refuse IndexedDB: the list then lasts for this window only.
  await set(recentsKey, list).catch(() => {})
  return { id, name: handle.name }
}

async function recents(): Promise<RecentEntry[]> {
  return (await get<RecentEntry[]>(recentsKey).catch(() => undefined)) ?? []
}
