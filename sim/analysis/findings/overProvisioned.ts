import type { Finding } from '../../result'
import { resourcesOf, type Rule } from './rule'
import { SOURCES } from './sources'
import { count, figure, percent } from './words'

/** Peak use below this share of what is set aside is far below. */
const FAR_BELOW = 0.3
/** Smaller reservations are not worth a word. */
const SMALLEST = 20
/** Head-room over the peak that was seen. */
const HEADROOM = 1.5

/** Reserved concurrency that a function does not come near, taken from all others. */
export const reservedUnused: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn) => {
    const reserved = fn.config['reservedConcurrency'] as number | null
    const peak = result.resources[fn.id]?.metrics['ConcurrentExecutions']?.summary.maximum ?? 0
    if (reserved === null || reserved < SMALLEST || peak === 0 || peak >= reserved * FAR_BELOW) return []
    const value = Math.max(5, Math.ceil(peak * HEADROOM))
    return [
      {
        code: 'lambda.reservedUnused',
        severity: 'info',
        resourceIds: [fn.id],
        title: 'More concurrency is reserved than used',
        evidence: `${fn.name} reserves ${count(reserved)} and never ran more than ${count(peak)} at once (${percent(peak / reserved)}). Functions without a reservation lack the rest.`,
        remedy: `Reserve ${count(value)} if this scenario is the worst case, or remove the reservation.`,
        changes: [{ resourceId: fn.id, field: 'reservedConcurrency', value }],
        source: SOURCES.reservedConcurrency,
      },
    ]
  })

const SIDES = [
  { word: 'read', field: 'readCapacityUnits', consumed: 'ConsumedReadCapacityUnits' },
  { word: 'write', field: 'writeCapacityUnits', consumed: 'ConsumedWriteCapacityUnits' },
] as const

/** Provisioned capacity that is paid for by the hour and hardly used. */
export const capacityUnused: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.dynamodb.table')
    .filter(({ config }) => config['capacityMode'] === 'provisioned')
    .flatMap((table) =>
      SIDES.flatMap(({ word, field, consumed }): Finding[] => {
        const units = table.config[field] as number
        const values = result.resources[table.id]?.metrics[consumed]?.values
        if (units < SMALLEST || values === undefined) return []
        const peak = (Math.max(...values) * 1000) / result.binMs
        if (peak >= units * FAR_BELOW) return []
        const value = Math.max(1, Math.ceil(peak * HEADROOM))
        return [
          {
            code: 'dynamodb.capacityUnused',
            severity: 'info',
            resourceIds: [table.id],
            title: `More ${word} capacity is provisioned than used`,
            evidence: `${table.name} pays for ${count(units)} ${word} units/s and used at most ${figure(peak)} (${percent(peak / units)}).`,
            remedy: `Provision ${count(value)} ${word} capacity units if this scenario is the worst case, or switch to on-demand.`,
            changes: [{ resourceId: table.id, field, value }],
            source: SOURCES.provisionedCapacity,
          },
        ]
      }),
    )
