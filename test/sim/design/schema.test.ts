import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { designJsonSchema } from '../../../sim/design/schema'
import { sampleServices } from './sampleServices'

interface Node {
  $ref?: string
  properties?: Record<string, Node>
  required?: string[]
  [key: string]: unknown
}

const schema = designJsonSchema(sampleServices) as Node & { $defs: Record<string, Node> }

/** Every object inside a schema. */
function* nodes(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Node
  for (const item of Object.values(value)) yield* nodes(item)
}

describe('the JSON Schema of design files', () => {
  it('has ranges, defaults and words of the services', () => {
    expect(schema.$defs['aws.lambda.function']!.properties!.memoryMb).toEqual({
      title: 'Memory',
      description: 'Memory, and with it CPU.',
      type: 'integer',
      minimum: 128,
      maximum: 10_240,
      default: 128,
    })
    expect(schema.$defs['aws.lambda.function']!.properties!.reservedConcurrency).toMatchObject({ type: ['integer', 'null'] })
    expect(schema.$defs.connection!.properties!.config!.properties).toHaveProperty('batchSize')
  })

  it('refers only to definitions it has, and requires only members it describes', () => {
    for (const node of nodes(schema)) {
      if (typeof node.$ref === 'string') expect(Object.keys(schema.$defs)).toContain(node.$ref.replace('#/$defs/', ''))
      if (Array.isArray(node.required)) expect(Object.keys(node.properties ?? {})).toEqual(expect.arrayContaining(node.required))
    }
  })

  it('is the one in assets/schema', () => {
    const path = 'assets/schema/windtunnel-design.schema.json'
    const kept: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
    expect(kept, `${path} is out of date: run npx windtunnel schema > ${path}`).toEqual(JSON.parse(JSON.stringify(designJsonSchema())))
  })
})
