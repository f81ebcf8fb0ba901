import type { TrafficStream } from '../design/types'
import type { RandomStream } from '../kernel/RandomStream'
import type { Arrivals } from '../services/define'
import { ConstantPoissonArrivals } from './constantPoissonArrivals'
import { CurveArrivals } from './curveArrivals'
import { rateCurveOf } from './loadCurve'
import { ReplayArrivals } from './replayArrivals'

/**
 * The arrival process of a stream over a run. In units of the cumulative rate (expected arrivals so far), arrivals lie
 * - poisson: exponential distances with mean 1 apart, which makes a Poisson process of the load's rate;
 * - uniform: one in each unit, anywhere in it with equal chance;
 * - exact: at 0.5, 1.5, 2.5 ..., so the first comes half a gap after the start.
 * A replay emits exactly the recorded count in each bin instead.
 */
export function arrivalsOf(stream: TrafficStream, durationMs: number, random: RandomStream): Arrivals {
  const { load, spacing } = stream
  const curve = rateCurveOf(load, durationMs)
  if (load.kind === 'replay') return new ReplayArrivals(curve, load.counts, load.binSeconds * 1000, spacing, random)
  const constant = curve.pieces === 1 && curve.slopePerSecondPerMs[0] === 0
  if (constant && spacing === 'poisson') return new ConstantPoissonArrivals(curve, random)
  return new CurveArrivals(curve, spacing, random)
}
