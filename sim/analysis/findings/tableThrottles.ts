import type { Model, ModelResource } from '../../compile/model'
import { ON_DEMAND_PEAK_FACTOR, ON_DEMAND_WINDOW_MINUTES } from '../../services/dynamodb/limits'
import { capacityDemand, unitsPerItem } from './capacityDemand'
import { callersOf } from './reach'
import { type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, figure, percent } from './words'

/** Partitions turned requests away: one key, or a few, are asked for more than a partition serves. */
export const hotPartition: Rule = ({ model, result }) =>
  result.throttles.flatMap((throttle) => {
    const side = { 'dynamodb.partitionRcu': 'read', 'dynamodb.partitionWcu': 'write' }[throttle.limitId]
    const table = model.resources.find(({ id }) => id === throttle.resourceId)
    if (side === undefined || table === undefined) return []
    const shards = Math.ceil(throttle.peakUse / throttle.limit)
    const cache = side === 'read' ? cacheableApi(model, table) : undefined
    return [
      {
        code: 'dynamodb.hotPartition',
        severity: 'critical',
        resourceIds: [table.id],
        limitIds: [throttle.limitId],
        title: `A hot key: one partition is asked for more ${side}s than it serves`,
        evidence: `${table.name} turned ${count(throttle.count)} ${side}s away although the table had capacity left: a partition serves ${count(throttle.limit)} ${side} units/s, and the hottest was asked for up to ${figure(throttle.peakUse)}.`,
        remedy: `${
          side === 'read'
            ? `Cache the hot item${cache === undefined ? '' : ` (turn the API cache of ${cache.name} on)`}, or spread`
            : 'Spread'
        } the hot key over at least ${Math.max(2, shards)} partition keys (${side === 'read' ? 'copies of the item' : 'write sharding: a suffix from 1 to N'}). More capacity does not help.`,
        changes: cache === undefined ? [] : [{ resourceId: cache.id, field: 'cacheEnabled', value: true }],
        source: SOURCES.partitionKeys,
      },
    ]
  })

/** Provisioned capacity, and the burst saved up from it, are used up. */
export const provisionedTooLow: Rule = ({ model, result }) =>
  result.throttles.flatMap((throttle) => {
    const side = { 'dynamodb.provisionedRcu': READS, 'dynamodb.provisionedWcu': WRITES }[throttle.limitId]
    const table = model.resources.find(({ id }) => id === throttle.resourceId)
    if (side === undefined || table === undefined) return []
    const value = Math.max(
      throttle.limit + 1,
      Math.ceil(capacityDemand(model, result, table, side, unitsPerItem(table, side.word))),
    )
    const quota = model.account.quotas[side.quota]!
    const consumed = totalOf(result, table.id, side.consumed) / ((result.durationMs - result.warmupMs) / 1000)
    return [
      {
        code: 'dynamodb.provisionedTooLow',
        severity: 'critical',
        resourceIds: [table.id],
        limitIds: [throttle.limitId],
        title: `Provisioned ${side.word} capacity is used up`,
        evidence: `${table.name} turned ${count(throttle.count)} ${side.word}s away: it is provisioned for ${count(throttle.limit)} ${side.word} units/s, served ${figure(consumed)} on average with its saved-up burst, and was asked for up to ${figure(throttle.peakUse)}.`,
        remedy: `Provision ${count(value)} ${side.word} capacity units, enough for this load with the burst that a table saves up, or switch ${table.name} to on-demand.`,
        changes: value <= quota ? [{ resourceId: table.id, field: side.field, value }] : [],
        source: SOURCES.provisionedCapacity,
      },
    ]
  })

/** Traffic rose beyond what an on-demand table serves at once. */
export const onDemandExceeded: Rule = ({ model, result }) =>
  result.throttles.flatMap((throttle) => {
    const kind = ON_DEMAND[throttle.limitId]
    const table = model.resources.find(({ id }) => id === throttle.resourceId)
    if (kind === undefined || table === undefined) return []
    const peak = Math.ceil(throttle.peakUse)
    const change = kind.change(peak)
    return [
      {
        code: 'dynamodb.onDemandExceeded',
        severity: 'critical',
        resourceIds: [table.id],
        limitIds: [throttle.limitId],
        title: `An on-demand table is asked for more ${kind.word}s than it serves at once`,
        evidence: `${table.name} turned ${count(throttle.count)} ${kind.word}s away at ${count(throttle.limit)} ${kind.word} units/s (${throttle.title}); up to ${figure(throttle.peakUse)} were asked for in a second, ${percent(throttle.peakUse / throttle.limit - 1)} more.`,
        remedy: kind.remedy(peak),
        changes: [{ resourceId: table.id, ...change }],
        source: SOURCES.onDemandCapacity,
      },
    ]
  })

const READS = {
  word: 'read',
  field: 'readCapacityUnits',
  consumed: 'ConsumedReadCapacityUnits',
  throttles: 'ReadThrottleEvents',
  quota: 'dynamodb.tableReadUnits',
} as const
const WRITES = {
  word: 'write',
  field: 'writeCapacityUnits',
  consumed: 'ConsumedWriteCapacityUnits',
  throttles: 'WriteThrottleEvents',
  quota: 'dynamodb.tableWriteUnits',
} as const

interface OnDemand {
  word: string
  change(peak: number): { field: string; value: unknown }
  remedy(peak: number): string
}

const risen = (word: 'read' | 'write', field: string): OnDemand => ({
  word,
  change: (peak) => ({ field, value: Math.ceil(peak / ON_DEMAND_PEAK_FACTOR) }),
  remedy: (peak) =>
    `Warm the table up to ${count(Math.ceil(peak / ON_DEMAND_PEAK_FACTOR))} ${word} units/s before the peak (it serves twice what it has served), or let traffic double over at least ${ON_DEMAND_WINDOW_MINUTES} minutes.`,
})

const bounded = (word: 'read' | 'write', field: string): OnDemand => ({
  word,
  change: (peak) => ({ field, value: peak }),
  remedy: (peak) => `Raise the table’s own maximum to ${count(peak)} ${word} units/s, or remove it.`,
})

const ON_DEMAND: Readonly<Record<string, OnDemand>> = {
  'dynamodb.onDemandPeakRru': risen('read', 'previousReadPeak'),
  'dynamodb.onDemandPeakWru': risen('write', 'previousWritePeak'),
  'dynamodb.onDemandMaximumRru': bounded('read', 'maximumReadUnits'),
  'dynamodb.onDemandMaximumWru': bounded('write', 'maximumWriteUnits'),
}

/** An API between GET requests and the table whose cache is off. */
function cacheableApi(model: Model, table: ModelResource): ModelResource | undefined {
  const callers = callersOf(model, table)
  if (!callers.some(({ service, config }) => service.traffic === true && config['operation'] === 'GET'))
    return undefined
  return callers.find(({ type, config }) => type === 'aws.apigateway.rest' && config['cacheEnabled'] === false)
}
