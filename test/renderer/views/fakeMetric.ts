import type { MetricKind, MetricResult, MetricUnit } from '../../../sim/index'

/** A metric with its summary; a distribution is given by its mean and count per bin. */
export function metric(
  namespace: string,
  name: string,
  kind: MetricKind,
  unit: MetricUnit,
  values: Float64Array,
  counts: Float64Array = new Float64Array(0),
): MetricResult {
  const known = [...values].filter((value) => !Number.isNaN(value))
  const sorted = [...known].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null
  const isDistribution = kind === 'distribution'
  const sampled = isDistribution
    ? values.map((mean, bin) => (counts[bin]! > 0 ? mean * counts[bin]! : Number.NaN))
    : values
  const mean = known.length === 0 ? null : known.reduce((all, value) => all + value, 0) / known.length
  return {
    namespace,
    name,
    unit,
    kind,
    values: sampled,
    counts: isDistribution ? counts : new Float64Array(0),
    maxima: kind === 'counter' ? new Float64Array(0) : values.map((value) => value * 1.6),
    last: kind === 'gauge' ? values : new Float64Array(0),
    percentiles: isDistribution
      ? { p50: values, p90: values.map((value) => value * 1.8), p99: values.map((value) => value * 2.6) }
      : null,
    summary: {
      sum: kind === 'gauge' ? null : sum(sampled),
      average: kind === 'counter' ? null : mean,
      maximum: at(1),
      minimum: at(0),
      p50: isDistribution ? at(0.5) : null,
      p90: isDistribution ? at(0.9) : null,
      p95: isDistribution ? at(0.95) : null,
      p99: isDistribution && at(0.99) !== null ? at(0.99)! * 2.6 : null,
      p999: isDistribution && at(0.999) !== null ? at(0.999)! * 3 : null,
      samples: isDistribution ? sum(counts) : sum(values),
    },
  }
}

/** Sum of what is known. */
export function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) if (!Number.isNaN(value)) total += value
  return total
}

/** The minimal standard generator: the same noise in every test run. */
export function lehmer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}
