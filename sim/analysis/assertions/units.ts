/** What kind of quantity a number is; only equal kinds compare. */
export type Dimension = 'time' | 'share' | 'money' | 'rate' | 'bytes' | 'count'

/** A unit as written behind a limit. */
export interface WrittenUnit {
  /** null: no unit written, or only k or M: the measured quantity's own unit. */
  dimension: Dimension | null
  /** Size in the base unit of its dimension: ms, share of 1, US dollars, per second, bytes, 1. */
  factor: number
  /** Shown behind a number, with the space it needs; `$` is shown in front. */
  label: string
}

export const NO_UNIT: WrittenUnit = { dimension: null, factor: 1, label: '' }
export const DOLLARS: WrittenUnit = { dimension: 'money', factor: 1, label: '$' }

const UNITS: Record<string, WrittenUnit> = {
  ms: { dimension: 'time', factor: 1, label: ' ms' },
  s: { dimension: 'time', factor: 1000, label: ' s' },
  m: { dimension: 'time', factor: 60_000, label: ' min' },
  min: { dimension: 'time', factor: 60_000, label: ' min' },
  h: { dimension: 'time', factor: 3_600_000, label: ' h' },
  '%': { dimension: 'share', factor: 0.01, label: '%' },
  $: DOLLARS,
  '/s': { dimension: 'rate', factor: 1, label: '/s' },
  B: { dimension: 'bytes', factor: 1, label: ' B' },
  KB: { dimension: 'bytes', factor: 1024, label: ' KB' },
  MB: { dimension: 'bytes', factor: 1_048_576, label: ' MB' },
  GB: { dimension: 'bytes', factor: 1_073_741_824, label: ' GB' },
}

export const UNIT_NAMES = 'ms, s, m, h, %, $, /s, B, KB, MB, GB'

/** How limits of a dimension are written, for messages. */
export const DIMENSION_HELP: Record<Dimension, string> = {
  time: 'a time: write the limit in ms, s, m or h',
  share: 'a share: write the limit in %, or from 0 to 1',
  money: 'an amount of US dollars: write the limit as $20',
  rate: 'a rate: write the limit per second, as 100/s',
  bytes: 'a size: write the limit in B, KB, MB or GB',
  count: 'a number: write the limit without unit, or with k or M',
}

/** What a limit without unit is in. */
export const OWN_UNIT: Record<Dimension, WrittenUnit> = {
  time: { dimension: 'time', factor: 1, label: ' ms' },
  share: { dimension: 'share', factor: 1, label: '' },
  money: DOLLARS,
  rate: { dimension: 'rate', factor: 1, label: '/s' },
  bytes: { dimension: 'bytes', factor: 1, label: ' B' },
  count: { dimension: 'count', factor: 1, label: '' },
}

/** The unit and multiplier (k, M) written behind a number; null when there is no such unit. */
export function unitNamed(text: string): { unit: WrittenUnit; multiplier: number } | null {
  const whole = Object.hasOwn(UNITS, text) ? UNITS[text] : undefined
  if (whole) return { unit: whole, multiplier: 1 }
  const multiplier = text.startsWith('k') ? 1000 : text.startsWith('M') ? 1_000_000 : 1
  const name = multiplier === 1 ? text : text.slice(1).trimStart()
  if (name === '') return { unit: NO_UNIT, multiplier }
  const scaled = name === '/s' || name === '$' ? UNITS[name] : undefined
  return scaled && multiplier > 1 ? { unit: scaled, multiplier } : null
}

/** A number in words with its unit: 4 significant digits as a rule, thousands separated, more digits when asked. */
export function formatQuantity(value: number, unit: WrittenUnit, digits = 4): string {
  const [integer = '', fraction] = roundedText(Math.abs(value), unit, digits).split('.')
  const number = integer.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
  const sign = value < 0 ? '-' : ''
  return unit.dimension === 'money' ? `${sign}$${number}` : `${sign}${number}${unit.label}`
}

/** A number of 0 or more as `formatQuantity` rounds it, without separators and unit. */
export function roundedText(value: number, unit: WrittenUnit, digits = 4): string {
  if (value === 0) return '0'
  if (value >= 1e15 || value < 1e-9) return String(Number(value.toPrecision(digits)))
  const cents = value.toFixed(2)
  if (unit.dimension === 'money' && value >= 0.01 && (Number(cents) === value || (digits === 4 && value >= 1)))
    return cents
  const wholeDigits = value < 1 ? 0 : String(Math.floor(value)).length
  if (wholeDigits > 0) return withoutZeros(value.toFixed(Math.max(0, digits - wholeDigits)))
  return withoutZeros(value.toFixed(digits + leadingZeros(value)))
}

/** Zeros right behind the point of a number below 1. */
function leadingZeros(value: number): number {
  let zeros = 0
  for (let scaled = value * 10; scaled < 1; scaled *= 10) zeros++
  return zeros
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
