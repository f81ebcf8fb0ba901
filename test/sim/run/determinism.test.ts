import { expect, it } from 'vitest'
import { simulate } from '../../../sim/fidelity/experiment'

const result = (seed: number, extra = false): string => {
  const run = simulate({
    resources: [
      { id: 'clients', type: 'client', config: { popularity: 'zipf', keys: 1000 } },
      { id: 'api', type: 'aws.apigateway.rest' },
      { id: 'fn', type: 'aws.lambda.function' },
      { id: 'table', type: 'aws.dynamodb.table' },
      ...(extra ? [{ id: 'unused', type: 'aws.dynamodb.table' }] : []),
    ],
    connections: [
      { from: 'clients.requests', to: 'api.requests' },
      { from: 'api.integration', to: 'fn.invoke' },
      { from: 'fn.calls', to: 'table.requests' },
    ],
    load: { clients: { kind: 'constant', rate: 200 } },
    faults: [{ target: 'table', startSeconds: 10, durationSeconds: 10, effect: { kind: 'error', probability: 0.2 } }],
    durationSeconds: 30,
    seed,
  })
  return JSON.stringify(extra ? run.latency : [run.latency, run], (key, value: unknown) =>
    value instanceof Float64Array ? [...value] : key === 'wallMs' || key === 'eventsPerSecond' ? undefined : value,
  )
}

it('gives the same bytes for the same seed, and others for another', () => {
  const first = result(1)
  expect(result(1)).toBe(first)
  expect(result(2)).not.toBe(first)
})

it('does not move when a resource is added that takes no part', () => {
  expect(result(1).startsWith(`[${result(1, true)}`)).toBe(true)
})
