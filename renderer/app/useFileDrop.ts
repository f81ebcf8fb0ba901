import { useEffect, useState } from 'react'
import { openFile } from '../commands/files'
import { currentHost } from '../host/currentHost'
import { notify } from '../ui/Toast'

/** Opens a design file dropped anywhere on the window. True while one is being dragged over it. */
export function useFileDrop(): boolean {
  const [dropping, setDropping] = useState(false)
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!hasFile(event)) return
      event.preventDefault()
      setDropping(true)
    }
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false)
    }
    const onDrop = (event: DragEvent): void => {
      if (!hasFile(event)) return
      event.preventDefault()
      setDropping(false)
      const file = event.dataTransfer?.files[0]
      // The item is void once this handler has returned: what needs it starts now.
      if (file) void open(file, event.dataTransfer?.items[0] ?? null)
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  return dropping
}

const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

async function open(file: File, item: DataTransferItem | null): Promise<void> {
  const host = currentHost()
  try {
    const opened = host.openDropped
      ? await host.openDropped(file, item)
      : { text: await file.text(), file: { id: `upload:${file.name}`, name: file.name } }
    await openFile(opened)
  } catch (error) {
    notify.error(`${file.name} could not be opened`, { detail: error instanceof Error ? error.message : String(error) })
  }
}
