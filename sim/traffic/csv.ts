import { findColumns, type CsvColumns } from './csvColumns'
import { splitCsv, type CsvRow } from './csvRows'
import { parseCsvTime, type CsvTime, type TimeKind } from './csvTime'

/** Something wrong in a file of counts. */
export interface CsvProblem {
  /** 1-based; 0 when it is about the whole file. */
  line: number
  message: string
  help: string
}

/** Recorded traffic: the row at i x binSeconds after the first holds counts[i] requests. */
export interface RecordedCounts {
  binSeconds: number
  counts: number[]
}

const MOST_CHARACTERS = 64 * 1024 * 1024
const MOST_ROWS = 200_000
const MOST_PROBLEMS = 100
const KIND_WORDS: Record<TimeKind, string> = {
  date: 'dates',
  clock: 'times of day',
  epochSeconds: 'seconds since 1970',
  epochMilliseconds: 'milliseconds since 1970',
  elapsed: 'plain numbers',
}

/**
 * Reads a delimited file with a time and a whole number of requests per row, at a regular distance. Times may be dates
 * with or without zone, HH:MM(:SS), seconds or ms since 1970, or plain seconds (minutes, hours, ms when the column's
 * name says so). Either everything is right or each wrong line is named.
 */
export function parseCountsCsv(text: string, fileName: string): RecordedCounts | { problems: CsvProblem[] } {
  const whole = (message: string, help: string): { problems: CsvProblem[] } => ({
    problems: [{ line: 0, message: `${fileName}: ${message}`, help }],
  })
  if (text.length > MOST_CHARACTERS)
    return whole('the file is larger than 64 MB', 'Leave only the time and the count, or a shorter period.')
  const { rows, unclosedLine } = splitCsv(text, MOST_ROWS + 2)
  if (unclosedLine !== null) {
    const message = 'a quotation mark is opened and never closed'
    return { problems: [{ line: unclosedLine, message, help: 'Close it, or remove it.' }] }
  }
  const first = rows[0]
  if (first === undefined)
    return whole('the file is empty', 'It needs a row with a time and a count for each second or minute.')
  const columns = findColumns(first)
  if ('message' in columns) return { problems: [{ line: first.line, message: columns.message, help: columns.help }] }
  if (columns.header) rows.shift()
  if (rows.length > MOST_ROWS)
    return whole('there are more than 200,000 rows', 'Take a shorter period, or one row per minute.')
  if (rows.length < 2) return whole('fewer than two rows hold data', 'Two rows at least tell how far apart they are.')

  const problems: CsvProblem[] = []
  const times = readTimes(rows, columns, problems)
  const counts = readCounts(rows, columns, problems)
  const binMs = problems.length === 0 ? binOf(rows, times, problems) : 0
  if (columns.perSecond && binMs > 0 && binMs !== 1000) {
    const message = `the column ${quoted(first.fields[columns.count]!)} holds rates per second, in rows of ${seconds(binMs)}`
    const help = 'Multiply by the length of a row, round, and name the column "count".'
    problems.push({ line: first.line, message, help })
  }
  if (problems.length === 0) return { binSeconds: binMs / 1000, counts }
  problems.sort((a, b) => a.line - b.line)
  const further = problems.length - MOST_PROBLEMS
  if (further > 0) {
    problems.length = MOST_PROBLEMS
    problems.push({
      line: 0,
      message: `${further} further problems are not listed`,
      help: 'Correct those above first.',
    })
  }
  return { problems }
}

/** Whole ms per row, from any start. */
function readTimes(rows: readonly CsvRow[], columns: CsvColumns, problems: CsvProblem[]): number[] {
  const times: number[] = []
  let kind: TimeKind | null = null
  let dayMs = 0
  let lastClock = 0
  for (const { line, fields } of rows) {
    const text = fields[columns.time] ?? ''
    const time: CsvTime | null = parseCsvTime(text)
    if (time === null) {
      const help = 'Write 2026-01-31T09:05:00Z, 09:05, seconds or ms since 1970, or plain seconds.'
      problems.push({ line, message: text === '' ? 'the time is missing' : `${quoted(text)} is not a time`, help })
      continue
    }
    kind ??= time.kind
    if (time.kind !== kind) {
      const message = `${quoted(text)} is written differently from the times above, which are ${KIND_WORDS[kind]}`
      problems.push({ line, message, help: 'Write all times in one way.' })
      continue
    }
    const scale = kind === 'elapsed' ? columns.elapsedUnitSeconds : 1
    // A clock that jumps back by more than half a day has passed midnight.
    if (kind === 'clock' && lastClock - time.seconds > 43_200) dayMs += 86_400_000
    lastClock = time.seconds
    times.push(dayMs + Math.round(time.seconds * scale * 1000))
  }
  return times
}

function readCounts(rows: readonly CsvRow[], columns: CsvColumns, problems: CsvProblem[]): number[] {
  return rows.map(({ line, fields }) => {
    const text = fields[columns.count] ?? ''
    const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : NaN
    if (text === '') problems.push({ line, message: 'the count is missing', help: 'Write 0 when nothing arrived.' })
    else if (Number.isNaN(number)) {
      const help = 'Write a whole number without unit, space or thousands separator.'
      problems.push({ line, message: `${quoted(text)} is not a number`, help })
    } else if (number < 0) problems.push({ line, message: `the count ${text} is negative`, help: 'Write 0 or more.' })
    else if (!Number.isSafeInteger(number)) {
      const help =
        'A count is the whole number of requests between this row and the next; multiply a rate by that time and round.'
      problems.push({ line, message: `the count ${text} is not a whole number in range`, help })
    }
    return number
  })
}

/** The regular distance of the rows in ms. Rows at another distance are problems. */
function binOf(rows: readonly CsvRow[], times: readonly number[], problems: CsvProblem[]): number {
  const binMs = regularDistance(times)
  for (let i = 1; i < times.length; i++) {
    const distance = times[i]! - times[i - 1]!
    if (distance === binMs && distance > 0) continue
    const line = rows[i]!.line
    const before = rows[i - 1]!.line
    if (distance === 0)
      problems.push({
        line,
        message: `the time is the same as on line ${before}`,
        help: 'Add the counts up in one row.',
      })
    else if (distance < 0) {
      problems.push({ line, message: `the time is earlier than on line ${before}`, help: 'Sort the rows by time.' })
    } else if (distance % binMs === 0) {
      const missing = distance / binMs - 1
      const rowsMissing = missing === 1 ? 'a row is missing' : `${missing} rows are missing`
      const message = `${rowsMissing}: ${seconds(distance)} pass since line ${before}, elsewhere ${seconds(binMs)}`
      problems.push({ line, message, help: 'Add a row with count 0 for each time at which nothing arrived.' })
    } else {
      const message = `${seconds(distance)} pass since line ${before}, elsewhere ${seconds(binMs)}`
      problems.push({ line, message, help: 'Rows must be at a regular distance, such as one per minute.' })
    }
  }
  return binMs
}

/**
 * The smallest distance that a fifth of the rows have, so that rows left out where nothing arrived count as gaps; else
 * the most frequent.
 */
function regularDistance(times: readonly number[]): number {
  const seen = new Map<number, number>()
  for (let i = 1; i < times.length; i++) {
    const distance = times[i]! - times[i - 1]!
    if (distance > 0) seen.set(distance, (seen.get(distance) ?? 0) + 1)
  }
  let smallest = Infinity
  let frequent = 0
  for (const [distance, count] of seen) {
    if (count * 5 >= times.length - 1 && distance < smallest) smallest = distance
    const best = seen.get(frequent) ?? 0
    if (count > best || (count === best && distance < frequent)) frequent = distance
  }
  return smallest < Infinity ? smallest : frequent
}

function seconds(ms: number): string {
  return `${ms / 1000} s`
}

function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}...` : text}"`
}
