import type { Field, FieldSet } from '../services/fields'
import type { AnyService } from '../services/define'
import { byId } from './ids'
import {
  ACCOUNT_KEYS,
  ACTION_KEYS,
  ASSERTION_KEYS,
  CONNECTION_KEYS,
  DISTRIBUTION_KEYS,
  EFFECT_KEYS,
  FAULT_KEYS,
  LOAD_KEYS,
  NOTE_KEYS,
  PART_KEYS,
  POSITION_KEYS,
  QUANTILE_KEYS,
  RATE_POINT_KEYS,
  RESOURCE_KEYS,
  SCENARIO_KEYS,
  STEP_KEYS,
  STREAM_KEYS,
  VIEW_KEYS,
} from './shapes'
import { isObject, type JsonObject } from './reader'
import type { Design } from './types'

/** A design with the members of every object in the order of the file: the documented one, then alphabetically. */
export function orderDesign(design: Design, services: readonly AnyService[]): JsonObject {
  const byType = new Map(services.map((service) => [service.type, service]))
  const typeOf = new Map(design.resources.map((resource) => [resource.id, resource.type]))
  const portFields = (resourceId: string, port: string): FieldSet =>
    byType.get(typeOf.get(resourceId) ?? '')?.ports.find((candidate) => candidate.id === port)?.connectionFields ?? {}
  const actionFields = (resourceId: string, action: string): FieldSet =>
    byType.get(typeOf.get(resourceId) ?? '')?.actions?.find((candidate) => candidate.id === action)?.fields ?? {}
  return {
    name: design.name,
    region: design.region,
    account: { ...ordered(design.account, ACCOUNT_KEYS), quotas: alphabetical(design.account.quotas) },
    resources: [...design.resources].sort(byId).map((resource) => ({
      ...ordered(resource, RESOURCE_KEYS),
      config: orderConfig(resource.config, (byType.get(resource.type)?.fields ?? {}) as FieldSet),
    })),
    connections: [...design.connections].sort(byId).map((connection) => ({
      ...ordered(connection, CONNECTION_KEYS),
      config: orderConfig(connection.config, {
        ...portFields(connection.from, connection.fromPort),
        ...portFields(connection.to, connection.toPort),
      }),
    })),
    scenarios: design.scenarios.map((scenario) => ({
      ...ordered(scenario, SCENARIO_KEYS),
      streams: scenario.streams.map((stream) => ({ ...ordered(stream, STREAM_KEYS), load: orderLoad(stream.load) })),
      faults: scenario.faults.map((fault) => ({ ...ordered(fault, FAULT_KEYS), effect: orderEffect(fault.effect) })),
      ...(scenario.actions === undefined
        ? {}
        : {
            actions: scenario.actions.map((action) => ({
              ...ordered(action, ACTION_KEYS),
              settings: orderConfig(action.settings, actionFields(action.target, action.action)),
            })),
          }),
      assertions: scenario.assertions.map((assertion) => ordered(assertion, ASSERTION_KEYS)),
    })),
    notes: design.notes.map((note) => ordered(note, NOTE_KEYS)),
    view: { ...ordered({ ...design.view, positions: orderPositions(design) }, VIEW_KEYS) },
  }
}

function orderPositions(design: Design): JsonObject {
  const positions = alphabetical(design.view.positions)
  for (const [id, position] of Object.entries(positions)) positions[id] = ordered(position as object, POSITION_KEYS)
  return positions
}

function orderLoad(load: Design['scenarios'][number]['streams'][number]['load']): JsonObject {
  const result = ordered(load, LOAD_KEYS[load.kind])
  if (load.kind === 'steps') result.steps = load.steps.map((step) => ordered(step, RATE_POINT_KEYS))
  if (load.kind === 'points') result.points = load.points.map((point) => ordered(point, RATE_POINT_KEYS))
  return result
}

function orderEffect(effect: Design['scenarios'][number]['faults'][number]['effect']): JsonObject {
  const result = ordered(effect, EFFECT_KEYS[effect.kind])
  if (effect.kind === 'latency') result.delay = orderDistribution(effect.delay)
  return result
}

function orderConfig(config: Readonly<Record<string, unknown>>, fields: FieldSet): JsonObject {
  const result = ordered(config, Object.keys(fields))
  for (const [name, field] of Object.entries(fields)) {
    if (result[name] !== undefined) result[name] = orderValue(result[name], field)
  }
  return result
}

/** Values of a wrong form stay as they are: checking is not this file's business. */
function orderValue(value: unknown, field: Field): unknown {
  if (field.kind === 'list' && Array.isArray(value)) {
    return value.map((item: unknown) => (isObject(item) ? orderConfig(item, field.item) : item))
  }
  if (field.kind === 'distribution') return orderDistribution(value)
  if (field.kind === 'handler') return orderSteps(value)
  return value
}

function orderDistribution(value: unknown): unknown {
  if (!isObject(value)) return value
  const result = ordered(value, keysOf(value, DISTRIBUTION_KEYS))
  const { points, parts } = result
  if (Array.isArray(points))
    result.points = points.map((point: unknown) => (isObject(point) ? ordered(point, QUANTILE_KEYS) : point))
  if (Array.isArray(parts)) {
    result.parts = parts.map((part: unknown) =>
      isObject(part) ? { ...ordered(part, PART_KEYS), of: orderDistribution(part.of) } : part,
    )
  }
  return result
}

function orderSteps(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.map((step: unknown) => {
    if (!isObject(step)) return step
    const result = ordered(step, keysOf(step, STEP_KEYS))
    if (result.duration !== undefined) result.duration = orderDistribution(result.duration)
    if (Array.isArray(result.branches)) result.branches = result.branches.map(orderSteps)
    return result
  })
}

const keysOf = (object: JsonObject, table: Record<string, readonly string[]>): readonly string[] =>
  typeof object.kind === 'string' && Object.hasOwn(table, object.kind) ? table[object.kind]! : ['kind']

/** A copy with the given members first and in that order, then the rest alphabetically. */
function ordered(object: object, first: readonly string[]): JsonObject {
  const from = object as JsonObject
  const result: JsonObject = {}
  for (const key of first) if (Object.hasOwn(from, key)) result[key] = from[key]
  for (const key of Object.keys(from).sort()) if (!first.includes(key)) result[key] = from[key]
  return result
}

const alphabetical = (object: object): JsonObject => ordered(object, [])
