import type { AssertionExpression, AssertionSyntaxProblem, Measure, Operator, Statistic } from './expression'
import { suggestion } from './nearest'
import { DIMENSION_HELP, DOLLARS, NO_UNIT, UNIT_NAMES, unitNamed, type Dimension, type WrittenUnit } from './units'

const EXAMPLE = 'Write it like p99(orders-api) < 300ms.'
const STATISTICS: Record<string, Statistic> = {
  p50: 'p50',
  p90: 'p90',
  p95: 'p95',
  p99: 'p99',
  p999: 'p999',
  max: 'maximum',
  mean: 'average',
  min: 'minimum',
}
/** Statistics by the names that `metric(...)` takes, in lower case. */
const METRIC_STATISTICS: Record<string, Statistic> = {
  ...STATISTICS,
  maximum: 'maximum',
  average: 'average',
  minimum: 'minimum',
  sum: 'sum',
  samples: 'samples',
  samplecount: 'samples',
}
const FUNCTIONS = [
  ...Object.keys(STATISTICS),
  'throttles',
  'cost',
  'errorRate',
  'rate',
  'count',
  'requests',
  'availability',
  'metric',
  'hitRate',
]

interface Argument {
  text: string
  position: number
}

class SyntaxProblem {
  constructor(
    readonly error: string,
    readonly position: number,
    readonly help: string,
  ) {}
}

/** Reads `measure(arguments) operator limit[unit]`; spaces are free. */
export function parseAssertion(text: string): { ok: AssertionExpression } | AssertionSyntaxProblem {
  try {
    return { ok: readAssertion(text) }
  } catch (problem) {
    if (problem instanceof SyntaxProblem)
      return { error: problem.error, position: problem.position, help: problem.help }
    throw problem
  }
}

function readAssertion(text: string): AssertionExpression {
  const head = /^\s*([^\s()<>=!]*)\s*/.exec(text)!
  const name = head[1]!
  const namePosition = head[0].length - head[0].trimStart().length
  if (name === '') throw new SyntaxProblem('a measure is missing', namePosition, EXAMPLE)
  if (!FUNCTIONS.includes(name)) {
    throw new SyntaxProblem(`"${name}" is no measure`, namePosition, `Measures: ${suggestion(name, FUNCTIONS)}`)
  }
  const opening = head[0].length
  if (text[opening] !== '(') throw new SyntaxProblem(`a ( must follow ${name}`, opening, EXAMPLE)
  const closing = text.indexOf(')', opening)
  if (closing < 0) throw new SyntaxProblem(`the ) after ${name}( is missing`, text.length, EXAMPLE)
  const args = splitArguments(text.slice(opening + 1, closing), opening + 1)
  const measure = readMeasure(name, args, closing)

  const sign = /^\s*([<>=!]*)\s*/.exec(text.slice(closing + 1))!
  const signPosition = closing + 1 + (sign[0].length - sign[0].trimStart().length)
  const operator = operatorNamed(sign[1]!, signPosition)
  const limitPosition = closing + 1 + sign[0].length
  const { limit, unit } = readLimit(text.slice(limitPosition).trimEnd(), limitPosition)
  const dimension = dimensionOf(measure)
  if (dimension && unit.dimension && unit.dimension !== dimension) {
    throw new SyntaxProblem(
      `${name} does not compare with${unit.label.replace(/^(?! )/, ' ')}`,
      limitPosition,
      `It is ${DIMENSION_HELP[dimension]}.`,
    )
  }
  const subject = `${name}(${args.map((argument) => argument.text).join(', ')})`
  return { text: text.trim(), subject, measure, operator, limit, unit }
}

function splitArguments(text: string, position: number): Argument[] {
  const args: Argument[] = []
  let at = position
  for (const part of text.split(',')) {
    args.push({ text: part.trim(), position: at + (part.length - part.trimStart().length) })
    at += part.length + 1
  }
  return args
}

function readMeasure(name: string, args: readonly Argument[], closing: number): Measure {
  const argument = (index: number, what: string): Argument => {
    const given = args[index]
    if (given === undefined || given.text === '') {
      throw new SyntaxProblem(`${name}(...) needs ${what}`, given?.position ?? closing, EXAMPLE)
    }
    return given
  }
  const atMost = (count: number): void => {
    const extra = args[count]
    if (extra)
      throw new SyntaxProblem(`${name}(...) takes ${count} argument${count === 1 ? '' : 's'}`, extra.position, EXAMPLE)
  }
  const target = (what: string): string | null => {
    const { text } = argument(0, what)
    return text === 'total' ? null : text
  }
  const statistic = Object.hasOwn(STATISTICS, name) ? STATISTICS[name] : undefined
  if (statistic) {
    atMost(2)
    const resourceId = target('the id of a resource, or total')
    const metric = args.length > 1 ? argument(1, 'the name of a metric after the comma').text : null
    if (resourceId === null && metric !== null) {
      throw new SyntaxProblem(
        'total has no metrics of its own',
        args[1]!.position,
        'Name the resource instead of total.',
      )
    }
    return { kind: 'statistic', statistic, resourceId, metric }
  }
  switch (name) {
    case 'cost': {
      atMost(2)
      const of = argument(0, 'run, month or request')
      if (of.text !== 'run' && of.text !== 'month' && of.text !== 'request') {
        throw new SyntaxProblem(
          `cost(...) cannot be taken of "${of.text}"`,
          of.position,
          'Write cost(run), cost(month) or cost(request).',
        )
      }
      return {
        kind: 'cost',
        of: of.text,
        resourceId: args.length > 1 ? argument(1, 'the id of a resource after the comma').text : null,
      }
    }
    case 'metric': {
      atMost(3)
      const resourceId = argument(0, 'the id of a resource').text
      const metric = argument(1, 'the name of a metric').text
      const named = argument(2, 'a statistic, such as sum or p99')
      const key = named.text.toLowerCase()
      if (!Object.hasOwn(METRIC_STATISTICS, key)) {
        const known = Object.keys(METRIC_STATISTICS)
        throw new SyntaxProblem(
          `"${named.text}" is no statistic`,
          named.position,
          `Statistics: ${suggestion(key, known)}`,
        )
      }
      return { kind: 'statistic', statistic: METRIC_STATISTICS[key]!, resourceId, metric }
    }
    case 'hitRate':
      atMost(1)
      return { kind: 'hitRate', resourceId: argument(0, 'the id of a resource').text }
    case 'throttles':
    case 'errorRate':
    case 'availability':
    case 'rate':
      atMost(1)
      return { kind: name, resourceId: target('the id of a resource, or total') }
    default:
      atMost(1)
      return { kind: 'count', resourceId: target('the id of a resource, or total') }
  }
}

function operatorNamed(text: string, position: number): Operator {
  switch (text) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=':
      return text
    case '':
      throw new SyntaxProblem('an operator is missing', position, 'Compare with <, <=, >, >=, == or !=.')
    default:
      throw new SyntaxProblem(
        `"${text}" is no operator`,
        position,
        text === '=' ? 'Write == for equal.' : 'Compare with <, <=, >, >=, == or !=.',
      )
  }
}

function readLimit(text: string, position: number): { limit: number; unit: WrittenUnit } {
  const dollars = /^\$\s*/.exec(text)?.[0] ?? ''
  const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?/i.exec(text.slice(dollars.length))?.[0]
  const numberPosition = position + dollars.length
  if (number === undefined) throw new SyntaxProblem('a number must follow the operator', numberPosition, EXAMPLE)
  const value = Number(number)
  const behind = text.slice(dollars.length + number.length)
  const unitText = behind.trim()
  const unitPosition = numberPosition + number.length + (behind.length - behind.trimStart().length)
  if (unitText.startsWith(','))
    throw new SyntaxProblem('numbers have no thousands separator', unitPosition, 'Write 1000, or 1k.')
  const named = unitText === '' ? { unit: NO_UNIT, multiplier: 1 } : unitNamed(unitText)
  if (named === null)
    throw new SyntaxProblem(`"${unitText}" is no unit`, unitPosition, `Units are ${UNIT_NAMES}; k and M multiply.`)
  if (dollars !== '' && named.unit.dimension !== null) {
    throw new SyntaxProblem(`"${unitText}" cannot follow an amount of dollars`, unitPosition, 'Write $20, or $1.5k.')
  }
  const limit = value * named.multiplier
  if (!Number.isFinite(limit)) throw new SyntaxProblem('the number is too large', numberPosition, EXAMPLE)
  return { limit, unit: dollars === '' ? named.unit : DOLLARS }
}

/** The dimension of a measure, where its name alone tells it. */
function dimensionOf(measure: Measure): Dimension | null {
  switch (measure.kind) {
    case 'statistic':
      return null
    case 'throttles':
    case 'count':
      return 'count'
    case 'cost':
      return 'money'
    case 'rate':
      return 'rate'
    case 'errorRate':
    case 'availability':
    case 'hitRate':
      return 'share'
  }
}
