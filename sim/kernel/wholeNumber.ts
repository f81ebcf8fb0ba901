/**
 * A number as English writes it, with thousands separated: `12,400`, `1,240.5`, `0.31`. Decimals beyond the third are
 * rounded, halves away from zero. The host's own formatter depends on its language data, so it is not used here.
 */
export function grouped(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  if (!Number.isFinite(value)) return `${sign}∞`
  const digits = thousandthsOf(Math.abs(value)).toString().padStart(4, '0')
  const whole = digits.slice(0, -3).replace(/\B(?=(\d{3})+$)/g, ',')
  const decimals = digits.slice(-3).replace(/0+$/, '')
  return `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`
}

/** The nearest number of thousandths, counted on the shortest decimal form of the value: 1.0005 is 1001 of them. */
function thousandthsOf(value: number): bigint {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e')
  const [first = '0', rest = ''] = mantissa.split('.')
  const digits = BigInt(first + rest)
  const shift = Number(exponent) - rest.length + 3
  if (shift >= 0) return digits * 10n ** BigInt(shift)
  const divisor = 10n ** BigInt(-shift)
  return (2n * digits + divisor) / (2n * divisor)
}
