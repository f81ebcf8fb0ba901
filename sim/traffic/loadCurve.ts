import type { Load } from '../design/types'
import { sineOfTurn } from '../kernel/math'
import { RateCurveBuilder, type RateCurve } from './rateCurve'

/** Straight pieces per period of a sine: each is off by at most 0.054 % of the amplitude. */
const PIECES_PER_PERIOD = 96
/** Fewer pieces per period, down to 8, in a run of so many periods that there would be more pieces than this. */
const MOST_SINE_PIECES = 1_000_000

/** A load over the whole run. Rates below 0, as in a sine with an amplitude above its mean, become 0. */
export function rateCurveOf(load: Load, durationMs: number): RateCurve {
  const builder = new RateCurveBuilder(durationMs)
  switch (load.kind) {
    case 'constant':
      builder.flat(0, durationMs, load.rate)
      break
    case 'ramp': {
      const startMs = load.startSeconds * 1000
      const endMs = load.endSeconds * 1000
      builder.flat(0, startMs, load.from)
      builder.line(startMs, endMs, load.from, load.to)
      builder.flat(Math.max(startMs, endMs), durationMs, load.to)
      break
    }
    case 'steps': {
      // Nothing arrives before the first step.
      const steps = inOrder(load.steps)
      steps.forEach((step, i) => {
        builder.flat(step.atSeconds * 1000, (steps[i + 1]?.atSeconds ?? Infinity) * 1000, step.rate)
      })
      break
    }
    case 'spike': {
      const riseMs = load.atSeconds * 1000
      const topMs = riseMs + load.riseSeconds * 1000
      const fallMs = topMs + load.holdSeconds * 1000
      const endMs = fallMs + load.fallSeconds * 1000
      builder.flat(0, riseMs, load.base)
      builder.line(riseMs, topMs, load.base, load.peak)
      builder.flat(topMs, fallMs, load.peak)
      builder.line(fallMs, endMs, load.peak, load.base)
      builder.flat(endMs, durationMs, load.base)
      break
    }
    case 'sine':
      addSine(builder, load, durationMs)
      break
    case 'points': {
      const points = inOrder(load.points)
      const first = points[0]
      if (first === undefined) break
      builder.flat(0, first.atSeconds * 1000, first.rate)
      points.forEach((point, i) => {
        const next = points[i + 1]
        if (next) builder.line(point.atSeconds * 1000, next.atSeconds * 1000, point.rate, next.rate)
        else builder.flat(point.atSeconds * 1000, durationMs, point.rate)
      })
      break
    }
    case 'replay': {
      const binMs = load.binSeconds * 1000
      if (!(binMs > 0)) throw new RangeError(`a bin must be longer than 0 s, got ${load.binSeconds}`)
      const bins = Math.min(load.counts.length, Math.ceil(durationMs / binMs))
      for (let i = 0; i < bins; i++) builder.flat(i * binMs, (i + 1) * binMs, load.counts[i]! / load.binSeconds)
      break
    }
  }
  return builder.curve()
}

/** mean + amplitude x sin(turn (t + phase) / period): the phase says how far into the wave the run starts. */
function addSine(builder: RateCurveBuilder, load: Extract<Load, { kind: 'sine' }>, durationMs: number): void {
  const { mean, amplitude, periodSeconds, phaseSeconds } = load
  const periodMs = periodSeconds * 1000
  if (!(periodMs > 0)) throw new RangeError(`a period must be longer than 0 s, got ${periodSeconds}`)
  // A multiple of 4, so that the crests of the wave are corners.
  const perPeriod = Math.max(
    8,
    Math.min(PIECES_PER_PERIOD, 4 * Math.floor((MOST_SINE_PIECES * periodMs) / (4 * durationMs))),
  )
  const stepMs = periodMs / perPeriod
  const phaseMs = phaseSeconds * 1000
  const firstCorner = Math.floor(phaseMs / stepMs)
  const rate = (corner: number): number => mean + amplitude * sineOfTurn(corner / perPeriod)
  for (let corner = firstCorner; corner * stepMs - phaseMs < durationMs; corner++) {
    builder.line(corner * stepMs - phaseMs, (corner + 1) * stepMs - phaseMs, rate(corner), rate(corner + 1))
  }
}

/** By time; of two at one time the later in the list comes last and so holds. */
function inOrder<T extends { atSeconds: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.atSeconds - b.atSeconds)
}
