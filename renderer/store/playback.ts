import { create } from 'zustand'
import type { RunResult } from '../../sim/index'

/** The time cursor that canvas, charts, map and tables follow. */
export interface PlaybackState {
  /** Simulated time under the cursor, ms. */
  timeMs: number
  playing: boolean
  /** Simulated seconds per second of real time. */
  speed: number
  /** Part of the run chosen by dragging on a chart, ms; null is the whole run. */
  range: readonly [startMs: number, endMs: number] | null
  durationMs: number
  binMs: number
  bins: number
}

/** Speeds offered; any in between is allowed. */
export const speeds = [0.1, 0.25, 1, 10, 60, 600] as const

/**
 * The playback store. `timeMs` changes with every frame while playing: components subscribe to what they show
 * (`useBin` for figures per time bin), and painters use `usePlayback.subscribe` without rendering at all.
 */
export const usePlayback = create<PlaybackState>()(() => ({
  timeMs: 0,
  playing: false,
  speed: 10,
  range: null,
  durationMs: 0,
  binMs: 1000,
  bins: 0,
}))

/** Index of the time bin under the cursor; re-renders only when it changes. */
export const useBin = (): number => usePlayback(binOf)

/** Time bin under the cursor of a playback state. */
export const binOf = ({ timeMs, binMs, bins }: PlaybackState): number =>
  Math.max(0, Math.min(bins - 1, Math.floor(timeMs / binMs)))

/** Moves the cursor to a time, ms, kept within the run. */
export function seek(timeMs: number): void {
  const { durationMs } = usePlayback.getState()
  usePlayback.setState({ timeMs: Math.max(0, Math.min(durationMs, timeMs)) })
}

/** Pauses and moves the cursor by time bins, negative backwards. */
export function stepBins(count: number): void {
  pause()
  const { timeMs, binMs } = usePlayback.getState()
  seek((Math.floor(timeMs / binMs) + count + 0.5) * binMs)
}

/** Plays from the cursor; from the start when it stands at the end. */
export function play(): void {
  const { playing, timeMs, durationMs } = usePlayback.getState()
  if (playing || durationMs === 0) return
  usePlayback.setState({ playing: true, timeMs: timeMs >= durationMs ? 0 : timeMs })
  lastFrame = performance.now()
  requestAnimationFrame(advance)
}

export function pause(): void {
  if (usePlayback.getState().playing) usePlayback.setState({ playing: false })
}

export function togglePlaying(): void {
  if (usePlayback.getState().playing) pause()
  else play()
}

/** Sets the speed, 0.1 to 6,000 simulated seconds per second. */
export function setSpeed(speed: number): void {
  usePlayback.setState({ speed: Math.max(0.1, Math.min(6000, speed)) })
}

/** Chooses a part of the run for all views; null is the whole run. */
export function setRange(range: PlaybackState['range']): void {
  usePlayback.setState({ range })
}

/** Takes over a new result's time axis, or none. */
export function resetPlayback(result: RunResult | null, timeMs = 0): void {
  usePlayback.setState({
    timeMs,
    playing: false,
    range: null,
    durationMs: result?.durationMs ?? 0,
    binMs: result?.binMs ?? 1000,
    bins: result?.bins ?? 0,
  })
}

let lastFrame = 0

function advance(now: number): void {
  const { playing, timeMs, speed, durationMs } = usePlayback.getState()
  if (!playing) return
  const next = timeMs + Math.max(0, now - lastFrame) * speed
  lastFrame = now
  if (next >= durationMs) {
    usePlayback.setState({ timeMs: durationMs, playing: false })
    return
  }
  usePlayback.setState({ timeMs: next })
  requestAnimationFrame(advance)
}
