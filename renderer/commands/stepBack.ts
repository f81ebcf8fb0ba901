import { setLayout, useCanvasPort, useLayoutPrefs } from '../store'
import { isTyping } from './keyboard'

/**
 * What Escape does before it changes the selection, once nothing floats over the studio: it leaves a field for the
 * canvas, or the results that take the whole window. Returns whether it did either.
 */
export function stepBack(target: EventTarget | null): boolean {
  const { port } = useCanvasPort.getState()
  if (isTyping(target) && port) {
    port.focus()
    return true
  }
  if (!useLayoutPrefs.getState().dockMaximized) return false
  setLayout({ dockMaximized: false })
  return true
}
