import { distribution, type DistributionField } from './fields'
import type { Source } from './source'

/** A service's own latency, ms: a lognormal given by its median and its 99% point, among the advanced settings. */
export const latencyField = (field: {
  label: string
  help: string
  default: { p50: number; p99: number }
  source: Source
}): DistributionField =>
  distribution({
    ...field,
    group: 'Performance',
    advanced: true,
    unit: 'ms',
    default: { kind: 'lognormal', ...field.default },
  })
