import type { AssertionResult, RunResult } from '../../result'
import type { AssertionExpression, Operator } from './expression'
import { measureOf } from './measure'
import { parseAssertion } from './parse'
import { DIMENSION_HELP, formatQuantity, roundedText, type WrittenUnit } from './units'

/** Measured and promised values closer than this share of themselves are equal: they differ by rounding alone. */
const ROUNDING = 1e-12

/** Holds a promise against what a run has shown. What was not observed is not kept. Never throws. */
function evaluateAssertion(expression: AssertionExpression, result: RunResult): AssertionResult {
  const { subject, operator, unit } = expression
  const failed = (message: string): AssertionResult => ({
    expression: expression.text,
    passed: false,
    measured: null,
    message,
  })
  const measured = measureOf(expression.measure, result)
  if (measured.value === null) return failed(`${subject}: ${measured.reason}`)
  if (unit.dimension !== null && unit.dimension !== measured.dimension) {
    return failed(`${subject} is ${DIMENSION_HELP[measured.dimension]}`)
  }
  const shown = unit.dimension === null ? measured.ownUnit : unit
  const value = inUnit(measured.value, shown)
  const side = sideOf(value, expression.limit)
  const passed = holds(operator, side)
  const message = messageOf(subject, operator, side, passed, numbersOf(value, expression.limit, shown))
  return { expression: expression.text, passed, measured: value, message }
}

/** The same for an assertion as written; one that cannot be read fails with the reason. */
export function checkAssertion(text: string, result: RunResult): AssertionResult {
  const parsed = parseAssertion(text)
  if ('ok' in parsed) return evaluateAssertion(parsed.ok, result)
  const message = `${parsed.error} (at character ${parsed.position + 1}). ${parsed.help}`
  return { expression: text.trim(), passed: false, measured: null, message }
}

/** Dividing by 0.01 would add a rounding error that multiplying by 100 mostly spares. */
function inUnit(value: number, unit: WrittenUnit): number {
  return unit.factor < 1 ? value * Math.round(1 / unit.factor) : value / unit.factor
}

type Side = 'below' | 'equal' | 'above'

function sideOf(value: number, limit: number): Side {
  if (Math.abs(value - limit) <= ROUNDING * Math.max(Math.abs(value), Math.abs(limit))) return 'equal'
  return value < limit ? 'below' : 'above'
}

function holds(operator: Operator, side: Side): boolean {
  switch (operator) {
    case '<':
      return side === 'below'
    case '<=':
      return side !== 'above'
    case '>':
      return side === 'above'
    case '>=':
      return side !== 'below'
    case '==':
      return side === 'equal'
    case '!=':
      return side !== 'equal'
  }
}

const PROMISES: Record<Operator, string> = {
  '<': 'below ',
  '<=': 'at most ',
  '>': 'above ',
  '>=': 'at least ',
  '==': '',
  '!=': 'anything but ',
}

function messageOf(
  subject: string,
  operator: Operator,
  side: Side,
  passed: boolean,
  numbers: { value: string; limit: string },
): string {
  const { value, limit } = numbers
  if (passed)
    return operator === '=='
      ? `${subject} is ${value}, as promised`
      : `${subject} is ${value}, as promised: ${PROMISES[operator]}${limit}`
  if (operator === '<' && side === 'equal') return `${subject} is ${value}, not below the promised ${limit}`
  if (operator === '>' && side === 'equal') return `${subject} is ${value}, not above the promised ${limit}`
  if (operator === '!=') return `${subject} is ${value}, which was promised not to be`
  if (operator === '==') return `${subject} is ${value}, not the promised ${limit}`
  return `${subject} is ${value}, ${side} the promised ${limit}`
}

/** Both numbers in words: the limit as it is, the value with as many digits as it takes to see which side it is on. */
function numbersOf(value: number, limit: number, unit: WrittenUnit): { value: string; limit: string } {
  const side = sideOf(value, limit)
  const sign = value < 0 ? -1 : 1
  let digits = 4
  while (digits < 15 && sideOf(sign * Number(roundedText(Math.abs(value), unit, digits)), limit) !== side) digits++
  return { value: formatQuantity(value, unit, digits), limit: formatQuantity(limit, unit, 12) }
}
