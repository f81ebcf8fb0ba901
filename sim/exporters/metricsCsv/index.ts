import type { Design } from '../../design/types'
import type { RunResult } from '../../result'
import type { MetricResult } from '../../telemetry/results'
import { csv } from '../csv'

type Row = [time: number, resource: string, metric: string, statistic: string, value: number]

/**
 * All time series as CSV in long format, one row per observed value: the start of the time bin in seconds, the
 * resource's id, CloudWatch's metric name and statistic. Bins in which nothing was observed have no row.
 */
export function metricsCsv(_design: Design, result: RunResult): string {
  const rows: Row[] = []
  for (const [resourceId, { metrics }] of Object.entries(result.resources)) {
    for (const metric of Object.values(metrics)) {
      for (const [statistic, values] of statisticsOf(metric)) {
        for (const [bin, value] of values.entries()) {
          if (!Number.isNaN(value)) rows.push([(bin * result.binMs) / 1000, resourceId, metric.name, statistic, value])
        }
      }
    }
  }
  return csv([['time_s', 'resource', 'metric', 'statistic', 'value'], ...rows])
}

function statisticsOf(metric: MetricResult): [string, Float64Array][] {
  if (metric.kind === 'counter') return [['Sum', metric.values]]
  if (metric.kind === 'gauge')
    return [
      ['Average', metric.values],
      ['Maximum', metric.maxima],
      ['Last', metric.last],
    ]
  const averages = metric.values.map((sum, bin) => (metric.counts[bin]! > 0 ? sum / metric.counts[bin]! : NaN))
  const percentiles = Object.entries(metric.percentiles ?? {})
  return [['SampleCount', metric.counts], ['Average', averages], ['Maximum', metric.maxima], ...percentiles]
}
