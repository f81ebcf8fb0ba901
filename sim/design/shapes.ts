import type { Distribution } from '../kernel/distributions'
import type { HandlerStep } from '../services/fields'
import type { Fault, Load } from './types'

/**
 * The members of every object in the file that is not a service's configuration, in the order in which they are
 * written. Reading refuses other members, writing follows the order, the JSON Schema lists them.
 */
export const DESIGN_KEYS = [
  'format',
  'version',
  'name',
  'region',
  'account',
  'resources',
  'connections',
  'scenarios',
  'notes',
  'view',
] as const
export const ACCOUNT_KEYS = ['era', 'freeTier', 'quotas'] as const
export const ERAS = ['modern', 'classic'] as const
export const RESOURCE_KEYS = ['id', 'type', 'name', 'parentId', 'config'] as const
export const CONNECTION_KEYS = ['id', 'from', 'fromPort', 'to', 'toPort', 'config'] as const
export const SCENARIO_KEYS = [
  'id',
  'name',
  'durationSeconds',
  'warmupSeconds',
  'streams',
  'faults',
  'actions',
  'assertions',
] as const
export const STREAM_KEYS = ['id', 'target', 'load', 'spacing'] as const
export const FAULT_KEYS = ['id', 'target', 'startSeconds', 'durationSeconds', 'effect'] as const
export const ACTION_KEYS = ['id', 'target', 'action', 'atSeconds', 'settings'] as const
export const ASSERTION_KEYS = ['id', 'expression'] as const
export const NOTE_KEYS = ['id', 'text', 'x', 'y', 'width', 'height'] as const
export const VIEW_KEYS = ['positions', 'scenario'] as const
export const POSITION_KEYS = ['x', 'y', 'pinned'] as const
export const RATE_POINT_KEYS = ['atSeconds', 'rate'] as const
export const QUANTILE_KEYS = ['p', 'value'] as const
export const PART_KEYS = ['weight', 'of'] as const

export const SPACINGS = ['poisson', 'uniform', 'exact'] as const

export const LOAD_KEYS: Record<Load['kind'], readonly string[]> = {
  constant: ['kind', 'rate'],
  ramp: ['kind', 'from', 'to', 'startSeconds', 'endSeconds'],
  steps: ['kind', 'steps'],
  spike: ['kind', 'base', 'peak', 'atSeconds', 'riseSeconds', 'holdSeconds', 'fallSeconds'],
  sine: ['kind', 'mean', 'amplitude', 'periodSeconds', 'phaseSeconds'],
  points: ['kind', 'points'],
  replay: ['kind', 'binSeconds', 'counts', 'file'],
}

export const EFFECT_KEYS: Record<Fault['effect']['kind'], readonly string[]> = {
  error: ['kind', 'probability'],
  latency: ['kind', 'delay'],
  throttle: ['kind', 'probability'],
  outage: ['kind'],
  coldFlush: ['kind'],
}

export const DISTRIBUTION_KEYS: Record<Distribution['kind'], readonly string[]> = {
  constant: ['kind', 'value'],
  uniform: ['kind', 'min', 'max'],
  exponential: ['kind', 'mean'],
  normal: ['kind', 'mean', 'standardDeviation'],
  lognormal: ['kind', 'p50', 'p99'],
  gamma: ['kind', 'shape', 'scale'],
  weibull: ['kind', 'shape', 'scale'],
  empirical: ['kind', 'points'],
  mixture: ['kind', 'parts'],
}

export const STEP_KEYS: Record<HandlerStep['kind'], readonly string[]> = {
  compute: ['kind', 'duration'],
  call: ['kind', 'connection', 'operation', 'count', 'probability'],
  parallel: ['kind', 'branches'],
}

/** Most entries of the lists in a file. */
export const MAX = {
  resources: 20_000,
  connections: 60_000,
  scenarios: 200,
  streams: 1_000,
  faults: 1_000,
  actions: 1_000,
  assertions: 1_000,
  notes: 2_000,
  positions: 40_000,
  quotas: 1_000,
  ratePoints: 10_000,
  replayCounts: 200_000,
  quantiles: 1_000,
  mixtureParts: 20,
  mixtureDepth: 4,
  handlerSteps: 200,
  handlerDepth: 8,
  branches: 20,
} as const

/** Longest texts, in characters. */
export const MAX_TEXT = { name: 256, note: 20_000, assertion: 1_000, file: 1_024, port: 64 } as const

/** Longest scenario: 31 days. */
export const MAX_DURATION_SECONDS = 31 * 86_400
