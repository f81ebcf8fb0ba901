/** What every unknown value shows as; never 0. */
export const UNKNOWN = '–'

/** Three significant digits without exponent or trailing zeros, and whole from 100 on: `0.0042`, `184`, `1180`. */
export function formatSignificant(value: number | null): string {
  if (value === null || Number.isNaN(value)) return UNKNOWN
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  if (value < 0) return `−${formatSignificant(-value)}`
  if (value >= 100) return String(Math.round(value))
  const rounded = Number(value.toPrecision(3))
  if (rounded >= 1e-6 || rounded === 0) return String(rounded)
  return rounded.toFixed(20).replace(/0+$/, '')
}

/** A count at a glance: `0`, `184`, `3.2k`, `1.46M`, `2G`. */
export function formatCount(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return formatSignificant(value)
  if (value < 0) return `−${formatCount(-value)}`
  const rounded = Number(value.toPrecision(3))
  for (const [size, suffix] of [
    [1e12, 'T'],
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    if (rounded >= size) return `${formatSignificant(rounded / size)}${suffix}`
  }
  return formatSignificant(rounded)
}

/** A number in full with thousands separated: whole from 100 on, else three significant digits. */
export function formatQuantity(value: number): string {
  const [whole = '0', fraction] = formatSignificant(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Milliseconds as people read them: `42 µs`, `184 ms`, `2.41 s`, `1 m 12 s`, `4 h 2 m`. */
export function formatDuration(milliseconds: number | null): string {
  if (milliseconds === null || !Number.isFinite(milliseconds)) return formatSignificant(milliseconds)
  if (milliseconds < 0) return `−${formatDuration(-milliseconds)}`
  const rounded = Number(milliseconds.toPrecision(3))
  if (rounded === 0) return '0 ms'
  if (rounded < 0.1) return `${formatSignificant(rounded * 1000)} µs`
  if (rounded < 1000) return `${formatSignificant(rounded)} ms`
  if (rounded < 60_000) return `${formatSignificant(rounded / 1000)} s`
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 3600) return inTwo(seconds, 60, 'm', 's')
  const minutes = Math.round(seconds / 60)
  return minutes < 1440 ? inTwo(minutes, 60, 'h', 'm') : inTwo(Math.round(minutes / 60), 24, 'd', 'h')
}

/** Bytes in AWS's units (1 KB = 1,024 B): `512 MB`, `1.5 GB`. */
export function formatBytes(bytes: number | null): string {
  if (bytes === null || !Number.isFinite(bytes)) return formatSignificant(bytes)
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB']
  let value = bytes
  let unit = 0
  while (unit < units.length - 1 && Math.round(value) >= 1024) {
    value /= 1024
    unit++
  }
  return `${formatQuantity(value)} ${units[unit]}`
}

function inTwo(total: number, base: number, large: string, small: string): string {
  const rest = total % base
  return rest === 0 ? `${total / base} ${large}` : `${(total - rest) / base} ${large} ${rest} ${small}`
}
