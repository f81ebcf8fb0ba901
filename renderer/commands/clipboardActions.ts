import { copySelection, paste, removeSelection, useCanvasPort } from '../store'
import { notify } from '../ui/Toast'

/** Pastes text from the clipboard at the pointer, or into the middle of the canvas. */
export function pasteText(text: string): void {
  const port = useCanvasPort.getState().port
  const result = paste(text, port?.pointer() ?? port?.centre())
  if (result.ok) return
  notify.warn('Nothing to paste', {
    detail: 'The clipboard holds no resources or notes. Copy some in Windtunnel first, or open files with Open.',
  })
}

/** Puts the selection on the clipboard. */
export async function copyToClipboard(): Promise<boolean> {
  const text = copySelection()
  if (text === null) return false
  await navigator.clipboard.writeText(text)
  return true
}

/** Puts the selection on the clipboard and removes it. */
export async function cutToClipboard(): Promise<void> {
  if (await copyToClipboard()) removeSelection()
}
