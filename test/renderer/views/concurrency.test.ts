import { describe, expect, test } from 'vitest'
import { concurrencyStack } from '../../../renderer/views/concurrency/concurrencyStack'
import { blankDesign, compile, type Design, run } from '../../../sim/index'

const lambda = (id: string, config: Record<string, unknown> = {}) => ({
  id,
  type: 'aws.lambda.function',
  name: id,
  config: { memoryMb: 1769, compute: { kind: 'constant', value: 500 }, ...config },
})

const design: Design = {
  ...blankDesign('concurrency'),
  account: { freeTier: false, quotas: { 'lambda.concurrentExecutions': 120 } },
  resources: [
    lambda('free'),
    lambda('kept', { reservedConcurrency: 20 }),
    { id: 'users', type: 'client', name: 'users', config: {} },
  ],
  connections: [{ id: 'c', from: 'users', fromPort: 'requests', to: 'free', toPort: 'invoke', config: {} }],
  scenarios: [
    {
      id: 's',
      name: 's',
      durationSeconds: 60,
      warmupSeconds: 0,
      streams: [{ id: 'st', target: 'users', load: { kind: 'constant', rate: 20 }, spacing: 'exact' }],
      faults: [],
      assertions: [],
    },
  ],
}

describe('the account’s concurrency', () => {
  const compiled = compile(design)
  if (!('model' in compiled)) throw new Error(JSON.stringify(compiled.problems))
  const result = run(compiled.model, design.scenarios[0]!, { seed: 1 })
  const stack = concurrencyStack(result, design)!

  test('is shared by functions of the pool first, then those with a reservation', () => {
    expect(stack.layers.map(({ id }) => id)).toEqual(['free', 'kept'])
    expect(stack).toMatchObject({ limit: 120, unreserved: 100 })
  })

  test('a reservation is held while it is idle', () => {
    const [free, kept] = stack.layers
    expect(kept!.running[30]).toBe(0)
    expect(kept!.idle[30]).toBe(20)
    expect(free!.running[30]).toBeGreaterThan(5)
    expect(stack.held[30]).toBeCloseTo(20 + free!.running[30]! + free!.idle[30]!)
  })

  test('a run without functions has none', () => {
    expect(concurrencyStack({ ...result, resources: {} }, design)).toBeNull()
  })
})
