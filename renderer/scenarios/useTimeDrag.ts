import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { beginGesture, endGesture } from '../store'

export interface TimeDragOptions<From> {
  /** Width of the run, pixels. */
  width: number
  durationSeconds: number
  /** What was grabbed is to be so many seconds from where it was. */
  onMove: (from: From, bySeconds: number) => void
}

/** Drags something along the run: from grabbing to dropping it is one step of undo. */
export function useTimeDrag<From>({ width, durationSeconds, onMove }: TimeDragOptions<From>) {
  const drag = useRef<{ x: number; from: From } | null>(null)
  const drop = (): void => {
    if (!drag.current) return
    drag.current = null
    endGesture()
  }
  return {
    /** Begins at `from`; false for another button than the first. */
    grab: (event: PointerEvent<HTMLElement>, from: From): boolean => {
      if (event.button !== 0) return false
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      drag.current = { x: event.clientX, from }
      beginGesture()
      return true
    },
    /** For every element that can be grabbed. */
    handlers: {
      onPointerMove: (event: PointerEvent): void => {
        if (!drag.current || width === 0) return
        onMove(drag.current.from, ((event.clientX - drag.current.x) / width) * durationSeconds)
      },
      onPointerUp: drop,
      onPointerCancel: drop,
    },
  }
}

/** Keys of something on the timeline: arrows move it (`by` is -1 or 1), Delete removes it, Enter selects it. */
export const timelineKeys =
  (does: { move: (by: number, event: KeyboardEvent) => void; remove: () => void; select: () => void }) =>
  (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (by !== 0) does.move(by, event)
    else if (event.key === 'Delete' || event.key === 'Backspace') does.remove()
    else if (event.key === 'Enter') does.select()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
