import { formatPercent, formatSignificant, unknownText } from '../../ui/format'

/** One figure of two runs. */
export interface CompareRow {
  id: string
  label: string
  baseline: string
  current: string
  /** Signed difference, with the relative change where there is one. */
  difference: string
  /** Whether the change is for the better; null when it is neither or nothing changed. */
  better: boolean | null
}

/** Which way is better. */
export type Good = 'less' | 'more' | 'neither'
export type Format = (value: number | null) => string

/** A figure of two runs with its signed difference. */
export function compareRow(
  id: string,
  label: string,
  before: number | null,
  after: number | null,
  format: Format,
  good: Good,
): CompareRow {
  const known = before !== null && after !== null
  const changed = known && before !== after
  return {
    id,
    label,
    baseline: format(before),
    current: format(after),
    difference: known ? differenceText(before, after, format) : unknownText,
    better: !changed || good === 'neither' ? null : good === 'less' ? after < before : after > before,
  }
}

function differenceText(before: number, after: number, format: Format): string {
  if (before === after) return 'same'
  const sign = after > before ? '+' : '−'
  const relative = before === 0 ? '' : ` (${sign}${formatPercent(Number(Math.abs(after / before - 1).toPrecision(2)))})`
  // A difference of shares is in percentage points; relative to a share it would only confuse.
  if (format === formatPercent) return `${sign}${formatSignificant(Math.abs(after - before) * 100)} points`
  return `${sign}${format(Math.abs(after - before))}${relative}`
}
