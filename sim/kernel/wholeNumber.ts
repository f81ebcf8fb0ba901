/** Decimals shown at most, as a reader of a sentence can use them. */
const MOST_DECIMALS = 3

/**
 * A number in English writing, with thousands separated: `12,400`, `0.31`, `1,240.5`. Decimals are rounded to three,
 * halves away from zero. Written here because the host's formatter depends on its language data.
 */
export function grouped(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value < 0 ? '-∞' : '∞'
  const [whole = '', decimals = ''] = decimalDigits(Math.abs(value))
  const trimmed = decimals.replace(/0+$/, '')
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  return `${sign}${digits}${trimmed === '' ? '' : `.${trimmed}`}`
}
