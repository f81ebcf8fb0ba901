import { type Design, type ResourceResult, type RunResult, serviceOf } from '../../../sim/index'
import { formatInteger } from '../../ui/format'

const QUOTA = 'lambda.concurrentExecutions'
/** Functions with a layer of their own; the rest are one. */
const mostLayers = 8

/** What one function takes of the account's concurrency, over time. */
export interface ConcurrencyLayer {
  id: string
  name: string
  /** Reserved for it; null when it shares the unreserved pool. */
  reserved: number | null
  /** Executions running, by time bin. */
  running: Float64Array
  /** What it holds besides: reserved or provisioned, and idle. */
  idle: Float64Array
  /** How many functions it stands for. */
  functions: number
}

export interface ConcurrencyStack {
  /** From the bottom: functions of the unreserved pool, largest first, then those with a reservation. */
  layers: ConcurrencyLayer[]
  /** The account's quota. */
  limit: number
  /** What is left of it for functions without a reservation. */
  unreserved: number
  /** Sum of all layers, by time bin. */
  held: Float64Array
}

/** How the functions of a run share the account's concurrency; null when it has none. */
export function concurrencyStack(result: RunResult, design: Design): ConcurrencyStack | null {
  const functions = Object.values(result.resources).filter(({ type }) => quotaOf(type) !== undefined)
  const first = functions[0]
  if (!first) return null
  const layers = functions
    .map((resource) => layerOf(resource, reservedOf(design, resource.id), result.bins))
    .sort((a, b) => rank(a) - rank(b) || peakOf(b) - peakOf(a))
  const reserved = layers.reduce((sum, layer) => sum + (layer.reserved ?? 0), 0)
  const limit = design.account.quotas[QUOTA] ?? quotaOf(first.type)!.default
  const shown = withoutMany(layers, result.bins)
  return {
    layers: shown,
    limit,
    unreserved: Math.max(0, limit - reserved),
    held: sum(shown.flatMap(parts), result.bins),
  }
}

const quotaOf = (type: string) => serviceOf(type)?.quotas.find(({ id }) => id === QUOTA)
const rank = ({ reserved }: ConcurrencyLayer): number => (reserved === null ? 0 : 1)
const parts = ({ running, idle }: ConcurrencyLayer): Float64Array[] => [running, idle]
const peakOf = ({ running, idle }: ConcurrencyLayer): number =>
  running.reduce((most, value, bin) => Math.max(most, value + idle[bin]!), 0)

function layerOf({ id, name, metrics }: ResourceResult, reserved: number | null, bins: number): ConcurrencyLayer {
  const level = (metric: string): Float64Array | undefined => metrics[metric]?.values
  const running = new Float64Array(bins).map((_, bin) => level('ConcurrentExecutions')?.[bin] || 0)
  const claimed = level('ClaimedAccountConcurrency')
  const idle = running.map((now, bin) => Math.max(0, (claimed?.[bin] || (reserved ?? 0)) - now))
  return { id, name, reserved, running, idle, functions: 1 }
}

function reservedOf(design: Design, id: string): number | null {
  const value = design.resources.find((resource) => resource.id === id)?.config['reservedConcurrency']
  return typeof value === 'number' ? value : null
}

/** The smallest functions of the unreserved pool as one layer, when there are many. */
function withoutMany(layers: ConcurrencyLayer[], bins: number): ConcurrencyLayer[] {
  if (layers.length <= mostLayers) return layers
  const pooled = layers.filter(({ reserved }) => reserved === null)
  const others = layers.filter(({ reserved }) => reserved !== null)
  const kept = Math.max(1, mostLayers - 1 - others.length)
  const rest = pooled.slice(kept)
  if (rest.length < 2) return layers
  const merged: ConcurrencyLayer = {
    id: '',
    name: `${formatInteger(rest.length)} other functions`,
    reserved: null,
    running: sum(
      rest.map(({ running }) => running),
      bins,
    ),
    idle: sum(
      rest.map(({ idle }) => idle),
      bins,
    ),
    functions: rest.length,
  }
  return [...pooled.slice(0, kept), merged, ...others]
}

function sum(series: readonly Float64Array[], bins: number): Float64Array {
  const total = new Float64Array(bins)
  for (const values of series) for (let bin = 0; bin < bins; bin++) total[bin]! += values[bin] ?? 0
  return total
}
