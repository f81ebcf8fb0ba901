import type { RunResult } from '../../sim/index'

/** Where the time cursor goes when a run has finished: the worst moment of throttling, else the most traffic, ms. */
export function momentToShow(result: RunResult): number {
  const throttled = sumOfBins(
    result.throttles.map(({ perBin }) => perBin),
    result.bins,
  )
  const traffic = sumOfBins(
    Object.values(result.connections).flatMap(({ perBin }) => Object.values(perBin)),
    result.bins,
  )
  const bin = throttled.some((count) => count > 0) ? largest(throttled) : largest(traffic)
  return Math.min(result.durationMs, (bin + 0.5) * result.binMs)
}

function sumOfBins(series: readonly Float64Array[], bins: number): Float64Array {
  const total = new Float64Array(bins)
  for (const values of series) for (let bin = 0; bin < bins; bin++) total[bin]! += values[bin] ?? 0
  return total
}

function largest(values: Float64Array): number {
  let best = 0
  for (let bin = 1; bin < values.length; bin++) if (values[bin]! > values[best]!) best = bin
  return best
}
