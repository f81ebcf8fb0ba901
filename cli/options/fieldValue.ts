import type { Field, FieldUnit } from '../../sim/index'

/** Units that may be written behind a number, by the unit of the field: size of one in the field's unit. */
const TIME: Record<string, number> = { ms: 1, s: 1000, min: 60_000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const SIZE: Record<string, number> = { b: 1, bytes: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 }
const COUNT: Record<string, number> = { k: 1e3, m: 1e6 }

const inUnitsOf = (units: Record<string, number>, own: string): Record<string, number> =>
  Object.fromEntries(Object.entries(units).map(([name, size]) => [name, size / units[own]!]))

const WRITTEN_UNITS: Record<FieldUnit, Record<string, number>> = {
  ms: TIME,
  s: inUnitsOf(TIME, 's'),
  min: inUnitsOf(TIME, 'min'),
  h: inUnitsOf(TIME, 'h'),
  bytes: SIZE,
  MB: inUnitsOf(SIZE, 'mb'),
  GB: inUnitsOf(SIZE, 'gb'),
  perSecond: { '/s': 1, 'k/s': 1e3, 'm/s': 1e6, ...COUNT },
  percent: { '%': 1 },
  count: COUNT,
  ratio: { '%': 0.01 },
  usd: { usd: 1 },
}

/**
 * What a text on the command line means for a field: `512MB`, `30s`, `none`, `true`, an option, or JSON. What cannot
 * be understood stays as it is, for validation to explain.
 */
export function parseFieldValue(field: Field, text: string): unknown {
  switch (field.kind) {
    case 'number':
      return parseNumber(text, field.unit) ?? text
    case 'optionalNumber':
      return isNone(text) || text === field.none ? null : (parseNumber(text, field.unit) ?? text)
    case 'boolean':
      if (/^(true|on|yes)$/i.test(text)) return true
      return /^(false|off|no)$/i.test(text) ? false : text
    case 'choice':
      return field.options.find(({ value }) => String(value) === text)?.value ?? text
    case 'text':
      return text
    case 'distribution': {
      const value = parseNumber(text, field.unit)
      return value === null ? parseJson(text) : { kind: 'constant', value }
    }
    case 'list':
      return parseJson(text)
    case 'resources':
      return text === '' || isNone(text) ? [] : text.split(',').map((id) => id.trim())
    case 'handler':
      return isNone(text) ? null : parseJson(text)
  }
}

/** How values of a field are written on the command line, for messages. */
export function exampleOf(field: Field): string {
  switch (field.kind) {
    case 'number':
    case 'optionalNumber': {
      const units = Object.keys(WRITTEN_UNITS[field.unit])
      const none = field.kind === 'optionalNumber' ? ', or none' : ''
      return `a number${units.length > 0 ? `, with ${units.join(', ')} behind it if you like` : ''}${none}`
    }
    case 'boolean':
      return 'true or false'
    case 'choice':
      return field.options.map(({ value }) => value).join(', ')
    case 'text':
      return 'any text'
    case 'distribution':
      return `a number, or JSON such as '{"kind":"exponential","mean":40}'`
    case 'list':
      return 'a JSON list'
    case 'resources':
      return 'ids of resources, separated by commas'
    case 'handler':
      return 'a JSON list of steps, or none'
  }
}

const isNone = (text: string): boolean => /^(none|null)$/i.test(text)

function parseNumber(text: string, unit: FieldUnit): number | null {
  const match = /^\$?([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?)\s*(.*)$/i.exec(text.trim())
  if (match === null || (text.trim().startsWith('$') && unit !== 'usd')) return null
  const written = match[2]!.toLowerCase()
  const size = written === '' ? 1 : WRITTEN_UNITS[unit][written]
  if (size === undefined) return null
  // Takes off the rounding error of decimal fractions: 0.3 s are 300 ms.
  return Number((Number(match[1]) * size).toPrecision(15))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
