import type { Model } from '../compile/model'
import type { Scenario } from '../design/types'
import type { RunResult } from '../result'
import { run, type RunOptions } from '../run'

/** Mean of a figure over replications with its 95% confidence interval (Student's t). */
export interface Replicated {
  mean: number
  low: number
  high: number
  /** Replications in which the figure was observed. */
  samples: number
}

/** Two-sided 95% points of Student's t by degrees of freedom; 1.96 beyond the table. */
const T95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086,
]

/** Runs a scenario with `count` consecutive seeds from `options.seed` on. */
export function replicate(model: Model, scenario: Scenario, count: number, options: RunOptions): RunResult[] {
  return Array.from({ length: count }, (_, replication) =>
    run(model, scenario, {
      ...options,
      seed: options.seed + replication,
      ...(options.onProgress && {
        onProgress: (fraction: number, events: number) => options.onProgress!((replication + fraction) / count, events),
      }),
    }),
  )
}

/** Mean and confidence interval of a figure; null when no replication observed it. */
export function replicated(
  results: readonly RunResult[],
  figure: (result: RunResult) => number | null,
): Replicated | null {
  const values = results.map(figure).filter((value): value is number => value !== null && !Number.isNaN(value))
  if (values.length === 0) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (values.length === 1) return { mean, low: mean, high: mean, samples: 1 }
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1)
  const half = (T95[values.length - 2] ?? 1.96) * Math.sqrt(variance / values.length)
  return { mean, low: mean - half, high: mean + half, samples: values.length }
}
