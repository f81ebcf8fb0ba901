import type { Distribution } from '../kernel/distributions'
import { didYouMean } from './nearest'
import { entry, member, type Place, type ProblemList } from './problems'
import { isObject, refuseUnknownKeys, requireNumber } from './reader'
import { DISTRIBUTION_KEYS, MAX, PART_KEYS, QUANTILE_KEYS } from './shapes'
import { quoted, shown } from './words'

/** Largest value a distribution may be written with: in ms about 30 years. */
const MAX_VALUE = 1e12
/** Shapes outside give values that no service ever shows, some beyond the range of numbers. */
const MIN_SHAPE = 0.05
const MAX_SHAPE = 1_000
const MIN_POSITIVE = 1e-9

const KINDS = Object.keys(DISTRIBUTION_KEYS)

/** Collects what is wrong with a distribution; `label` names it in messages. Valid means: `sampler` and `meanOf` give finite values ≥ 0. */
export function checkDistribution(value: unknown, label: string, place: Place, problems: ProblemList, depth = 1): void {
  if (!isObject(value)) {
    problems.error(
      'distribution.type',
      place,
      `${label} must be a distribution such as {"kind": "constant", "value": 10}; it is ${shown(value)}.`,
      `Give it a kind: ${KINDS.join(', ')}.`,
    )
    return
  }
  const kind = Object.hasOwn(value, 'kind') ? value.kind : undefined
  if (typeof kind !== 'string' || !Object.hasOwn(DISTRIBUTION_KEYS, kind)) {
    problems.error(
      'distribution.kind',
      member(place, 'kind'),
      `${label} has no known kind of distribution; its kind is ${shown(kind)}.`,
      didYouMean(typeof kind === 'string' ? kind : '', KINDS),
    )
    return
  }
  refuseUnknownKeys(value, DISTRIBUTION_KEYS[kind as Distribution['kind']], place, problems)
  const parameter = (name: string, min = 0, max = MAX_VALUE) =>
    requireNumber(value, name, { label: `${name} of ${label}`, min, max }, place, problems)
  switch (kind as Distribution['kind']) {
    case 'constant':
      parameter('value')
      return
    case 'uniform': {
      const min = parameter('min')
      const max = parameter('max')
      if (min !== null && max !== null && max < min) {
        problems.error('distribution.order', place, `${label} has max ${max} below min ${min}.`, 'Swap the two.')
      }
      return
    }
    case 'exponential':
      parameter('mean')
      return
    case 'normal':
      parameter('mean')
      parameter('standardDeviation')
      return
    case 'lognormal': {
      const p50 = parameter('p50', MIN_POSITIVE)
      const p99 = parameter('p99', MIN_POSITIVE)
      if (p50 !== null && p99 !== null && p99 < p50) {
        problems.error(
          'distribution.order',
          place,
          `${label} has p99 ${p99} below p50 ${p50}.`,
          'p50 is the middle value and p99 the one that 1 % of draws exceed: swap the two.',
        )
      }
      return
    }
    case 'gamma':
    case 'weibull':
      parameter('shape', MIN_SHAPE, MAX_SHAPE)
      parameter('scale')
      return
    case 'empirical':
      checkQuantiles(value.points, label, member(place, 'points'), problems)
      return
    case 'mixture':
      checkParts(value.parts, label, member(place, 'parts'), problems, depth)
  }
}

function checkQuantiles(points: unknown, label: string, place: Place, problems: ProblemList): void {
  if (!Array.isArray(points) || points.length < 2 || points.length > MAX.quantiles) {
    problems.error(
      'distribution.points',
      place,
      `points of ${label} must be a list of 2 to ${MAX.quantiles} quantiles; it is ${size(points)}.`,
      'Begin with {"p": 0, "value": ...} and end with {"p": 1, "value": ...}.',
    )
    return
  }
  let before: { p: number; value: number } | null = null
  for (const [i, point] of points.entries()) {
    const at = entry(place, i)
    if (!isObject(point)) {
      problems.error(
        'distribution.points',
        at,
        `Each point of ${label} has p and value; this is ${shown(point)}.`,
        'Write {"p": 0.5, "value": 20}.',
      )
      return
    }
    refuseUnknownKeys(point, QUANTILE_KEYS, at, problems)
    const p = requireNumber(point, 'p', { label: `p of ${label}`, min: 0, max: 1 }, at, problems)
    const value = requireNumber(point, 'value', { label: `value of ${label}`, min: 0, max: MAX_VALUE }, at, problems)
    if (p === null || value === null) return
    if (before !== null && (p < before.p || value < before.value)) {
      problems.error(
        'distribution.order',
        at,
        `Points of ${label} must rise; p ${p}, value ${value} falls behind the one before.`,
        'Sort the points by p; values may not fall.',
      )
      return
    }
    before = { p, value }
  }
  const [first, last] = [points[0], points[points.length - 1]] as { p: number }[]
  if (first!.p !== 0 || last!.p !== 1) {
    problems.error(
      'distribution.points',
      place,
      `Points of ${label} must run from p 0 to p 1; they run from ${first!.p} to ${last!.p}.`,
      'Add the smallest value at p 0 and the largest at p 1.',
    )
  }
}

function checkParts(parts: unknown, label: string, place: Place, problems: ProblemList, depth: number): void {
  if (!Array.isArray(parts) || parts.length < 1 || parts.length > MAX.mixtureParts) {
    problems.error(
      'distribution.parts',
      place,
      `parts of ${label} must be a list of 1 to ${MAX.mixtureParts} weighted distributions; it is ${size(parts)}.`,
      'Write {"weight": 0.9, "of": {"kind": "constant", "value": 10}}.',
    )
    return
  }
  if (depth >= MAX.mixtureDepth) {
    problems.error(
      'distribution.depth',
      place,
      `${label} mixes mixtures more than ${MAX.mixtureDepth} deep.`,
      'Write the inner parts into the outer mixture, with weights multiplied.',
    )
    return
  }
  for (const [i, part] of parts.entries()) {
    const at = entry(place, i)
    if (!isObject(part)) {
      problems.error(
        'distribution.parts',
        at,
        `Each part of ${label} has weight and of; this is ${shown(part)}.`,
        'Write {"weight": 0.9, "of": {...}}.',
      )
      continue
    }
    refuseUnknownKeys(part, PART_KEYS, at, problems)
    requireNumber(part, 'weight', { label: `weight of ${label}`, min: MIN_POSITIVE, max: MAX_VALUE }, at, problems)
    checkDistribution(part.of, `${label}, part ${i + 1},`, member(at, 'of'), problems, depth + 1)
  }
}

const size = (value: unknown): string =>
  Array.isArray(value) ? `a list of ${value.length}` : shown(typeof value === 'string' ? quoted(value) : value)
