import type { Model, ModelResource } from '../../compile/model'
import type { RunResult } from '../../result'
import {
  BURST_SECONDS,
  BYTES_PER_READ_UNIT,
  BYTES_PER_WRITE_UNIT,
  EVENTUAL_FACTOR,
} from '../../services/dynamodb/limits'
import { repeatedCalls } from './retryFactors'

export interface TableSideNames {
  consumed: string
  throttles: string
}

/**
 * The least provisioned capacity, units per second, that would have served the whole run from a full burst: over no
 * stretch of T seconds may more be asked for than capacity x (T + the seconds of burst). Rejected requests count as
 * often as they would have come without retries.
 *
 * @param unitsPerRequest what a rejected request would have used
 */
export function capacityDemand(
  model: Model,
  result: RunResult,
  table: ModelResource,
  { consumed, throttles }: TableSideNames,
  unitsPerRequest: number,
): number {
  const metrics = result.resources[table.id]!.metrics
  const served = metrics[consumed]!
  const rejected = metrics[throttles]!
  const repeated = repeatedCalls(model, result, table)
  const allRejected = metrics['ThrottledRequests']!.summary.sum!
  // Whatever was repeated had been rejected before, in proportion on both sides of the table.
  const first = allRejected > 0 ? Math.max(0, 1 - repeated / allRejected) : 0
  const sums = new Float64Array(result.bins + 1)
  for (let bin = 0; bin < result.bins; bin++)
    sums[bin + 1] = sums[bin]! + served.values[bin]! + rejected.values[bin]! * unitsPerRequest * first
  let least = 0
  for (let from = 0; from < result.bins; from++)
    for (let to = from + 1; to <= result.bins; to++) {
      const seconds = ((to - from) * result.binMs) / 1000
      const rate = (sums[to]! - sums[from]!) / (seconds + BURST_SECONDS)
      if (rate > least) least = rate
    }
  return least
}

/** Units that one item takes, read as the table is set or written. */
export function unitsPerItem(table: ModelResource, side: 'read' | 'write'): number {
  const bytes = table.config['itemBytes'] as number
  if (side === 'write') return Math.ceil(bytes / BYTES_PER_WRITE_UNIT)
  return Math.ceil(bytes / BYTES_PER_READ_UNIT) * (table.config['consistency'] === 'strong' ? 1 : EVENTUAL_FACTOR)
}
