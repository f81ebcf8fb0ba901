import type { FieldUnit } from '../../sim/index'
import { formatQuantityForEdit, parseQuantity, type QuantityUnit } from '../ui/parse'

const quantityUnits: Record<FieldUnit, QuantityUnit> = {
  ms: 'ms',
  s: 's',
  min: 'min',
  h: 'h',
  MB: 'MB',
  GB: 'GB',
  bytes: 'B',
  perSecond: '/s',
  percent: '%',
  count: 'count',
  ratio: 'count',
  usd: '$',
}

/** How a text field reads and writes values of a setting's unit. */
export const quantityUnitOf = (unit: FieldUnit): QuantityUnit => quantityUnits[unit]

/** Units that a long value reads better in, largest first, with their size in the field's own unit. */
const largerUnits: Partial<Record<FieldUnit, readonly (readonly [QuantityUnit, number])[]>> = {
  ms: [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
  ],
  s: [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
  ],
  min: [
    ['d', 1440],
    ['h', 60],
  ],
  bytes: [
    ['GB', 1024 ** 3],
    ['MB', 1024 ** 2],
    ['KB', 1024],
  ],
}

/**
 * A value as its field shows and reads it: `512 MB`, `1.5 s`, `3,500/s`, `5 min`. `parseQuantity` of the text gives
 * back exactly the value.
 */
export function quantityText(value: number, unit: FieldUnit): string {
  const own = quantityUnits[unit]
  for (const [larger, factor] of largerUnits[unit] ?? []) {
    if (Math.abs(value) < factor) continue
    const scaled = value / factor
    // Minutes and longer only where they come out whole; a fraction of them is harder to read than the small unit.
    const short = larger === 's' || unit === 'bytes' ? Number.isInteger(scaled * 100) : Number.isInteger(scaled)
    if (!short) continue
    const text = grouped(formatQuantityForEdit(scaled, larger))
    const read = parseQuantity(text, own)
    if (read.ok && read.value === value) return text
  }
  return grouped(formatQuantityForEdit(value, own))
}

/** Thousands separated, where digits are plain. */
function grouped(text: string): string {
  return /\de/i.test(text)
    ? text
    : text.replace(/^([-$]*)(\d+)/, (_, sign: string, digits: string) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ','))
}
