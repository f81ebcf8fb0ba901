import { useEffect } from 'react'
import { copySelection, removeSelection } from '../store'
import { pasteText } from './clipboardActions'
import { isTyping } from './keyboard'

/** Copy, cut and paste by the browser's own events: they need no permission, and work with the system's menus. */
export function useClipboardEvents(): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || hasSelectedText()) return
      const text = copySelection()
      if (text === null) return
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      if (event.type === 'cut') removeSelection()
    }
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (isTyping(event.target) || text === '') return
      event.preventDefault()
      pasteText(text)
    }
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [])
}

function hasSelectedText(): boolean {
  return (document.getSelection()?.toString() ?? '') !== ''
}
