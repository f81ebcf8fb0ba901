/** What is wrong with a cron expression, and what to write instead. */
export interface CronProblem {
  message: string
  help: string
}

/** One of the six fields: its name and the values it takes. */
export interface CronField {
  /** Such as `day of month`. */
  title: string
  min: number
  max: number
  /** Names of the values from `min` on, where it has any. */
  names?: readonly string[]
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** In the order of the expression. */
export const FIELDS = {
  minute: { title: 'minute', min: 0, max: 59 },
  hour: { title: 'hour', min: 0, max: 23 },
  dayOfMonth: { title: 'day of month', min: 1, max: 31 },
  month: { title: 'month', min: 1, max: 12, names: MONTHS },
  dayOfWeek: { title: 'day of week', min: 1, max: 7, names: DAYS },
  year: { title: 'year', min: 1970, max: 2199 },
} as const satisfies Record<string, CronField>

/** The values that a field matches; `has(value)` without looking through them. */
export type CronValues = ReadonlySet<number>

export const isProblem = (result: object): result is CronProblem => 'help' in result

/** Reads all values, single ones, ranges, steps and lists of them: `*`, `0/15`, `8-17`, `MON-FRI`, `1,15`. */
export function parseValues(text: string, field: CronField): CronValues | CronProblem {
  const values = new Set<number>()
  for (const item of text.split(',')) {
    const problem = addItem(item, field, values)
    if (problem !== null) return problem
  }
  return values
}

/** Reads one value, a number or a name. */
export function parseValue(text: string, field: CronField): number | CronProblem {
  const named = field.names?.indexOf(text.toUpperCase()) ?? -1
  if (named >= 0) return field.min + named
  if (!/^\d{1,4}$/.test(text)) return malformed(text, field)
  const value = Number(text)
  if (value >= field.min && value <= field.max) return value
  const message = `The ${field.title} ${value} is not between ${field.min} and ${field.max}.`
  if (field === FIELDS.dayOfWeek)
    return {
      message,
      help: 'AWS counts days of the week from 1 (Sunday) to 7 (Saturday); names such as MON are safer.',
    }
  return { message, help: `Write ${range(field)}.` }
}

function addItem(item: string, field: CronField, values: Set<number>): CronProblem | null {
  const [span = '', step, ...more] = item.split('/')
  if (span === '' || step === '' || more.length > 0) return malformed(item, field)
  let [from, to] = [field.min, field.max]
  if (span !== '*') {
    const [first = '', last, ...rest] = span.split('-')
    if (rest.length > 0 || last === '') return malformed(item, field)
    const start = parseValue(first, field)
    if (typeof start !== 'number') return start
    const end = last === undefined ? (step === undefined ? start : field.max) : parseValue(last, field)
    if (typeof end !== 'number') return end
    if (end < start)
      return {
        message: `The ${field.title} range ${span} runs backwards.`,
        help: `Write it as two ranges: ${first}-${named(field, field.max)},${named(field, field.min)}-${last}.`,
      }
    ;[from, to] = [start, end]
  }
  const width = step === undefined ? 1 : /^\d{1,4}$/.test(step) ? Number(step) : 0
  if (width < 1 || width > field.max)
    return {
      message: `The step /${step} of the ${field.title} is not a number from 1 to ${field.max}.`,
      help: `Write a step such as ${field.min}/5.`,
    }
  for (let value = from; value <= to; value += width) values.add(value)
  return null
}

const named = (field: CronField, value: number): string => field.names?.[value - field.min] ?? String(value)

const malformed = (text: string, field: CronField): CronProblem => ({
  message: `"${text}" is not a ${field.title} that AWS reads.`,
  help: `Write *, ${range(field)}, a range such as a-b, a step such as a/b, or several with commas.`,
})

const range = (field: CronField): string =>
  `a number from ${field.min} to ${field.max}${field.names === undefined ? '' : ` or a name from ${named(field, field.min)} to ${named(field, field.max)}`}`
