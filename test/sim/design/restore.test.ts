import { describe, expect, it } from 'vitest'
import { restoreDesign } from '../../../sim/design/restore'
import { serializeDesign } from '../../../sim/design/serialize'
import type { Problem } from '../../../sim/design/problems'
import { sampleDesign } from './sampleDesign'
import { sampleServices as services } from './sampleServices'

const minimal = (parts: object = {}) => ({
  format: 'windtunnel',
  version: 1,
  name: 'N',
  region: 'us-east-1',
  resources: [],
  connections: [],
  ...parts,
})
const restore = (text: string) => restoreDesign(text, { services })
const problemsOf = (file: unknown): Problem[] => {
  const result = restore(typeof file === 'string' ? file : JSON.stringify(file))
  return 'problems' in result ? result.problems : []
}
const codes = (file: unknown) => problemsOf(file).map((problem) => problem.code)

describe('a design file', () => {
  it('comes back equal after writing and reading, and the same bytes after reading and writing', () => {
    const text = serializeDesign(sampleDesign(), services)
    const result = restore(text)
    expect(result).toEqual({ design: sampleDesign() })
    expect(serializeDesign((result as { design: ReturnType<typeof sampleDesign> }).design, services)).toBe(text)
  })

  it('is canonical: order of resources, members and settings does not show', () => {
    const design = sampleDesign()
    const shuffled = {
      ...design,
      resources: design.resources
        .toReversed()
        .map(({ config, ...rest }) => ({ config: Object.fromEntries(Object.entries(config).reverse()), ...rest })),
      connections: design.connections.toReversed(),
    }
    expect(serializeDesign(shuffled, services)).toBe(serializeDesign(design, services))
  })

  it('keeps recorded counts, points and positions on few lines', () => {
    const text = serializeDesign(sampleDesign(), services)
    expect(text).toContain('            { "atSeconds": 60, "rate": 100.5 }')
    expect(text).toContain('      "api": { "x": 240, "y": 0, "pinned": true }')
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110)
    expect(text.split('\n').filter((line) => /^\s*[\d, ]+$/.test(line)).length).toBeLessThan(25)
    expect(text.endsWith('}\n')).toBe(true)
  })

  it('keeps settings that equal the default', () => {
    const text = serializeDesign(sampleDesign(), services)
    expect(text).toContain('"memoryMb": 128')
    expect(text).toContain('"reservedConcurrency": null')
  })

  it('may leave out what has an obvious default', () => {
    const result = restore(JSON.stringify(minimal({ resources: [{ id: 'q', type: 'aws.sqs.queue' }] })))
    expect(result).toEqual({
      design: {
        name: 'N',
        region: 'us-east-1',
        account: { freeTier: false, quotas: {} },
        resources: [{ id: 'q', type: 'aws.sqs.queue', name: 'q', config: {} }],
        connections: [],
        scenarios: [],
        notes: [],
        view: { positions: {} },
      },
    })
  })

  it('refuses to write numbers that JSON does not have', () => {
    const design = sampleDesign()
    design.resources[1]!.config.memoryMb = Number.NaN
    expect(() => serializeDesign(design, services)).toThrow('NaN')
  })
})

describe('reading what is not a design', () => {
  it.each([
    ['', 'file.empty', /empty/],
    ['  \n ', 'file.empty', /empty/],
    ['{"format": "windtunnel",', 'file.truncated', /cut off: it ends in line 1, column 25/],
    ['{"format": "wind', 'file.truncated', /closing quotation mark/],
    ['{\n  "format": windtunnel\n}', 'json.syntax', /line 2, column 13, a value was expected; found "windtunnel"/],
    ['{"a": 1 "b": 2}', 'json.syntax', /column 9, a comma or } after the value/],
    ['{"a": 1,}', 'json.syntax', /another name after the comma/],
    ['[1, 2,]', 'json.syntax', /another value after the comma/],
    ['{"a": NaN}', 'json.syntax', /a value was expected/],
    ['{"a": 01}', 'json.syntax', /number/],
    ['{"a": 1e999}', 'json.number', /too large/],
    ['{"a": 1} x', 'json.syntax', /end of the file/],
    ['{"a": 1, "a": 2}', 'json.duplicateKey', /given twice/],
    ['{"a": "x\ny"}', 'json.syntax', /line break/],
    ['<html>', 'json.syntax', /"<"/],
    ['{"a": {"__proto__": {}}}', 'json.prototypeKey', /__proto__/],
    ['{"a": [{"constructor": {}}]}', 'json.prototypeKey', /constructor/],
    ['[]', 'format.unknown', /must hold an object/],
    ['{"format": "other", "version": 1}', 'format.unknown', /"other"/],
    ['{"format": "windtunnel"}', 'format.version', /missing/],
    ['{"format": "windtunnel", "version": 7}', 'format.newer', /newer Windtunnel: version 7, this one reads up to 1/],
    ['['.repeat(200_000), 'json.depth', /nested/],
  ])('%.40s gives %s', (text, code, message) => {
    const problems = problemsOf(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]!.code).toBe(code)
    expect(problems[0]!.message).toMatch(message)
    expect(problems[0]!.help).not.toBe('')
  })

  it('names the place of a forbidden member', () => {
    expect(problemsOf('{"resources": [{"config": {"prototype": 1}}]}')[0]!.path).toBe('resources[0].config.prototype')
  })

  it('refuses files over the size limit, counting bytes', () => {
    const options = { services, maxBytes: 1000 }
    const sized = (name: string) => restoreDesign(JSON.stringify(minimal({ name })), options)
    expect(sized('x'.repeat(200))).toHaveProperty('design')
    expect(sized('x'.repeat(2000))).toMatchObject({ problems: [{ code: 'file.tooLarge' }] })
    const euros = JSON.stringify(
      minimal({ notes: [{ id: 'n', text: '€'.repeat(400), x: 0, y: 0, width: 1, height: 1 }] }),
    )
    expect(euros.length).toBeLessThan(1000)
    expect(restoreDesign(euros, options)).toMatchObject({ problems: [{ code: 'file.tooLarge' }] })
  })

  it('refuses a million resources quickly', () => {
    const text = `{"format":"windtunnel","version":1,"name":"N","region":"us-east-1","connections":[],"resources":[${Array.from({ length: 1e6 }, (_, i) => `{"id":"r${i}","type":"client"}`).join(',')}]}`
    const start = performance.now()
    const problems = problemsOf(text)
    expect(['file.tooLarge', 'list.length']).toContain(problems[0]!.code)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('counts what it does not list', () => {
    const problems = problemsOf(
      minimal({ resources: Array.from({ length: 5000 }, () => ({ id: '!', type: '?', x: 1 })) }),
    )
    expect(problems).toHaveLength(101)
    expect(problems[100]!.message).toBe('And 14900 more problems.')
  })
})

describe('reading a flawed design', () => {
  const q = (id: string, more: object = {}) => ({ id, type: 'aws.sqs.queue', ...more })

  it('names the service that was probably meant', () => {
    const [problem] = problemsOf(minimal({ resources: [{ id: 'f', type: 'aws.lamda.function' }] }))
    expect(problem).toMatchObject({
      code: 'resource.type',
      resourceId: 'f',
      path: 'resources[f].type',
      help: 'Did you mean aws.lambda.function?',
    })
  })

  it('names the setting that was probably meant, and where', () => {
    const [problem] = problemsOf(
      minimal({ resources: [{ id: 'f', type: 'aws.lambda.function', config: { memory: 512 } }] }),
    )
    expect(problem).toMatchObject({
      code: 'key.unknown',
      resourceId: 'f',
      path: 'resources[f].config.memory',
      help: 'Did you mean memoryMb?',
    })
  })

  it('collects everything at once', () => {
    expect(
      codes(
        minimal({
          extra: 1,
          account: { freeTier: 'yes' },
          resources: [q('a'), q('a'), q('-x'), q('constructor'), 5, q('b', { config: { fifo: 1 } })],
          connections: [{ id: 'c', from: 'a', fromPort: 'messages', to: 'gone', toPort: 'poll' }],
          scenarios: [{ id: 's', durationSeconds: '60', streams: [{ id: 'x', target: 'a', load: { kind: 'wave' } }] }],
        }),
      ).toSorted(),
    ).toEqual(
      [
        'boolean.type',
        'boolean.type',
        'connection.dangling',
        'id.duplicate',
        'id.invalid',
        'id.invalid',
        'key.unknown',
        'kind.unknown',
        'number.type',
        'object.type',
      ].toSorted(),
    )
  })

  it('finds containers that are missing or contain themselves', () => {
    expect(
      codes(minimal({ resources: [q('a', { parentId: 'b' }), q('b', { parentId: 'c' }), q('c', { parentId: 'a' })] })),
    ).toEqual(['resource.containsItself'])
    expect(codes(minimal({ resources: [q('a', { parentId: 'a' })] }))).toEqual(['resource.containsItself'])
    expect(codes(minimal({ resources: [q('a', { parentId: 'z' })] }))).toEqual(['resource.parentMissing'])
    expect(codes(minimal({ resources: [q('a', { parentId: 'b' }), q('b')] }))).toEqual([])
  })

  it('takes time in proportion to depth of containment', () => {
    const resources = Array.from({ length: 20_000 }, (_, i) => q(`q${i}`, { parentId: `q${(i + 1) % 20_000}` }))
    expect(codes(minimal({ resources }))).toEqual(['resource.containsItself'])
  })

  it('checks settings of connections by the ports at both ends', () => {
    const file = (config: object) =>
      minimal({
        resources: [q('a'), { id: 'f', type: 'aws.lambda.function' }],
        connections: [{ id: 'c', from: 'a', fromPort: 'messages', to: 'f', toPort: 'poll', config }],
      })
    expect(codes(file({ batchSize: 10 }))).toEqual([])
    expect(problemsOf(file({ batchSize: 0 }))[0]).toMatchObject({
      path: 'connections[c].config.batchSize',
      message: 'Batch size must be between 1 and 10,000; it is 0.',
    })
  })

  it('refuses control characters in names', () => {
    expect(codes(minimal({ name: 'a\u001b[31m' }))).toEqual(['text.control'])
    expect(codes(minimal({ name: 'x'.repeat(300) }))).toEqual(['text.length'])
  })
})
