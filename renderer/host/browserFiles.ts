import type { ExportedFile } from './host'

/** The parts of the File System Access API used here, which TypeScript's DOM types lack in part. */
interface FileHandleWithPermission extends FileSystemFileHandle {
  queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>
  requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>
}

interface FilePickers {
  showOpenFilePicker?(options: object): Promise<FileSystemFileHandle[]>
  showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>
}

const pickers = globalThis as FilePickers

const designTypes = [
  { description: 'Windtunnel design', accept: { 'application/json': ['.windtunnel.json', '.json'] } },
]

/** Whether the browser lets a page write back to files. */
export const hasFileAccess = (): boolean => pickers.showSaveFilePicker !== undefined

/** Asks for a design file; null when the user backs out. */
export async function pickFile(): Promise<{ handle: FileSystemFileHandle | null; file: File } | null> {
  if (pickers.showOpenFilePicker) {
    const handle = await orNullIfAborted(() => pickers.showOpenFilePicker!({ id: 'design', types: designTypes }))
    return handle?.[0] ? { handle: handle[0], file: await handle[0].getFile() } : null
  }
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.json,application/json'
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      resolve(file ? { handle: null, file } : null)
    })
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

/** Asks where to save; null when the user backs out. Only where `hasFileAccess`. */
export async function pickSaveTarget(name: string): Promise<FileSystemFileHandle | null> {
  return orNullIfAborted(() => pickers.showSaveFilePicker!({ id: 'design', suggestedName: name, types: designTypes }))
}

/** Writes a whole file; the old content stays until all of the new is written. */
export async function writeFile(handle: FileSystemFileHandle, text: string): Promise<void> {
  const asking = handle as FileHandleWithPermission
  const allowed = (await asking.queryPermission?.({ mode: 'readwrite' })) ?? 'granted'
  if (allowed !== 'granted' && (await asking.requestPermission?.({ mode: 'readwrite' })) !== 'granted') {
    throw new Error(
      `The browser does not allow writing to ${handle.name}. Allow it when asked, or save under another name.`,
    )
  }
  try {
    const writable = await handle.createWritable()
    await writable.write(text)
    await writable.close()
  } catch (error) {
    throw new Error(
      `${handle.name} could not be written: ${reason(error)}. Save under another name or in another folder.`,
      {
        cause: error,
      },
    )
  }
}

/** Hands a file to the browser's downloads. */
export function download({ name, mimeType, data }: ExportedFile): void {
  const url = URL.createObjectURL(new Blob([data], { type: mimeType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

async function orNullIfAborted<T>(pick: () => Promise<T>): Promise<T | null> {
  try {
    return await pick()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    throw error
  }
}

function reason(error: unknown): string {
  if (error instanceof DOMException && error.name === 'NotFoundError') return 'it has been moved or deleted'
  if (error instanceof DOMException && error.name === 'NoModificationAllowedError') return 'another program has it open'
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'the disk is full'
  return error instanceof Error ? error.message : String(error)
}
