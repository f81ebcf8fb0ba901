/** What a key on the focused timeline asks for. */
export type TrackAction =
  | { kind: 'seek'; timeMs: number }
  | { kind: 'step'; bins: number }
  | { kind: 'speed'; factor: number; play: boolean }
  | { kind: 'toggle' }
  | { kind: 'pause' }

export interface TrackPosition {
  timeMs: number
  durationMs: number
}

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Keys of the timeline: arrows 1 s (Shift 10 s), Home and End, 0–9 tenths, K J L, comma and full stop, brackets. */
export function trackAction(press: Press, { timeMs, durationMs }: TrackPosition): TrackAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  const seek = (time: number): TrackAction => ({ kind: 'seek', timeMs: Math.max(0, Math.min(durationMs, time)) })
  const stepMs = press.shiftKey ? 10_000 : 1000
  if (/^[0-9]$/.test(press.key)) return seek((Number(press.key) / 10) * durationMs)
  switch (press.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return seek(timeMs - stepMs)
    case 'ArrowRight':
    case 'ArrowUp':
      return seek(timeMs + stepMs)
    case 'PageDown':
      return seek(timeMs - durationMs / 10)
    case 'PageUp':
      return seek(timeMs + durationMs / 10)
    case 'Home':
      return seek(0)
    case 'End':
      return seek(durationMs)
    case ' ':
      return { kind: 'toggle' }
    case 'k':
    case 'K':
      return { kind: 'pause' }
    case 'j':
    case 'J':
    case '[':
      return { kind: 'speed', factor: 0.5, play: false }
    case 'l':
    case 'L':
    case ']':
      return { kind: 'speed', factor: 2, play: press.key !== ']' }
    case ',':
      return { kind: 'step', bins: -1 }
    case '.':
      return { kind: 'step', bins: 1 }
    // With Shift on most keyboards comma and full stop type these.
    case '<':
    case ';':
      return seek(timeMs - 1000)
    case '>':
    case ':':
      return seek(timeMs + 1000)
    default:
      return null
  }
}
