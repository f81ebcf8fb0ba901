import type { Distribution, FieldUnit } from '../../sim/index'
import { formatQuantityForEdit, parseQuantity } from '../ui/parse'
import { quantityText, quantityUnitOf } from './quantityText'

export type DistributionKind = Distribution['kind']

/** A distribution read from its one-line text, or why it is none, in words. */
export type ParsedDistribution = { ok: true; value: Distribution } | { ok: false; error: string }

interface Parameter {
  key: string
  /** What it is called in the text; the first word is the one written. */
  words: readonly string[]
  /** A pure number instead of a value in the field's unit. */
  pure?: boolean
}

/** Parameters that are written by name. */
const namedParameters = {
  exponential: [{ key: 'mean', words: ['mean'] }],
  normal: [
    { key: 'mean', words: ['mean'] },
    { key: 'standardDeviation', words: ['deviation', 'sd', 'stddev', 'sigma'] },
  ],
  lognormal: [
    { key: 'p50', words: ['p50', 'median'] },
    { key: 'p99', words: ['p99'] },
  ],
  gamma: [
    { key: 'shape', words: ['shape'], pure: true },
    { key: 'scale', words: ['scale'] },
  ],
  weibull: [
    { key: 'shape', words: ['shape'], pure: true },
    { key: 'scale', words: ['scale'] },
  ],
} as const satisfies Partial<Record<DistributionKind, readonly Parameter[]>>

type NamedKind = keyof typeof namedParameters

const kindWords: Record<string, DistributionKind> = {
  constant: 'constant',
  fixed: 'constant',
  uniform: 'uniform',
  between: 'uniform',
  exponential: 'exponential',
  exp: 'exponential',
  normal: 'normal',
  gaussian: 'normal',
  lognormal: 'lognormal',
  'log-normal': 'lognormal',
  gamma: 'gamma',
  weibull: 'weibull',
  empirical: 'empirical',
  quantiles: 'empirical',
  mixture: 'mixture',
}

/** A distribution in one line: `lognormal p50 38 ms p99 120 ms`. `parseDistribution` reads it back exactly. */
export function formatDistribution(of: Distribution, unit: FieldUnit): string {
  const value = (amount: number): string => quantityText(amount, unit)
  switch (of.kind) {
    case 'constant':
      return `constant ${value(of.value)}`
    case 'uniform':
      return `uniform ${value(of.min)} to ${value(of.max)}`
    case 'empirical':
      return `empirical ${of.points.map((point) => `${formatQuantityForEdit(point.p, 'fraction')} ${value(point.value)}`).join(', ')}`
    case 'mixture':
      return `mixture ${of.parts.map((part) => `${part.weight} of (${formatDistribution(part.of, unit)})`).join(' + ')}`
    case 'exponential':
    case 'normal':
    case 'lognormal':
    case 'gamma':
    case 'weibull': {
      const amounts = of as unknown as Record<string, number>
      const parts = (namedParameters[of.kind] as readonly Parameter[]).map(({ key, words, pure }) => {
        const amount = amounts[key] ?? 0
        return `${words[0]} ${pure ? quantityText(amount, 'ratio') : value(amount)}`
      })
      return `${of.kind} ${parts.join(' ')}`
    }
  }
}

/**
 * Reads a distribution from one line. A value alone is constant; named parameters come in any order, with or without
 * `=` and commas; quantities without a unit are in the field's.
 */
export function parseDistribution(text: string, unit: FieldUnit): ParsedDistribution {
  const trimmed = text.trim()
  if (trimmed === '') return failure(`Write a distribution, such as ${exampleOf('lognormal', unit)}, or a value.`)
  const [, word = '', rest = ''] = /^([a-z-]*)\s*([^]*)$/i.exec(trimmed) ?? []
  if (word === '') return valueAs(trimmed, unit, (value) => ({ kind: 'constant', value }))
  const kind = Object.hasOwn(kindWords, word.toLowerCase()) ? kindWords[word.toLowerCase()] : undefined
  if (kind === undefined) {
    return failure(`“${word}” is no distribution. Write ${kindList}, or a value alone.`)
  }
  switch (kind) {
    case 'constant':
      return valueAs(rest, unit, (value) => ({ kind, value }))
    case 'uniform':
      return parseUniform(rest, unit)
    case 'empirical':
      return parseEmpirical(rest, unit)
    case 'mixture':
      return parseMixture(rest, unit)
    case 'exponential':
    case 'normal':
    case 'lognormal':
    case 'gamma':
    case 'weibull':
      return parseNamed(kind, rest, unit)
  }
}

/** How a kind is written, with values that fit the unit. */
export function exampleOf(kind: DistributionKind, unit: FieldUnit): string {
  const [small, large] = unit === 'bytes' ? [1024, 8192] : [20, 100]
  return formatDistribution(startOf(kind, small, large), unit)
}

/** A distribution of a kind around a typical and a large value, to start editing from. */
export function startOf(kind: DistributionKind, typical: number, large: number): Distribution {
  switch (kind) {
    case 'constant':
      return { kind, value: typical }
    case 'uniform':
      return { kind, min: 0, max: large }
    case 'exponential':
      return { kind, mean: typical }
    case 'normal':
      return { kind, mean: typical, standardDeviation: typical / 4 }
    case 'lognormal':
      return { kind, p50: typical, p99: large }
    case 'gamma':
    case 'weibull':
      return { kind, shape: 2, scale: typical }
    case 'empirical':
      return {
        kind,
        points: [
          { p: 0, value: 0 },
          { p: 0.5, value: typical },
          { p: 1, value: large },
        ],
      }
    case 'mixture':
      return {
        kind,
        parts: [
          { weight: 9, of: { kind: 'constant', value: typical } },
          { weight: 1, of: { kind: 'constant', value: large } },
        ],
      }
  }
}

const kindList = 'constant, uniform, exponential, normal, lognormal, gamma, weibull, empirical or mixture'

function parseUniform(text: string, unit: FieldUnit): ParsedDistribution {
  const ends = text.split(/\s+(?:to|and)\s+|\s*(?:–|\.\.+)\s*/i)
  const [from, to] = ends
  if (ends.length !== 2 || !from || !to)
    return failure(`uniform needs two ends, such as ${exampleOf('uniform', unit)}.`)
  const min = quantity(from, unit)
  const max = quantity(to, unit)
  if (!min.ok) return min
  return max.ok ? success({ kind: 'uniform', min: min.value, max: max.value }) : max
}

function parseNamed(kind: NamedKind, text: string, unit: FieldUnit): ParsedDistribution {
  const parameters: readonly Parameter[] = namedParameters[kind]
  const names = parameters.flatMap(({ words }) => words).join('|')
  const found = [...text.matchAll(new RegExp(String.raw`(?<![\w.])(${names})(?![\w])\s*[=:]?`, 'gi'))]
  const before = text.slice(0, found[0]?.index ?? text.length).trim()
  const amounts: Record<string, number> = {}
  const take = (parameter: Parameter, written: string): string | undefined => {
    const read = quantity(written, parameter.pure ? 'ratio' : unit)
    if (!read.ok) return written === '' ? `${parameter.words[0]} needs a value.` : read.error
    amounts[parameter.key] = read.value
    return undefined
  }
  if (before !== '') {
    const only = parameters.length === 1 && found.length === 0 ? parameters[0] : undefined
    const error = only ? take(only, before) : `“${before}” is not understood here. Write ${exampleOf(kind, unit)}.`
    if (error !== undefined) return failure(error)
  }
  for (const [index, match] of found.entries()) {
    const end = found[index + 1]?.index ?? text.length
    const written = text
      .slice(match.index + match[0].length, end)
      .replace(/[\s,;]+$/, '')
      .trim()
    const parameter = parameters.find(({ words }) => words.includes((match[1] ?? '').toLowerCase()))
    const error = parameter && take(parameter, written)
    if (error !== undefined) return failure(error)
  }
  const missing = parameters.find(({ key }) => !Object.hasOwn(amounts, key))
  if (missing) return failure(`${kind} needs ${missing.words[0]}. Write ${exampleOf(kind, unit)}.`)
  return success({ kind, ...amounts } as Distribution)
}

function parseEmpirical(text: string, unit: FieldUnit): ParsedDistribution {
  const points: { p: number; value: number }[] = []
  for (const part of text.split(/[,;]\s*(?=[\d.e+-]+\s*%)/i)) {
    const [, p, amount] = /^([\d.e+-]+\s*%)\s*:?\s*(.+)$/i.exec(part.trim()) ?? []
    if (p === undefined || amount === undefined) {
      return failure(`Write each point as a share and a value, such as ${exampleOf('empirical', unit)}.`)
    }
    const share = parseQuantity(p, 'fraction')
    const value = quantity(amount, unit)
    if (!share.ok) return failure(share.error)
    if (!value.ok) return value
    points.push({ p: share.value, value: value.value })
  }
  return success({ kind: 'empirical', points })
}

function parseMixture(text: string, unit: FieldUnit): ParsedDistribution {
  const parts: { weight: number; of: Distribution }[] = []
  let rest = text.trim()
  while (rest !== '') {
    const [head, weightText] = /^([^()]+?)\s*(?:of|×|\*)\s*\(/.exec(rest) ?? []
    const end = head === undefined ? -1 : closingParenthesis(rest, head.length - 1)
    if (head === undefined || weightText === undefined || end < 0) {
      return failure(
        `Write each part as a weight and a distribution in brackets, such as ${exampleOf('mixture', unit)}.`,
      )
    }
    const weight = parseQuantity(weightText, 'count')
    if (!weight.ok) return failure(weight.error)
    const of = parseDistribution(rest.slice(head.length, end), unit)
    if (!of.ok) return of
    parts.push({ weight: weight.value, of: of.value })
    rest = rest.slice(end + 1).replace(/^\s*[+,;]?\s*/, '')
  }
  return parts.length === 0
    ? failure(`mixture needs parts, such as ${exampleOf('mixture', unit)}.`)
    : success({ kind: 'mixture', parts })
}

function closingParenthesis(text: string, opening: number): number {
  let depth = 0
  for (let index = opening; index < text.length; index++) {
    if (text[index] === '(') depth++
    if (text[index] === ')' && --depth === 0) return index
  }
  return -1
}

function quantity(text: string, unit: FieldUnit): { ok: true; value: number } | { ok: false; error: string } {
  return parseQuantity(text, quantityUnitOf(unit))
}

function valueAs(text: string, unit: FieldUnit, make: (value: number) => Distribution): ParsedDistribution {
  const read = quantity(text, unit)
  return read.ok ? success(make(read.value)) : read
}

const success = (value: Distribution): ParsedDistribution => ({ ok: true, value })
const failure = (error: string): ParsedDistribution & { ok: false } => ({ ok: false, error })
