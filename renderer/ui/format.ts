/** What every unknown value shows as; never 0. */
export const unknownText = '–'

type Maybe = number | null | undefined

/** Digits as people write them: at most `digits` significant, no exponent, no trailing zeros, true minus sign. */
export function formatSignificant(value: Maybe, digits = 3): string {
  if (value === null || value === undefined || Number.isNaN(value)) return unknownText
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  if (value === 0) return '0'
  const sign = value < 0 ? '−' : ''
  const magnitude = Math.abs(value)
  const exponent = Math.floor(Math.log10(Number(magnitude.toPrecision(digits))))
  const decimals = Math.min(100, Math.max(0, digits - 1 - exponent))
  const rounded = Number(magnitude.toPrecision(digits))
  const plain = rounded.toFixed(decimals)
  return sign + (plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain)
}

/** A count at a glance: "0", "184", "3.2k", "1.46M", "2B". */
export function formatCount(count: Maybe): string {
  if (count === null || count === undefined || !Number.isFinite(count)) return formatSignificant(count)
  const rounded = Number(count.toPrecision(3))
  const magnitude = Math.abs(rounded)
  if (magnitude >= 1e12) return `${formatSignificant(rounded / 1e12)}T`
  if (magnitude >= 1e9) return `${formatSignificant(rounded / 1e9)}B`
  if (magnitude >= 1e6) return `${formatSignificant(rounded / 1e6)}M`
  if (magnitude >= 1e3) return `${formatSignificant(rounded / 1e3)}k`
  return formatSignificant(rounded)
}

/** A count in full, grouped by thousands, for tables: "81,204". Fractions are rounded to a whole number. */
export function formatInteger(count: Maybe): string {
  if (count === null || count === undefined || !Number.isFinite(count)) return formatSignificant(count)
  return group(Math.round(count), 0)
}

/** A rate given per second: "3.2k/s"; below one in ten seconds per minute ("3/min"), then per hour ("2/h"). */
export function formatRate(perSecond: Maybe): string {
  if (perSecond === null || perSecond === undefined || Number.isNaN(perSecond)) return unknownText
  const magnitude = Math.abs(perSecond)
  if (magnitude >= 0.1 || magnitude === 0) return `${formatCount(perSecond)}/s`
  if (magnitude * 60 >= 0.1) return `${formatSignificant(perSecond * 60)}/min`
  return `${formatSignificant(perSecond * 3600)}/h`
}

/** A duration given in milliseconds: "42 µs", "184 ms", "2.41 s", "1 m 12 s", "4 h 2 m", "3 d 4 h". */
export function formatDuration(milliseconds: Maybe): string {
  if (milliseconds === null || milliseconds === undefined || !Number.isFinite(milliseconds)) {
    return formatSignificant(milliseconds)
  }
  if (milliseconds < 0) return `−${formatDuration(-milliseconds)}`
  if (milliseconds === 0) return '0 ms'
  const rounded = Number(milliseconds.toPrecision(3))
  if (rounded < 0.1) return `${formatSignificant(rounded * 1000)} µs`
  if (rounded < 1000) return `${formatSignificant(rounded)} ms`
  if (rounded < 60_000) return `${formatSignificant(rounded / 1000)} s`
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 3600) return twoParts(seconds, 60, 'm', 's')
  const minutes = Math.round(seconds / 60)
  if (minutes < 1440) return twoParts(minutes, 60, 'h', 'm')
  return twoParts(Math.round(minutes / 60), 24, 'd', 'h')
}

/** US dollars: "$412.30", "$1.46M" from a million on, and three significant digits below a cent ("$0.0000167"). */
export function formatMoney(dollars: Maybe): string {
  if (dollars === null || dollars === undefined || Number.isNaN(dollars)) return unknownText
  if (dollars < 0) return `−${formatMoney(-dollars)}`
  if (dollars === 0) return '$0'
  if (!Number.isFinite(dollars)) return '$∞'
  if (dollars >= 999_999.995) return `$${formatCount(dollars)}`
  if (dollars >= 0.995) return `$${group(dollars, 2)}`
  const digits = formatSignificant(dollars)
  const decimals = digits.length - digits.indexOf('.') - 1
  return `$${decimals < 2 ? dollars.toFixed(2) : digits}`
}

/** A size in bytes, in AWS's units (1 KB = 1,024 B): "512 MB", "1.5 GB", "1,023 KB". */
export function formatBytes(bytes: Maybe): string {
  if (bytes === null || bytes === undefined || !Number.isFinite(bytes)) return formatSignificant(bytes)
  if (bytes < 0) return `−${formatBytes(-bytes)}`
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB']
  let value = bytes
  let unit = 0
  while (unit < units.length - 1 && Math.round(value) >= 1024) {
    value /= 1024
    unit += 1
  }
  return `${value >= 999.5 ? group(Math.round(value), 0) : formatSignificant(value)} ${units[unit]}`
}

/** A fraction as a percentage: 0.081 → "8.1%". A value under one is never rounded up to "100%": 0.99957 → "99.96%". */
export function formatPercent(fraction: Maybe): string {
  if (fraction === null || fraction === undefined || Number.isNaN(fraction)) return unknownText
  const percent = fraction * 100
  for (let digits = 3; digits <= 8; digits += 1) {
    const text = formatSignificant(percent, digits)
    if (text !== '100' || fraction >= 1) return `${text}%`
  }
  return '99.999999%'
}

/** A point on the run's timeline given in milliseconds: "00:04:42", with `decimals` 3 "00:04:42.318". */
export function formatClock(milliseconds: Maybe, decimals: 0 | 1 | 2 | 3 = 0): string {
  if (milliseconds === null || milliseconds === undefined || !Number.isFinite(milliseconds)) return unknownText
  const scale = 10 ** decimals
  // Truncated, as clocks are: a moment is shown only once it has been reached.
  const ticks = Math.floor((Math.max(0, milliseconds) * scale) / 1000 + 1e-9)
  const seconds = Math.floor(ticks / scale)
  const pad = (value: number) => String(value).padStart(2, '0')
  const clock = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
  return decimals === 0 ? clock : `${clock}.${String(ticks % scale).padStart(decimals, '0')}`
}

function twoParts(total: number, base: number, large: string, small: string): string {
  const rest = total % base
  const head = `${Math.floor(total / base)} ${large}`
  return rest === 0 ? head : `${head} ${rest} ${small}`
}

function group(value: number, decimals: number): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return (value < 0 ? '−' : '') + (fraction === undefined ? grouped : `${grouped}.${fraction}`)
}
