import { useEffect } from 'react'
import { belongsToWidget, isTyping } from './keyboard'
import { runCommand } from './registry'

/** A press of Space longer than this was for panning the canvas. */
const tapMs = 200

/** A tap of Space plays or pauses; held, or with the pointer down meanwhile, it pans the canvas and does nothing here. */
export function useSpaceKey(): void {
  useEffect(() => {
    let downAt: number | null = null
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.repeat) return
      const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
      const free =
        !modified && !event.defaultPrevented && !isTyping(event.target) && !belongsToWidget(event, event.target)
      downAt = free ? performance.now() : null
    }
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || downAt === null) return
      if (performance.now() - downAt < tapMs) void runCommand('playback.toggle')
      downAt = null
    }
    const onPointerDown = (): void => {
      downAt = null
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('keyup', onKeyUp)
    window.addEventListener('pointerdown', onPointerDown, true)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('keyup', onKeyUp)
      window.removeEventListener('pointerdown', onPointerDown, true)
    }
  }, [])
}
