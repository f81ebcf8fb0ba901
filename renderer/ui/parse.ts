/**
 * Reading and writing quantities in text fields. Every field has a unit; what is typed without one is in
 * that unit, anything typed with a unit of the same kind is converted to it: "250ms" in a field of seconds is 0.25.
 */

/** Units a field's value can be stored in. `fraction` stores 0..1 and reads and shows percent; `count` has no unit. */
export const quantityUnits = [
  'ms',
  's',
  'min',
  'h',
  'd',
  '/s',
  '/min',
  '/h',
  'B',
  'KB',
  'MB',
  'GB',
  'TB',
  '%',
  'fraction',
  '$',
  'count',
] as const
export type QuantityUnit = (typeof quantityUnits)[number]

/** The value in the field's unit, or why the text is not one, in words fit for the screen. */
export type ParsedQuantity = { ok: true; value: number } | { ok: false; error: string }

type Kind = 'duration' | 'rate' | 'size' | 'percentage' | 'amount of money' | 'number'

const kindOf: Record<QuantityUnit, Kind> = {
  ms: 'duration',
  s: 'duration',
  min: 'duration',
  h: 'duration',
  d: 'duration',
  '/s': 'rate',
  '/min': 'rate',
  '/h': 'rate',
  B: 'size',
  KB: 'size',
  MB: 'size',
  GB: 'size',
  TB: 'size',
  '%': 'percentage',
  fraction: 'percentage',
  $: 'amount of money',
  count: 'number',
}

const examples: Record<Kind, string> = {
  duration: '250 ms, 2 s, 5 m or 1 h',
  rate: '200/s, 3.5k/s or 120/min',
  size: '256 KB, 512 MB or 1 GB',
  percentage: '10%',
  'amount of money': '$5 or $0.20',
  number: '100, 2.5k or 1M',
}

/** How many of each kind's smallest unit: ms, per-hour, byte, percent, dollar, one. */
const durationMs: Record<string, number> = {
  ms: 1,
  msec: 1,
  millisecond: 1,
  milliseconds: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  second: 1000,
  seconds: 1000,
  m: 60_000,
  min: 60_000,
  mins: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hr: 3_600_000,
  hrs: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
}
const ratePerHour: Record<string, number> = {
  s: 3600,
  sec: 3600,
  second: 3600,
  min: 60,
  m: 60,
  minute: 60,
  h: 1,
  hour: 1,
}
const sizeBytes: Record<string, number> = {
  b: 1,
  byte: 1,
  bytes: 1,
  kb: 1024,
  kib: 1024,
  k: 1024,
  mb: 1024 ** 2,
  mib: 1024 ** 2,
  m: 1024 ** 2,
  gb: 1024 ** 3,
  gib: 1024 ** 3,
  g: 1024 ** 3,
  tb: 1024 ** 4,
  tib: 1024 ** 4,
  t: 1024 ** 4,
}
const multiplierExponent: Record<string, number> = { '': 0, k: 3, m: 6, g: 9, b: 9, t: 12 }

const numberPattern = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?`

/** Reads what the user typed in a field whose value is stored in `unit`. */
export function parseQuantity(text: string, unit: QuantityUnit): ParsedQuantity {
  const kind = kindOf[unit]
  const trimmed = text
    .trim()
    .replace(/\u2212/g, '-')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
  if (trimmed === '') return failure(`Enter a ${kind}, such as ${examples[kind]}.`)
  const cleaned = trimmed.replace(/(\d),(?=\d{3}(?!\d))/g, '$1').toLowerCase()
  if (/\d,\d/.test(cleaned)) return failure('Use a point for decimals, such as 1.5.')
  const value = readers[kind](cleaned, unit)
  if (value !== undefined && Number.isFinite(value)) return { ok: true, value }
  const other = value === undefined ? otherKindOf(cleaned, kind) : undefined
  if (other) return failure(`“${text.trim()}” is a ${other}; this needs a ${kind}, such as ${examples[kind]}.`)
  return failure(`“${text.trim()}” is not a ${kind}. Try ${examples[kind]}.`)
}

/** Text to start editing from. parseQuantity of it gives back exactly `value`. */
export function formatQuantityForEdit(value: number, unit: QuantityUnit): string {
  if (unit === 'fraction') return `${shiftDecimal(value, 2)}%`
  const digits = String(value)
  switch (kindOf[unit]) {
    case 'rate':
    case 'percentage':
      return `${digits}${unit}`
    case 'amount of money':
      return value < 0 ? `-$${digits.slice(1)}` : `$${digits}`
    case 'number':
      return digits
    case 'duration':
    case 'size':
      return `${digits} ${unit}`
  }
}

const readers: Record<Kind, (text: string, unit: QuantityUnit) => number | undefined> = {
  duration: readDuration,
  rate: readRate,
  size: (text, unit) => {
    const [, number, suffix] = match(text, String.raw`(${numberPattern})\s*([a-z]*)`)
    if (number === undefined || suffix === undefined) return undefined
    const from = suffix === '' ? sizeBytes[unit.toLowerCase()] : sizeBytes[suffix]
    return from === undefined ? undefined : convert(Number(number), from, sizeBytes[unit.toLowerCase()] ?? 1)
  },
  percentage: (text, unit) => {
    const [, number] = match(text, String.raw`(${numberPattern})\s*(?:%|percent)?`)
    if (number === undefined) return undefined
    return unit === 'fraction' ? shiftText(number, -2) : Number(number)
  },
  'amount of money': (text) => {
    const [, sign, number, suffix] = match(
      text,
      String.raw`(-?)(?:\$|usd)?\s*(${numberPattern})\s*([kmgbt]?)\s*(?:usd)?`,
    )
    if (number === undefined) return undefined
    return (sign === '-' ? -1 : 1) * shiftText(number, multiplierExponent[suffix ?? ''] ?? 0)
  },
  number: (text) => {
    const [, number, suffix] = match(text, String.raw`(${numberPattern})\s*([kmgbt]?)`)
    return number === undefined ? undefined : shiftText(number, multiplierExponent[suffix ?? ''] ?? 0)
  },
}

function readDuration(text: string, unit: QuantityUnit): number | undefined {
  const target = durationMs[unit] ?? 1
  const [, hours, minutes, clockSeconds] = match(text, String.raw`(\d+):(\d{2})(?::(\d{2}(?:\.\d+)?))?`)
  if (hours !== undefined && minutes !== undefined) {
    const seconds =
      clockSeconds === undefined
        ? Number(hours) * 60 + Number(minutes)
        : Number(hours) * 3600 + Number(minutes) * 60 + Number(clockSeconds)
    return convert(seconds, 1000, target)
  }
  const [, bare] = match(text, `(${numberPattern})`)
  if (bare !== undefined) return Number(bare)
  const [, number, name] = match(text, String.raw`(${numberPattern})\s*([a-zµ]+)`)
  if (number !== undefined && name !== undefined) {
    if (name === 'µs' || name === 'us') return convert(Number(number) / 1000, 1, target)
    const from = durationMs[name]
    return from === undefined ? undefined : convert(Number(number), from, target)
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/g)]
  if (parts.length < 2 || parts.map((part) => part[0]).join('') !== text) return undefined
  let total = 0
  let previous = Number.POSITIVE_INFINITY
  for (const [, amount, partName] of parts) {
    const factor = durationMs[partName ?? '']
    // Parts run from large to small: "1 h 2 m", never "2 m 1 h".
    if (factor === undefined || factor >= previous) return undefined
    previous = factor
    total += Number(amount) * factor
  }
  return convert(total, 1, target)
}

function readRate(text: string, unit: QuantityUnit): number | undefined {
  const pattern = String.raw`(${numberPattern})\s*([kmgbt]?)\s*(?:(?:req|requests|r|calls|msgs|messages)?\s*(?:/|per\s)\s*([a-z]+)|rps)?`
  const [whole, number, suffix, period] = match(text, pattern)
  if (number === undefined) return undefined
  const target = ratePerHour[unit.slice(1)] ?? 1
  const scaled = shiftText(number, multiplierExponent[suffix ?? ''] ?? 0)
  if (period === undefined) return whole?.endsWith('rps') ? convert(scaled, 3600, target) : scaled
  const from = ratePerHour[period]
  return from === undefined ? undefined : convert(scaled, from, target)
}

/** The kind the text would have been right for, when it is unmistakable. */
function otherKindOf(text: string, kind: Kind): Kind | undefined {
  if (!/[a-z%$/:]/.test(text)) return undefined
  const probes: [Kind, QuantityUnit][] = [
    ['duration', 's'],
    ['size', 'MB'],
    ['rate', '/s'],
    ['percentage', '%'],
    ['amount of money', '$'],
    ['number', 'count'],
  ]
  return probes.find(([probe, unit]) => probe !== kind && readers[probe](text, unit) !== undefined)?.[0]
}

function match(text: string, pattern: string): (string | undefined)[] {
  return new RegExp(`^${pattern}$`).exec(text) ?? []
}

/** One exact multiplication or division, so that whole ratios lose nothing. */
function convert(value: number, from: number, to: number): number {
  return from >= to ? value * (from / to) : value / (to / from)
}

/** Moves the decimal point in the text rather than multiplying, so 0.07 ↔ 7% is exact. */
function shiftText(number: string, places: number): number {
  const [mantissa = '0', exponent = '0'] = number.split('e')
  return Number(`${mantissa}e${Number(exponent) + places}`)
}

function shiftDecimal(value: number, places: number): string {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.replace('-', '').split('.')
  const shift = Number(exponent) + places
  const digits = whole + fraction
  const point = whole.length + shift
  if (point < -6 || point > 22) return `${value < 0 ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}e${shift}`
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(1, point)
  const head = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const tail = padded.slice(at).replace(/0+$/, '')
  return `${value < 0 ? '-' : ''}${head}${tail ? `.${tail}` : ''}`
}

function failure(error: string): ParsedQuantity {
  return { ok: false, error }
}
