import { useMemo } from 'react'
import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { RunResult } from '../../sim/index'
import { binOf, setRange, usePlayback } from '../store'

/** Part of the run that the dock's views show: all of it after warm-up, the part brushed on a chart, or the bin under the cursor. */
export type TimeScope = 'whole' | 'range' | 'cursor'

/** A stretch of the run in whole time bins; `toBin` is the first bin after it. */
export interface TimeWindow {
  fromBin: number
  toBin: number
  fromMs: number
  toMs: number
}

const useAtCursor = create<{ atCursor: boolean }>()(() => ({ atCursor: false }))

/** The scope in force. A brushed range wins over the cursor. */
export function useTimeScope(): TimeScope {
  const atCursor = useAtCursor((state) => state.atCursor)
  const brushed = usePlayback((state) => state.range !== null)
  return brushed ? 'range' : atCursor ? 'cursor' : 'whole'
}

/** Shows the whole run or the moment under the cursor; either ends a brushed range. */
export function setTimeScope(scope: Exclude<TimeScope, 'range'>): void {
  setRange(null)
  useAtCursor.setState({ atCursor: scope === 'cursor' })
}

/** The bins that views count in; re-renders when they change, at most once per bin while playing. */
export function useTimeWindow(result: RunResult): TimeWindow {
  const atCursor = useAtCursor((state) => state.atCursor)
  const [start, end, bin] = usePlayback(
    useShallow((state) => [
      state.range?.[0] ?? null,
      state.range?.[1] ?? null,
      atCursor && state.range === null ? binOf(state) : -1,
    ]),
  )
  return useMemo(() => {
    if (start !== null && end !== null) return windowBetween(result, start, end)
    return bin >= 0 ? binWindow(result, bin, bin + 1) : wholeWindow(result)
  }, [result, start, end, bin])
}

/** The run after its warm-up. */
export function wholeWindow(result: RunResult): TimeWindow {
  return binWindow(result, Math.min(result.bins, Math.ceil(result.warmupMs / result.binMs)), result.bins)
}

/** The bins that a stretch of time touches; at least one. */
export function windowBetween(result: RunResult, startMs: number, endMs: number): TimeWindow {
  const from = Math.max(0, Math.min(result.bins - 1, Math.floor(startMs / result.binMs)))
  const to = Math.max(from + 1, Math.min(result.bins, Math.ceil(endMs / result.binMs)))
  return binWindow(result, from, to)
}

/** Sum over the window; NaN when nothing was observed in any of its bins. */
export function sumInWindow(values: ArrayLike<number>, { fromBin, toBin }: TimeWindow): number {
  let total = Number.NaN
  for (let bin = fromBin; bin < Math.min(toBin, values.length); bin++) {
    const value = values[bin]!
    if (!Number.isNaN(value)) total = Number.isNaN(total) ? value : total + value
  }
  return total
}

/** Length of the window, seconds. */
export const windowSeconds = ({ fromMs, toMs }: TimeWindow): number => (toMs - fromMs) / 1000

function binWindow({ binMs, durationMs }: RunResult, fromBin: number, toBin: number): TimeWindow {
  return { fromBin, toBin, fromMs: fromBin * binMs, toMs: Math.min(durationMs, toBin * binMs) }
}
