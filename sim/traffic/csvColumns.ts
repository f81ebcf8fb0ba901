import type { CsvRow } from './csvRows'
import { parseCsvTime } from './csvTime'

/** Where times and counts stand in a file. */
export interface CsvColumns {
  /** Whether the first row names the columns. */
  header: boolean
  time: number
  count: number
  /** Seconds per unit of a plain number in the time column. */
  elapsedUnitSeconds: number
  /** Whether the count column's name says that it holds rates per second. */
  perSecond: boolean
}

const TIME_NAMES = ['timestamp', 'datetime', 'time', 'date', 'minute', 'second', 'hour', 'bucket', 'period', 'start']
const COUNT_NAMES = [
  'count',
  'request',
  'invocation',
  'arrival',
  'hit',
  'call',
  'message',
  'event',
  'sum',
  'value',
  'total',
  'rate',
  'rps',
]
const NUMBER = /^[+-]?(\d|\.\d)/

/** Finds the time and the count column by name or, without names, as the first and the second of two. */
export function findColumns(first: CsvRow): CsvColumns | { message: string; help: string } {
  const width = first.fields.length
  const header = !first.fields.some((field) => NUMBER.test(field) || parseCsvTime(field) !== null)
  if (width < 2) {
    return {
      message: 'there is only one column',
      help: 'Give each row a time and a count, separated by a comma, semicolon or tab.',
    }
  }
  if (!header) {
    if (width === 2) return { header, time: 0, count: 1, elapsedUnitSeconds: 1, perSecond: false }
    return {
      message: `there are ${width} columns without names`,
      help: 'Add a first line that names them, such as "time,count", or leave only the time and the count.',
    }
  }
  const names = first.fields.map((field) => field.toLowerCase())
  const named = indexOfName(names, TIME_NAMES, -1)
  let count = indexOfName(names, COUNT_NAMES, named)
  const time = named >= 0 ? named : count === 0 ? 1 : 0
  if (count < 0 && width === 2) count = 1 - time
  if (count < 0) {
    return {
      message: `none of the columns ${first.fields.map((name) => `"${name}"`).join(', ')} is known to hold counts`,
      help: 'Name the column with the number of requests "count".',
    }
  }
  const perSecond = /(^|[^a-z])(rate|rps|tps|qps)([^a-z]|$)|per ?sec|\/ ?s(ec)?([^a-z]|$)/.test(names[count]!)
  return { header, time, count, elapsedUnitSeconds: unitOf(names[time]!), perSecond }
}

/** The first column whose name is one of `known`, else the first that contains one as a word; never `except`. */
function indexOfName(names: readonly string[], known: readonly string[], except: number): number {
  for (const word of known) {
    const exact = names.findIndex((name, i) => i !== except && (name === word || name === `${word}s`))
    if (exact >= 0) return exact
  }
  for (const word of known) {
    const part = names.findIndex((name, i) => i !== except && name.includes(word))
    if (part >= 0) return part
  }
  return -1
}

function unitOf(name: string): number {
  if (/(^|[^a-z])(ms|msec|millis|milliseconds?)([^a-z]|$)/.test(name)) return 0.001
  if (/minute|(^|[^a-z])min([^a-z]|$)/.test(name)) return 60
  if (/hour|(^|[^a-z])h([^a-z]|$)/.test(name)) return 3600
  return 1
}
