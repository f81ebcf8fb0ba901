import { services as registry } from '../services'
import type { AnyService } from '../services/define'
import type { Field, FieldSet } from '../services/fields'
import { ID_PATTERN } from './ids'
import { FORMAT_VERSION } from './migrations'
import { REGIONS } from './regions'
import { FORMAT } from './restore'
import { DISTRIBUTION_SCHEMA, HANDLER_SCHEMA, LOAD_SCHEMA } from './schemaParts'
import {
  ACCOUNT_KEYS,
  ACTION_KEYS,
  ASSERTION_KEYS,
  CONNECTION_KEYS,
  DESIGN_KEYS,
  ERAS,
  FAULT_KEYS,
  MAX,
  MAX_DURATION_SECONDS,
  MAX_TEXT,
  NOTE_KEYS,
  POSITION_KEYS,
  RESOURCE_KEYS,
  SCENARIO_KEYS,
  SPACINGS,
  STREAM_KEYS,
  VIEW_KEYS,
} from './shapes'
import { object, type Schema } from './schemaObject'

const id: Schema = { $ref: '#/$defs/id' }
const number: Schema = { type: 'number' }
const list = (items: Schema, maxItems: number): Schema => ({ type: 'array', maxItems, items })
const text = (maxLength: number): Schema => ({ type: 'string', maxLength })

/** The JSON Schema (2020-12) of design files, made from the services' fields; editors complete and check files with it. */
export function designJsonSchema(services: readonly AnyService[] = registry): Schema {
  const probability = { type: 'number', minimum: 0, maximum: 1 }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Windtunnel design',
    description: 'A drawn serverless architecture with its load scenarios (.windtunnel.json).',
    ...object(
      DESIGN_KEYS,
      {
        format: { const: FORMAT },
        version: { const: FORMAT_VERSION },
        name: text(MAX_TEXT.name),
        region: { enum: REGIONS.map((region) => region.code) },
        account: object(
          ACCOUNT_KEYS,
          { era: { enum: [...ERAS] }, freeTier: { type: 'boolean' }, quotas: quotaSchema(services) },
          [],
        ),
        resources: list({ $ref: '#/$defs/resource' }, MAX.resources),
        connections: list({ $ref: '#/$defs/connection' }, MAX.connections),
        scenarios: list({ $ref: '#/$defs/scenario' }, MAX.scenarios),
        notes: list({ $ref: '#/$defs/note' }, MAX.notes),
        view: object(VIEW_KEYS, { positions: positionsSchema, scenario: text(MAX_TEXT.name) }, []),
      },
      ['format', 'version', 'name', 'region', 'resources', 'connections'],
    ),
    $defs: {
      id: { type: 'string', pattern: ID_PATTERN },
      resource: resourceSchema(services),
      connection: object(
        CONNECTION_KEYS,
        {
          id,
          from: id,
          fromPort: text(MAX_TEXT.port),
          to: id,
          toPort: text(MAX_TEXT.port),
          config: connectionConfigSchema(services),
        },
        ['id', 'from', 'fromPort', 'to', 'toPort'],
      ),
      scenario: object(
        SCENARIO_KEYS,
        {
          id,
          name: text(MAX_TEXT.name),
          durationSeconds: { type: 'number', exclusiveMinimum: 0, maximum: MAX_DURATION_SECONDS },
          warmupSeconds: { type: 'number', minimum: 0 },
          streams: list({ $ref: '#/$defs/stream' }, MAX.streams),
          faults: list({ $ref: '#/$defs/fault' }, MAX.faults),
          actions: list(actionSchema(services), MAX.actions),
          assertions: list(object(ASSERTION_KEYS, { id, expression: text(MAX_TEXT.assertion) }), MAX.assertions),
        },
        ['id', 'durationSeconds'],
      ),
      stream: object(
        STREAM_KEYS,
        { id, target: id, load: { $ref: '#/$defs/load' }, spacing: { enum: [...SPACINGS] } },
        ['id', 'target', 'load'],
      ),
      fault: object(FAULT_KEYS, {
        id,
        target: id,
        startSeconds: { type: 'number', minimum: 0 },
        durationSeconds: { type: 'number', minimum: 0 },
        effect: {
          oneOf: [
            object(['kind', 'probability'], { kind: { enum: ['error', 'throttle'] }, probability }),
            object(['kind', 'delay'], { kind: { const: 'latency' }, delay: { $ref: '#/$defs/distribution' } }),
            object(['kind'], { kind: { enum: ['outage', 'coldFlush'] } }),
          ],
        },
      }),
      note: object(NOTE_KEYS, { id, text: text(MAX_TEXT.note), x: number, y: number, width: number, height: number }),
      load: LOAD_SCHEMA,
      distribution: DISTRIBUTION_SCHEMA,
      handler: HANDLER_SCHEMA,
      ...Object.fromEntries(
        services.map((service) => [service.type, configSchema(service.fields as FieldSet, service.title)]),
      ),
    },
  }
}

/** The settings of an action depend on it: any setting of any action may be there. */
function actionSchema(services: readonly AnyService[]): Schema {
  const actions = services.flatMap((service) => service.actions ?? [])
  return object(
    ACTION_KEYS,
    {
      id,
      target: id,
      action: { enum: [...new Set(actions.map((action) => action.id))] },
      atSeconds: { type: 'number', minimum: 0 },
      settings: anyOfEach(actions.map((action) => action.fields)),
    },
    ['id', 'target', 'action', 'atSeconds'],
  )
}

const positionsSchema: Schema = {
  type: 'object',
  maxProperties: MAX.positions,
  additionalProperties: object(POSITION_KEYS, { x: number, y: number, pinned: { type: 'boolean' } }, ['x', 'y']),
}

function quotaSchema(services: readonly AnyService[]): Schema {
  const quotas = services.flatMap((service) => service.quotas)
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      quotas.map(({ id, title, help, unit, min, max, default: standard }) => [
        id,
        { title, description: `${help} Unit: ${unit}.`, type: 'number', minimum: min, maximum: max, default: standard },
      ]),
    ),
  }
}

/** The settings of a resource depend on its type. */
function resourceSchema(services: readonly AnyService[]): Schema {
  return {
    ...object(
      RESOURCE_KEYS,
      {
        id,
        type: { enum: services.map((service) => service.type) },
        name: text(MAX_TEXT.name),
        parentId: id,
        config: { type: 'object' },
      },
      ['id', 'type'],
    ),
    allOf: services.map((service) => ({
      if: { properties: { type: { const: service.type } } },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { config: { $ref: `#/$defs/${service.type}` } } },
    })),
  }
}

/** A connection does not name the types at its ends: any setting of any port may be there. */
const connectionConfigSchema = (services: readonly AnyService[]): Schema =>
  anyOfEach(services.flatMap((service) => service.ports.map((port) => port.connectionFields ?? {})))

/** Settings that may come from any of several forms. */
function anyOfEach(forms: readonly FieldSet[]): Schema {
  const byName = new Map<string, Schema[]>()
  for (const fields of forms) {
    for (const [name, field] of Object.entries(fields)) {
      const schema = fieldSchema(field)
      const known = byName.get(name) ?? []
      if (!known.some((other) => JSON.stringify(other) === JSON.stringify(schema))) byName.set(name, [...known, schema])
    }
  }
  const properties = [...byName].map(([name, schemas]) => [
    name,
    schemas.length === 1 ? schemas[0]! : { anyOf: schemas },
  ])
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) }
}

function configSchema(fields: FieldSet, title?: string): Schema {
  return {
    ...(title === undefined ? {} : { title }),
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)])),
  }
}

function fieldSchema(field: Field): Schema {
  const about = { title: field.label, description: field.help }
  switch (field.kind) {
    case 'number':
    case 'optionalNumber': {
      const type = field.integer ? 'integer' : 'number'
      // The range of a setting that does not apply is not checked.
      const range = field.visibleWhen === undefined ? { minimum: field.min, maximum: field.max } : {}
      return { ...about, type: field.kind === 'number' ? type : [type, 'null'], ...range, default: field.default }
    }
    case 'boolean':
      return { ...about, type: 'boolean', default: field.default }
    case 'choice':
      return { ...about, enum: field.options.map((option) => option.value), default: field.default }
    case 'text':
      return { ...about, type: 'string', maxLength: field.maxLength, default: field.default }
    case 'distribution':
      return { ...about, $ref: '#/$defs/distribution', default: field.default }
    case 'list':
      return { ...about, type: 'array', maxItems: field.maxItems, items: configSchema(field.item), default: [] }
    case 'resources':
      return { ...about, type: 'array', maxItems: field.maxItems, items: id, default: [] }
    case 'handler':
      return { ...about, anyOf: [{ $ref: '#/$defs/handler' }, { type: 'null' }], default: null }
  }
}
