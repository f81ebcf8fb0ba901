import { HOUR_MS, HOURS_PER_MONTH } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'
import { initialShards } from './ShardMap'
import type { StreamConfig } from './config'
import {
  BYTES_PER_GB,
  DEFAULT_RETENTION_HOURS,
  LONG_TERM_RETENTION_HOURS,
  ON_DEMAND_STEP_BYTES,
  PUT_UNIT_BYTES,
} from './limits'

const SOURCE: Price['source'] = {
  document: 'AWS price list, Kinesis Data Streams, us-east-1, as recorded on 2024-07-01',
  url: 'https://aws.amazon.com/kinesis/data-streams/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const PRICES = {
  shardHours: ['Kinesis shards', 'shard-hour', 0.015],
  putUnits: ['Kinesis PUT payload units of 25 KB', 'unit', 0.014e-6],
  extendedRetention: ['Kinesis retention of more than 24 hours', 'shard-hour', 0.02],
  longTermRetention: ['Kinesis retention of more than 7 days', 'GB-month', 0.023],
  fanOutHours: ['Kinesis enhanced fan-out', 'consumer-shard-hour', 0.015],
  fanOutData: ['Kinesis enhanced fan-out data', 'GB', 0.013],
  onDemandHours: ['Kinesis on-demand streams', 'stream-hour', 0.04],
  onDemandIngested: ['Kinesis on-demand data written', 'GB', 0.08],
  onDemandRetrieved: ['Kinesis on-demand data read', 'GB', 0.04],
  onDemandFanOutData: ['Kinesis on-demand enhanced fan-out data', 'GB', 0.05],
  onDemandExtendedRetention: ['Kinesis on-demand retention of more than 24 hours', 'GB-month', 0.1],
} as const

type PriceName = keyof typeof PRICES

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  (Object.keys(PRICES) as PriceName[]).map((name) => {
    const [title, unit, unitPrice] = PRICES[name]
    return {
      id: priceId(name),
      title,
      unit,
      tiers: [{ upTo: null, unitPrice }],
      source: priceSource(SOURCE, region),
    }
  })

export const freeTiers: readonly FreeTier[] = []

const priceId = (name: PriceName): string => `kinesis.${name}`

/** What consumers have read. */
interface Retrieved {
  standardBytes: number
  pushedBytes: number
  fanOutConsumers: number
}

/** What a stream is billed for. */
export class StreamUsage {
  private putUnits = 0
  private bytes = 0
  private roundedBytes = 0

  constructor(private readonly config: StreamConfig) {}

  /** Counts a record that was stored. */
  wrote(bytes: number): void {
    this.bytes += bytes
    this.putUnits += Math.max(1, Math.ceil(bytes / PUT_UNIT_BYTES))
    this.roundedBytes += Math.max(1, Math.ceil(bytes / ON_DEMAND_STEP_BYTES)) * ON_DEMAND_STEP_BYTES
  }

  components(resourceId: string, durationMs: number, retrieved: Retrieved): CostComponent[] {
    const line = (
      name: PriceName,
      component: string,
      quantity: number,
      basis: CostComponent['basis'] = 'usage',
    ): CostComponent => ({ resourceId, priceId: priceId(name), component, quantity, basis })
    const hours = durationMs / HOUR_MS
    const pushedGb = retrieved.pushedBytes / BYTES_PER_GB
    const longTerm = line(
      'longTermRetention',
      'Long-term retention',
      this.storedGbMonths(LONG_TERM_RETENTION_HOURS, Infinity),
    )
    if (this.config.capacityMode === 'on-demand')
      return [
        line('onDemandHours', 'Stream', hours, 'time'),
        line('onDemandIngested', 'Data written', this.roundedBytes / BYTES_PER_GB),
        line('onDemandRetrieved', 'Data read', retrieved.standardBytes / BYTES_PER_GB),
        line('onDemandFanOutData', 'Enhanced fan-out data', pushedGb),
        line(
          'onDemandExtendedRetention',
          'Extended retention',
          this.storedGbMonths(DEFAULT_RETENTION_HOURS, LONG_TERM_RETENTION_HOURS),
        ),
        longTerm,
      ].filter(({ quantity }) => quantity > 0)
    const shardHours = initialShards(this.config) * hours
    const isExtended = this.config.retentionHours > DEFAULT_RETENTION_HOURS
    return [
      line('shardHours', 'Shards', shardHours, 'time'),
      line('putUnits', 'PUT payload units', this.putUnits),
      line('extendedRetention', 'Extended retention', isExtended ? shardHours : 0, 'time'),
      line('fanOutHours', 'Enhanced fan-out', shardHours * retrieved.fanOutConsumers, 'time'),
      line('fanOutData', 'Enhanced fan-out data', pushedGb),
      longTerm,
    ].filter(({ quantity }) => quantity > 0)
  }

  /** What the run's records will have been kept for between two ages, once they are gone. */
  private storedGbMonths(fromHours: number, toHours: number): number {
    const hours = Math.max(0, Math.min(this.config.retentionHours, toHours) - fromHours)
    return (this.bytes / BYTES_PER_GB) * (hours / HOURS_PER_MONTH)
  }
}
