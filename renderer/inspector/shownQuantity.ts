import type { FieldUnit } from '../../sim/index'
import { formatBytes, formatCount, formatDuration, formatMoney, formatRate, formatSignificant } from '../ui/format'

/** A value in a setting's unit at a glance: three significant digits. */
export function shownQuantity(value: number, unit: FieldUnit): string {
  switch (unit) {
    case 'ms':
      return formatDuration(value)
    case 's':
      return formatDuration(value * 1000)
    case 'min':
      return formatDuration(value * 60_000)
    case 'h':
      return formatDuration(value * 3_600_000)
    case 'bytes':
      return formatBytes(value)
    case 'MB':
      return formatBytes(value * 1024 ** 2)
    case 'GB':
      return formatBytes(value * 1024 ** 3)
    case 'perSecond':
      return formatRate(value)
    case 'percent':
      return `${formatSignificant(value)}%`
    case 'count':
    case 'ratio':
      return formatCount(value)
    case 'usd':
      return formatMoney(value)
  }
}
