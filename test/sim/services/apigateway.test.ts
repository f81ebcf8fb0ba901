import { expect, it } from 'vitest'
import { restApi } from '../../../sim/services/apigateway'
import { table } from '../../../sim/services/dynamodb'
import { evenly, runScript } from './scripted'
it('runs', () => {
  const r = runScript({ service: restApi, calls: evenly(100, 0, 10_000), backends: [{ delayMs: 5 }] })
  console.log(r.events, r.metric('Latency').summary, r.usage, r.throttles.length, r.traces[0])
  const d = runScript({ service: table, calls: evenly(100, 0, 10_000) })
  console.log(d.events, d.metric('SuccessfulRequestLatency').summary, d.usage, d.throttles.length)
  expect(1).toBe(1)
})
