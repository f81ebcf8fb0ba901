import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { designJsonSchema } from '../../../sim/design/schema'
import { sampleServices } from './sampleServices'

interface Part {
  $ref?: string
  properties?: Record<string, Part>
  required?: string[]
  [key: string]: unknown
}

const schema = designJsonSchema(sampleServices) as Part & { $defs: Record<string, Part> }

/** Every object inside a schema. */
function* partsOf(value: unknown): Generator<Part> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Part
  for (const item of Object.values(value)) yield* partsOf(item)
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
    expect(schema.$defs['aws.lambda.function']!.properties!.reservedConcurrency).toMatchObject({
      type: ['integer', 'null'],
    })
    expect(schema.$defs.connection!.properties!.config!.properties).toHaveProperty('batchSize')
  })

  it('refers only to definitions it has, and requires only members it describes', () => {
    for (const part of partsOf(schema)) {
      if (typeof part.$ref === 'string') expect(Object.keys(schema.$defs)).toContain(part.$ref.replace('#/$defs/', ''))
      if (Array.isArray(part.required))
        expect(Object.keys(part.properties ?? {})).toEqual(expect.arrayContaining(part.required))
    }
  })

  it('is the one in assets/schema', () => {
    const path = 'assets/schema/windtunnel-design.schema.json'
    const kept = existsSync(path) ? JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))) : ''
    const upToDate = kept === JSON.stringify(designJsonSchema())
    expect(upToDate, `${path} is out of date: run npx windtunnel schema > ${path}`).toBe(true)
  })
})
