import type { FieldUnit } from '../services/fields'

/** How a unit is written behind a number; empty for bare counts and ratios. */
const UNITS: Record<FieldUnit, string> = {
  ms: 'ms',
  s: 's',
  min: 'min',
  h: 'h',
  MB: 'MB',
  GB: 'GB',
  bytes: 'bytes',
  perSecond: 'per second',
  percent: '%',
  count: '',
  ratio: '',
  usd: 'USD',
}

/** Ranges that end beyond this have no upper end worth naming. */
const UNBOUNDED = 1e15

/** A number with thousands separated: `10,240`. */
export function numberInWords(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const [whole, fraction] = String(value).split('.')
  if (whole!.includes('e') || (fraction?.includes('e') ?? false)) return String(value)
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** A number with its unit: `64 MB`. */
export const withUnit = (value: number, unit: FieldUnit): string =>
  UNITS[unit] === '' ? numberInWords(value) : `${numberInWords(value)} ${UNITS[unit]}`

/** A range in words: `between 128 and 10,240 MB`. */
export function rangeInWords(min: number, max: number, unit: FieldUnit): string {
  if (max >= UNBOUNDED) return min <= -UNBOUNDED ? 'a finite number' : `${withUnit(min, unit)} or more`
  if (min <= -UNBOUNDED) return `${withUnit(max, unit)} or less`
  return `between ${numberInWords(min)} and ${withUnit(max, unit)}`
}

/** A value of any kind as a message shows it, cut to a readable length. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty text' : `the text ${quoted(value)}`
    case 'number':
      return numberInWords(value)
    case 'boolean':
      return String(value)
    case 'undefined':
      return 'missing'
    default:
      if (value === null) return 'null'
      return Array.isArray(value) ? 'a list' : 'an object'
  }
}

/** A text in quotation marks, cut to 60 characters, control characters escaped. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}

/** `A, B and C`. */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length <= 1) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`
}

/** A noun with `a` or `an`, by the sound of its first letter or of the abbreviation; plurals stay as they are. */
export function withArticle(noun: string): string {
  if (/^[A-Z][a-z]+s$/.test(noun)) return noun
  const vowel = /^[A-Z0-9]{2,}\b/.test(noun) ? /^[AEFHILMNORSX8]/.test(noun) : /^[aeiou]/i.test(noun)
  return `${vowel ? 'an' : 'a'} ${noun}`
}
