import { type Design, didYouMean, type TraceResult } from '../sim/index'
import { type InputError, inputError } from './InputError'
import { parseDuration } from './options/duration'

export type TraceFilter = (trace: TraceResult) => boolean

/** Grammar of `--filter`, as the help shows it. */
export const FILTER_HELP = `Filters combine conditions with and, or, not and parentheses:
  cold                          a cold start happened
  error                         the outcome was not OK
  outcome = NAME                such as OK, TooManyRequestsException; also !=
  class = CLASS                 ok, clientError, throttle or fault; also !=
  resource = ID                 the trace passes this resource; also !=
  kept = REASON                 sample, slowest or error; also !=
  status >= 500                 HTTP status; < <= > >= = !=
  duration > 500ms              response time; span: until the last asynchronous branch ended`

const CLASSES = ['ok', 'clientError', 'throttle', 'fault']
const REASONS = ['sample', 'slowest', 'error']
const SUBJECTS = ['cold', 'error', 'outcome', 'class', 'resource', 'kept', 'status', 'duration', 'span']
const TOKEN = /\s*(?:(<=|>=|==|!=|&&|\|\||[<>=!()])|"([^"]*)"|([^\s<>=!()"&|]+))/y

interface Token {
  text: string
  position: number
  quoted: boolean
}

/** Reads a filter expression; throws an InputError that says where it fails. */
export function parseTraceFilter(text: string, design: Design): TraceFilter {
  return new FilterReader(text, design).whole()
}

class FilterReader {
  private readonly tokens: Token[] = []
  private at = 0

  constructor(
    private readonly text: string,
    private readonly design: Design,
  ) {
    let position = 0
    while (position < text.trimEnd().length) {
      TOKEN.lastIndex = position
      const match = TOKEN.exec(text)
      if (match === null)
        throw this.wrong(`cannot be read from character ${position + 1} on`, 'Close every quotation mark.')
      const token = match[1] ?? match[2] ?? match[3]!
      this.tokens.push({ text: token, position: TOKEN.lastIndex - token.length, quoted: match[2] !== undefined })
      position = TOKEN.lastIndex
    }
  }

  whole(): TraceFilter {
    const filter = this.any(0)
    const rest = this.tokens[this.at]
    if (rest !== undefined)
      throw this.wrong(
        `has ${rest.text} where it should end (character ${rest.position + 1})`,
        'Combine conditions with and, or.',
      )
    return filter
  }

  private any(depth: number): TraceFilter {
    const filters = [this.all(depth)]
    while (this.take('or') || this.take('||')) filters.push(this.all(depth))
    return (trace) => filters.some((filter) => filter(trace))
  }

  private all(depth: number): TraceFilter {
    const filters = [this.one(depth)]
    while (this.take('and') || this.take('&&')) filters.push(this.one(depth))
    return (trace) => filters.every((filter) => filter(trace))
  }

  private one(depth: number): TraceFilter {
    if (depth > 50) throw this.wrong('is nested too deeply', 'Write it with fewer parentheses.')
    if (this.take('not') || this.take('!')) {
      const filter = this.one(depth + 1)
      return (trace) => !filter(trace)
    }
    if (this.take('(')) {
      const filter = this.any(depth + 1)
      if (!this.take(')')) throw this.wrong('lacks a closing parenthesis', 'Close every parenthesis.')
      return filter
    }
    return this.condition()
  }

  private condition(): TraceFilter {
    const subject = this.next('a condition')
    switch (subject.text) {
      case 'cold':
        return ({ coldStart }) => coldStart
      case 'error':
        return ({ outcomeClass }) => outcomeClass !== 'ok'
      case 'outcome':
        return this.equality((trace) => [trace.outcome], null)
      case 'class':
        return this.equality((trace) => [trace.outcomeClass], CLASSES)
      case 'kept':
        return this.equality((trace) => [trace.kept], REASONS)
      case 'resource': {
        const ids = this.design.resources.map(({ id }) => id)
        return this.equality(({ segments }) => segments.map(({ resourceId }) => resourceId), ids)
      }
      case 'status':
        return this.comparison(({ httpStatus }) => httpStatus, Number)
      case 'duration':
        return this.comparison(({ durationMs }) => durationMs, milliseconds)
      case 'span':
        return this.comparison(({ spanMs }) => spanMs, milliseconds)
      default:
        throw this.wrong(`has ${subject.text}, which is no condition`, didYouMean(subject.text, SUBJECTS))
    }
  }

  private equality(valuesOf: (trace: TraceResult) => string[], known: readonly string[] | null): TraceFilter {
    const operator = this.next('= or !=').text
    if (!['=', '==', '!='].includes(operator))
      throw this.wrong(`has ${operator} where = or != belongs`, 'Compare names with = or !=.')
    const { text: wanted } = this.next('a name')
    if (known !== null && !known.includes(wanted))
      throw this.wrong(`names ${wanted}, which is not known`, didYouMean(wanted, known))
    const isIn = (trace: TraceResult): boolean => valuesOf(trace).includes(wanted)
    return operator === '!=' ? (trace) => !isIn(trace) : isIn
  }

  private comparison(valueOf: (trace: TraceResult) => number, parse: (text: string) => number): TraceFilter {
    const operator = this.next('a comparison').text
    let written = this.next('a number').text
    const unit = this.tokens[this.at]
    if (unit !== undefined && /^(ms|s|m|min|h)$/.test(unit.text)) written += this.next('a unit').text
    const limit = parse(written)
    if (Number.isNaN(limit))
      throw this.wrong(`has ${written} where a number belongs`, 'Write 500ms, 2s or, for status, 429.')
    switch (operator) {
      case '<':
        return (trace) => valueOf(trace) < limit
      case '<=':
        return (trace) => valueOf(trace) <= limit
      case '>':
        return (trace) => valueOf(trace) > limit
      case '>=':
        return (trace) => valueOf(trace) >= limit
      case '=':
      case '==':
        return (trace) => valueOf(trace) === limit
      case '!=':
        return (trace) => valueOf(trace) !== limit
      default:
        throw this.wrong(`has ${operator} where a comparison belongs`, 'Compare with <, <=, >, >=, = or !=.')
    }
  }

  private take(word: string): boolean {
    const token = this.tokens[this.at]
    if (token === undefined || token.quoted || token.text.toLowerCase() !== word) return false
    this.at++
    return true
  }

  private next(expected: string): Token {
    const token = this.tokens[this.at++]
    if (token === undefined) throw this.wrong(`ends where ${expected} was expected`, 'See windtunnel traces --help.')
    return token
  }

  private wrong(message: string, help: string): InputError {
    return inputError('--filter', 'filter.syntax', `The filter ${JSON.stringify(this.text)} ${message}.`, help)
  }
}

/** Milliseconds of a duration with unit; plain numbers are milliseconds. NaN when it is none. */
function milliseconds(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  try {
    return parseDuration(text) * 1000
  } catch {
    return NaN
  }
}
