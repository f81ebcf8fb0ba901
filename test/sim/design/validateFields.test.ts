import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import { meanOf, sampler, type Distribution } from '../../../sim/kernel/distributions'
import { ProblemList } from '../../../sim/design/problems'
import { checkDistribution } from '../../../sim/design/validateDistribution'
import { validateConfig } from '../../../sim/design/validateFields'
import type { FieldSet } from '../../../sim/services/fields'
import { sampleServices } from './sampleServices'

const fieldsOf = (type: string) => sampleServices.find((service) => service.type === type)!.fields as FieldSet
const lambda = (config: unknown) => validateConfig(fieldsOf('aws.lambda.function'), config, 'config')
const messages = (config: unknown) => lambda(config).map((problem) => problem.message)

describe('settings', () => {
  it('may all be left out', () => {
    expect(lambda({})).toEqual([])
  })

  it.each([
    [{ memoryMb: 64 }, 'Memory must be between 128 and 10,240 MB; it is 64 MB.'],
    [{ memoryMb: 20_000 }, 'Memory must be between 128 and 10,240 MB; it is 20,000 MB.'],
    [{ memoryMb: -1 }, 'Memory must be between 128 and 10,240 MB; it is -1 MB.'],
    [{ memoryMb: 128.5 }, 'Memory must be a whole number; it is 128.5 MB.'],
    [{ memoryMb: Number.NaN }, 'Memory must be a number; it is NaN.'],
    [{ memoryMb: Number.POSITIVE_INFINITY }, 'Memory must be between 128 and 10,240 MB; it is Infinity MB.'],
    [{ memoryMb: '512' }, 'Memory must be a number; it is the text "512".'],
    [{ memoryMb: null }, 'Memory must be a number; it is null.'],
    [{ reservedConcurrency: -1 }, 'Reserved concurrency must be between 0 and 1,000,000; it is -1.'],
    [{ runtime: 'nodejs21.x' }, 'Runtime must be one of its options; it is the text "nodejs21.x".'],
    [{ description: 'x'.repeat(41) }, 'Description must have between 0 and 40 characters; it has 41.'],
    [{ description: 5 }, 'Description must be a text; it is 5.'],
    [{ tags: {} }, 'Tags must be a list; it is an object.'],
    [{ tags: [1, 2, 3, 4, 5, 6] }, 'Tags may have 5 entries; it has 6.'],
    [{ tags: [{ weight: 99 }] }, 'Weight must be between 0 and 9; it is 99.'],
    [{ memori: 1 }, 'memori is not something that can be set here.'],
    [[], 'Settings must be an object in braces; this is a list.'],
  ])('%j: %s', (config, message) => {
    expect(messages(config)).toEqual([message])
  })

  it('say which setting and which resource', () => {
    const fields = fieldsOf('aws.lambda.function')
    expect(validateConfig(fields, { tags: [{}, { weight: 99 }] }, 'resources[f].config', 'f')[0]).toMatchObject({
      resourceId: 'f',
      path: 'resources[f].config.tags[1].weight',
    })
  })

  it('advise: range, default, near names, quotation marks', () => {
    expect(lambda({ memoryMb: '512' })[0]!.help).toBe(
      'Memory, and with it CPU. Set a whole number from 128 to 10,240 MB. The default is 128 MB. Write the number without quotation marks.',
    )
    expect(lambda({ runtime: 'nodejs21.x' })[0]!.help).toBe('Did you mean nodejs22.x? The default is nodejs22.x.')
    expect(lambda({ memoryMB: 1 })[0]!.help).toBe('Did you mean memoryMb?')
  })

  it('are held to their range only while they apply', () => {
    const gateway = (config: object) =>
      validateConfig(fieldsOf('aws.apigateway.rest'), config, 'config').map((problem) => problem.code)
    expect(gateway({ caching: true, cacheTtlSeconds: 9999 })).toEqual(['number.outOfRange'])
    expect(gateway({ caching: false, cacheTtlSeconds: 9999 })).toEqual([])
    expect(gateway({ cacheTtlSeconds: 9999 })).toEqual([])
    expect(gateway({ cacheTtlSeconds: 'x' })).toEqual(['number.type'])
  })

  it('never reach into prototypes', () => {
    expect(lambda(JSON.parse('{"__proto__": {"memoryMb": 1}}')).map((problem) => problem.code)).toEqual(['key.unknown'])
    expect(lambda({ constructor: 1, toString: 2 })).toHaveLength(2)
  })

  it('stay quick with a million unknown names', () => {
    const config = Object.fromEntries(Array.from({ length: 1e6 }, (_, i) => [`name${i}`, i]))
    const start = performance.now()
    expect(lambda(config)).toHaveLength(101)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

describe('distributions', () => {
  const nested = (depth: number): Distribution =>
    depth === 1 ? { kind: 'constant', value: 1 } : { kind: 'mixture', parts: [{ weight: 1, of: nested(depth - 1) }] }

  const valid: Distribution[] = [
    { kind: 'constant', value: 0 },
    { kind: 'uniform', min: 3, max: 3 },
    { kind: 'exponential', mean: 0 },
    { kind: 'normal', mean: 0, standardDeviation: 5 },
    { kind: 'lognormal', p50: 5, p99: 5 },
    { kind: 'gamma', shape: 0.05, scale: 10 },
    { kind: 'weibull', shape: 0.05, scale: 10 },
    {
      kind: 'empirical',
      points: [
        { p: 0, value: 0 },
        { p: 0.5, value: 0 },
        { p: 1, value: 8 },
      ],
    },
    {
      kind: 'mixture',
      parts: [
        { weight: 0.1, of: { kind: 'constant', value: 1 } },
        { weight: 5, of: { kind: 'exponential', mean: 4 } },
      ],
    },
    nested(4),
  ]
  it.each(valid.map((value) => [JSON.stringify(value), value] as const))(
    '%s is valid, so draws and mean are finite',
    (_, value) => {
      const problems = new ProblemList()
      checkDistribution(value, 'Duration', { resourceId: null, path: 'd' }, problems)
      expect(problems.all()).toEqual([])
      const draws = sampler(value, new RandomStream(1, 'test', 'draws'))
      for (let i = 0; i < 2000; i++) {
        const draw = draws.sample()
        expect(draw >= 0 && Number.isFinite(draw)).toBe(true)
      }
      expect(Number.isFinite(meanOf(value)) && meanOf(value) >= 0).toBe(true)
    },
  )

  it.each([
    [5, 'distribution.type'],
    [{}, 'distribution.kind'],
    [{ kind: 'lognorml', p50: 1, p99: 2 }, 'distribution.kind'],
    [{ kind: 'constructor' }, 'distribution.kind'],
    [{ kind: 'constant' }, 'number.type'],
    [{ kind: 'constant', value: -1 }, 'number.outOfRange'],
    [{ kind: 'constant', value: 1, mean: 2 }, 'key.unknown'],
    [{ kind: 'constant', value: Number.POSITIVE_INFINITY }, 'number.outOfRange'],
    [{ kind: 'uniform', min: 2, max: 1 }, 'distribution.order'],
    [{ kind: 'lognormal', p50: 10, p99: 5 }, 'distribution.order'],
    [{ kind: 'lognormal', p50: 0, p99: 5 }, 'number.outOfRange'],
    [{ kind: 'gamma', shape: 0, scale: 5 }, 'number.outOfRange'],
    [{ kind: 'empirical', points: [] }, 'distribution.points'],
    [
      {
        kind: 'empirical',
        points: [
          { p: 0, value: 5 },
          { p: 1, value: 4 },
        ],
      },
      'distribution.order',
    ],
    [
      {
        kind: 'empirical',
        points: [
          { p: 0.1, value: 4 },
          { p: 1, value: 5 },
        ],
      },
      'distribution.points',
    ],
    [{ kind: 'empirical', points: [{ p: 0, value: 4 }, 7] }, 'distribution.points'],
    [{ kind: 'mixture', parts: [] }, 'distribution.parts'],
    [{ kind: 'mixture', parts: [{ weight: 0, of: { kind: 'constant', value: 1 } }] }, 'number.outOfRange'],
    [nested(5), 'distribution.depth'],
  ])('%j gives %s', (duration, code) => {
    expect(lambda({ duration }).map((problem) => problem.code)).toEqual([code])
  })
})

describe('handlers', () => {
  const call = { kind: 'call', connection: 'c', operation: 'Invoke', count: 1, probability: 1 }
  const nested = (depth: number): object => (depth === 1 ? call : { kind: 'parallel', branches: [[nested(depth - 1)]] })
  const codes = (handler: unknown) => lambda({ handler }).map((problem) => problem.code)

  const calls = (count: number) => Array.from({ length: count }, () => call)
  it.each<[string, unknown, string[]]>([
    ['the default', null, []],
    ['no steps', [], []],
    [
      'every kind of step',
      [
        call,
        { kind: 'compute', duration: { kind: 'constant', value: 1 } },
        { kind: 'parallel', branches: [[call], []] },
      ],
      [],
    ],
    ['8 levels', [nested(8)], []],
    ['9 levels', [nested(9)], ['handler.depth']],
    ['200 steps', calls(200), []],
    ['201 steps', calls(201), ['handler.length']],
    ['300 steps in branches', [{ kind: 'parallel', branches: [calls(150), calls(150)] }], ['handler.length']],
    ['an object', {}, ['handler.type']],
    ['an unknown step', [{ kind: 'wait' }], ['handler.step']],
    ['a number as step', [3], ['handler.step']],
    ['probability above 1', [{ ...call, probability: 1.5 }], ['number.outOfRange']],
    ['a negative count', [{ ...call, count: -1 }], ['number.outOfRange']],
    ['half a call', [{ ...call, count: 1.5 }], ['number.notWhole']],
    ['an unknown member', [{ ...call, retries: 1 }], ['key.unknown']],
    ['a call of nothing', [{ ...call, connection: '' }], ['text.length']],
    ['a wrong duration', [{ kind: 'compute', duration: 5 }], ['distribution.type']],
    ['wrong branches', [{ kind: 'parallel', branches: 5 }], ['handler.branches']],
  ])('%s', (_, handler, expected) => {
    expect(codes(handler)).toEqual(expected)
  })

  it('names the step', () => {
    expect(lambda({ handler: [{ kind: 'parallel', branches: [[call], [{ ...call, count: -1 }]] }] })[0]!.path).toBe(
      'config.handler[0].branches[1][0].count',
    )
  })
})
