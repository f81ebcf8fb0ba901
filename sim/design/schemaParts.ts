import type { Distribution } from '../kernel/distributions'
import type { HandlerStep } from '../services/fields'
import { object, type Schema } from './schemaObject'
import {
  DISTRIBUTION_KEYS,
  LOAD_KEYS,
  MAX,
  MAX_TEXT,
  PART_KEYS,
  QUANTILE_KEYS,
  RATE_POINT_KEYS,
  STEP_KEYS,
} from './shapes'
import type { Load } from './types'

const positive: Schema = { type: 'number', minimum: 0 }
const probability: Schema = { type: 'number', minimum: 0, maximum: 1 }

/** One alternative per kind, numbers unless said otherwise. */
function tagged<K extends string>(
  keys: Record<K, readonly string[]>,
  others: Record<string, Schema>,
  optional: readonly string[] = [],
): Schema {
  return {
    oneOf: (Object.keys(keys) as K[]).map((kind) => {
      const properties = Object.fromEntries(
        keys[kind].map((key) => [key, key === 'kind' ? { const: kind } : (others[key] ?? positive)]),
      )
      return object(
        keys[kind],
        properties,
        keys[kind].filter((key) => !optional.includes(key)),
      )
    }),
  }
}

const ratePoints: Schema = {
  type: 'array',
  minItems: 1,
  maxItems: MAX.ratePoints,
  items: object(RATE_POINT_KEYS, { atSeconds: positive, rate: positive }),
}

/** Load of a stream over time. */
export const LOAD_SCHEMA: Schema = tagged<Load['kind']>(
  LOAD_KEYS,
  {
    steps: ratePoints,
    points: ratePoints,
    phaseSeconds: { type: 'number' },
    counts: { type: 'array', minItems: 1, maxItems: MAX.replayCounts, items: { type: 'integer', minimum: 0 } },
    file: { type: 'string', maxLength: MAX_TEXT.file },
  },
  ['file'],
)

/** A random quantity. */
export const DISTRIBUTION_SCHEMA: Schema = tagged<Distribution['kind']>(DISTRIBUTION_KEYS, {
  points: {
    type: 'array',
    minItems: 2,
    maxItems: MAX.quantiles,
    items: object(QUANTILE_KEYS, { p: probability, value: positive }),
  },
  parts: {
    type: 'array',
    minItems: 1,
    maxItems: MAX.mixtureParts,
    items: object(PART_KEYS, { weight: { type: 'number', exclusiveMinimum: 0 }, of: { $ref: '#/$defs/distribution' } }),
  },
})

/** What a compute resource does per request. */
export const HANDLER_SCHEMA: Schema = {
  type: 'array',
  maxItems: MAX.handlerSteps,
  items: tagged<HandlerStep['kind']>(STEP_KEYS, {
    duration: { $ref: '#/$defs/distribution' },
    connection: { $ref: '#/$defs/id' },
    operation: { type: 'string', maxLength: MAX_TEXT.port },
    count: { type: 'integer', minimum: 0 },
    probability,
    branches: { type: 'array', maxItems: MAX.branches, items: { $ref: '#/$defs/handler' } },
  }),
}
