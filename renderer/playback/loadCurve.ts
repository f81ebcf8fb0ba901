import { rateCurveOf, type RunResult, type Scenario, serviceOf } from '../../sim/index'

/** The load over the run as a line: requests per second (before a run: users for closed-loop streams). */
export interface LoadCurve {
  points: readonly { timeMs: number; rate: number }[]
  peak: number
  durationMs: number
  /** measured: what clients sent in a run. planned: what the scenario asks for. */
  kind: 'measured' | 'planned'
}

const mostPoints = 600

/** What the clients of a finished run sent, per second. */
export function measuredLoad(result: RunResult): LoadCurve {
  const perBin = new Float64Array(result.bins)
  for (const { type, metrics } of Object.values(result.resources)) {
    const sent = serviceOf(type)?.traffic === false ? undefined : metrics['Requests']
    if (sent?.namespace !== 'Windtunnel') continue
    for (let bin = 0; bin < result.bins; bin++) perBin[bin]! += sent.values[bin] || 0
  }
  const seconds = result.binMs / 1000
  const points = [...perBin].map((count, bin) => ({ timeMs: (bin + 0.5) * result.binMs, rate: count / seconds }))
  return curve(points, result.durationMs, 'measured')
}

/** What a scenario's streams ask for together. */
export function plannedLoad(scenario: Scenario): LoadCurve {
  const durationMs = scenario.durationSeconds * 1000
  const curves = scenario.streams.map(({ load }) => rateCurveOf(load, durationMs))
  const points = Array.from({ length: mostPoints + 1 }, (_, index) => {
    const timeMs = (index / mostPoints) * durationMs
    return { timeMs, rate: curves.reduce((total, one) => total + one.rateAt(timeMs), 0) }
  })
  return curve(points, durationMs, 'planned')
}

function curve(points: LoadCurve['points'], durationMs: number, kind: LoadCurve['kind']): LoadCurve {
  return { points, durationMs, kind, peak: points.reduce((most, { rate }) => Math.max(most, rate), 0) }
}

/** SVG path of a curve in a box of `width` x `height`, peak at the top; per pixel column the highest point is kept. */
export function loadPath({ points, peak, durationMs }: LoadCurve, width: number, height: number): string {
  if (points.length === 0 || durationMs <= 0 || width <= 0) return ''
  const columns = new Map<number, { x: number; rate: number }>()
  for (const { timeMs, rate } of points) {
    const x = (timeMs / durationMs) * width
    const column = Math.floor(x)
    const highest = columns.get(column)
    if (!highest || rate > highest.rate) columns.set(column, { x, rate })
  }
  const scale = peak > 0 ? height / peak : 0
  const corners = [...columns.values()].map(({ x, rate }) => `${x.toFixed(1)},${(height - rate * scale).toFixed(1)}`)
  const first = corners[0]!.split(',')[1]!
  const last = corners.at(-1)!.split(',')[1]!
  return `M0,${first}L${corners.join('L')}L${width},${last}`
}
