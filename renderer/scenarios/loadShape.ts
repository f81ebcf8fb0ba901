import { type Load, rateCurveOf } from '../../sim/index'

export type LoadKind = Load['kind']

/** A place on a load's curve that can be dragged. */
export interface LoadHandle {
  id: string
  /** What it is, for screen readers: `Point 2`, `Peak begins`. */
  name: string
  atSeconds: number
  rate: number
  /** What dragging it changes. */
  moves: 'both' | 'rate' | 'time'
  removable: boolean
}

export interface CurvePoint {
  atSeconds: number
  rate: number
}

/** Everything that can be dragged on a load, in order of time. */
export function loadHandles(load: Load, durationSeconds: number): LoadHandle[] {
  const handle = (id: string, name: string, atSeconds: number, rate: number, moves: LoadHandle['moves'] = 'both') => ({
    id,
    name,
    atSeconds,
    rate,
    moves,
    removable: false,
  })
  switch (load.kind) {
    case 'constant':
      return [handle('rate', 'Rate', durationSeconds / 2, load.rate, 'rate')]
    case 'ramp':
      return [
        handle('start', 'Ramp begins', load.startSeconds, load.from),
        handle('end', 'Ramp ends', load.endSeconds, load.to),
      ]
    case 'spike': {
      const top = load.atSeconds + load.riseSeconds
      const fall = top + load.holdSeconds
      return [
        handle('base', 'Base', load.atSeconds / 2, load.base, 'rate'),
        handle('at', 'Rise begins', load.atSeconds, load.base, 'time'),
        handle('top', 'Peak begins', top, load.peak),
        handle('fall', 'Peak ends', fall, load.peak),
        handle('end', 'Fall ends', fall + load.fallSeconds, load.base, 'time'),
      ]
    }
    case 'sine':
      return [
        handle('crest', 'Crest', crestSeconds(load), load.mean + load.amplitude),
        handle('mean', 'Mean', crestSeconds(load) + load.periodSeconds / 4, load.mean, 'rate'),
      ]
    case 'steps':
      return load.steps.map((step, index) => ({
        ...handle(String(index), `Step ${index + 1}`, step.atSeconds, step.rate),
        removable: load.steps.length > 1,
      }))
    case 'points':
      return load.points.map((point, index) => ({
        ...handle(String(index), `Point ${index + 1}`, point.atSeconds, point.rate),
        removable: load.points.length > 1,
      }))
    case 'replay':
      return []
  }
}

/** The load with a handle moved to a place; times stay in order and within the run, rates at 0 or more. */
export function moveHandle(load: Load, id: string, to: CurvePoint, durationSeconds: number): Load {
  const rate = Math.max(0, to.rate)
  const at = between(to.atSeconds, 0, durationSeconds)
  switch (load.kind) {
    case 'constant':
      return { ...load, rate }
    case 'ramp':
      return id === 'start'
        ? { ...load, startSeconds: Math.min(at, load.endSeconds), from: rate }
        : { ...load, endSeconds: Math.max(at, load.startSeconds), to: rate }
    case 'spike':
      return moveSpike(load, id, at, rate)
    case 'sine':
      return id === 'mean'
        ? { ...load, mean: rate }
        : {
            ...load,
            amplitude: Math.max(0, rate - load.mean),
            phaseSeconds: modulo(load.periodSeconds / 4 - at, load.periodSeconds),
          }
    case 'steps':
      return { ...load, steps: movePoint(load.steps, Number(id), { atSeconds: at, rate }, durationSeconds) }
    case 'points':
      return { ...load, points: movePoint(load.points, Number(id), { atSeconds: at, rate }, durationSeconds) }
    case 'replay':
      return load
  }
}

/** The load with a point or step more, and where it stands in the list. */
export function addPoint(load: Load, point: CurvePoint): { load: Load; index: number } {
  if (load.kind !== 'points' && load.kind !== 'steps') return { load, index: -1 }
  const list = load.kind === 'points' ? load.points : load.steps
  const next = list.findIndex(({ atSeconds }) => atSeconds > point.atSeconds)
  const index = next < 0 ? list.length : next
  const added = list.toSpliced(index, 0, point)
  return { load: load.kind === 'points' ? { ...load, points: added } : { ...load, steps: added }, index }
}

export function removePoint(load: Load, index: number): Load {
  if (load.kind === 'points' && load.points.length > 1) return { ...load, points: load.points.toSpliced(index, 1) }
  if (load.kind === 'steps' && load.steps.length > 1) return { ...load, steps: load.steps.toSpliced(index, 1) }
  return load
}

/** Points with a freehand stroke in place of those in its stretch of time, thinned to within `tolerance` of the rate. */
export function drawStroke(
  points: readonly CurvePoint[],
  stroke: readonly CurvePoint[],
  tolerance: number,
): CurvePoint[] {
  const ordered = [...stroke].sort((a, b) => a.atSeconds - b.atSeconds)
  const first = ordered[0]?.atSeconds ?? 0
  const last = ordered.at(-1)?.atSeconds ?? 0
  const kept = points.filter(({ atSeconds }) => atSeconds < first || atSeconds > last)
  return [...kept, ...simplified(ordered, tolerance)].sort((a, b) => a.atSeconds - b.atSeconds)
}

/** A load of another kind that begins and peaks as this one does. */
export function convertLoad(load: Load, kind: Exclude<LoadKind, 'replay'>, durationSeconds: number): Load {
  const curve = rateCurveOf(load, durationSeconds * 1000)
  const peak = curve.peak || 10
  const start = curve.rateAt(0)
  // A flat load becomes a shape that can be seen: from a quarter of its rate.
  const low = start < peak ? start : tidy(peak / 4)
  const part = (share: number): number => tidy(durationSeconds * share)
  switch (kind) {
    case 'constant':
      return { kind, rate: peak }
    case 'ramp':
      return { kind, from: low, to: peak, startSeconds: 0, endSeconds: durationSeconds }
    case 'steps':
      return {
        kind,
        steps: [
          { atSeconds: 0, rate: low },
          { atSeconds: part(0.5), rate: peak },
        ],
      }
    case 'spike':
      return {
        kind,
        base: low,
        peak,
        atSeconds: part(0.3),
        riseSeconds: part(0.1),
        holdSeconds: part(0.2),
        fallSeconds: part(0.1),
      }
    case 'sine':
      return {
        kind,
        mean: tidy((low + peak) / 2),
        amplitude: tidy((peak - low) / 2),
        periodSeconds: durationSeconds,
        phaseSeconds: 0,
      }
    case 'points': {
      const corners = curve
        .previewPoints(24)
        .map(({ timeMs, rate }) => ({ atSeconds: timeMs / 1000, rate: tidy(rate) }))
      return {
        kind,
        points: corners.filter(
          (point, index) => index === 0 || point.atSeconds > (corners[index - 1]?.atSeconds ?? -1),
        ),
      }
    }
  }
}

/** Rounded to three significant digits. */
export const tidy = (value: number): number => Number(value.toPrecision(3))

/** The round number (1, 2 or 5 and zeros) next above a value, for steps. */
export const roundStep = (value: number): number => roundedUp(value, [1, 2, 5, 10])

/** The round number next above a value, for the top of a scale: closer than a step, so that the curve fills it. */
export const roundTop = (value: number): number => roundedUp(value, [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10])

function roundedUp(value: number, factors: readonly number[]): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = factors.find((candidate) => candidate * power >= value * 0.999) ?? 10
  return Number((factor * power).toPrecision(3))
}

function moveSpike(load: Extract<Load, { kind: 'spike' }>, id: string, at: number, rate: number): Load {
  const { atSeconds, riseSeconds, holdSeconds } = load
  const after = (start: number): number => Math.max(0, at - start)
  switch (id) {
    case 'base':
      return { ...load, base: rate }
    case 'at':
      return { ...load, atSeconds: at }
    case 'top':
      return { ...load, riseSeconds: after(atSeconds), peak: rate }
    case 'fall':
      return { ...load, holdSeconds: after(atSeconds + riseSeconds), peak: rate }
    default:
      return { ...load, fallSeconds: after(atSeconds + riseSeconds + holdSeconds) }
  }
}

function movePoint(
  points: readonly CurvePoint[],
  index: number,
  to: CurvePoint,
  durationSeconds: number,
): CurvePoint[] {
  const low = points[index - 1]?.atSeconds ?? 0
  const high = points[index + 1]?.atSeconds ?? durationSeconds
  return points.map((point, at) =>
    at === index ? { atSeconds: between(to.atSeconds, low, Math.max(low, high)), rate: to.rate } : point,
  )
}

/** Douglas and Peucker's thinning, with distance measured in rate. */
function simplified(points: readonly CurvePoint[], tolerance: number): CurvePoint[] {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last || points.length < 3) return [...points]
  let farthest = 0
  let distance = 0
  for (let index = 1; index < points.length - 1; index++) {
    const point = points[index]!
    const share =
      last.atSeconds > first.atSeconds ? (point.atSeconds - first.atSeconds) / (last.atSeconds - first.atSeconds) : 0
    const off = Math.abs(point.rate - (first.rate + (last.rate - first.rate) * share))
    if (off > distance) [farthest, distance] = [index, off]
  }
  if (distance <= tolerance) return [first, last]
  return [
    ...simplified(points.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplified(points.slice(farthest), tolerance),
  ]
}

const crestSeconds = ({ periodSeconds, phaseSeconds }: Extract<Load, { kind: 'sine' }>): number =>
  modulo(periodSeconds / 4 - phaseSeconds, periodSeconds)
const modulo = (value: number, by: number): number => ((value % by) + by) % by
const between = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))
