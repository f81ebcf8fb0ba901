import { describe, expect, test } from 'vitest'
import type { RunRecord } from '../../../renderer/store'
import { settingChanges } from '../../../renderer/views/compare/settingChanges'
import { blankDesign, type Design } from '../../../sim/index'

const base: Design = {
  ...blankDesign('changes'),
  resources: [
    {
      id: 'f',
      type: 'aws.lambda.function',
      name: 'orders',
      config: { versions: [{}, { version: 2 }], aliases: [{ name: 'live', additionalVersion: 2 }] },
    },
    { id: 'q', type: 'aws.sqs.queue', name: 'queue', config: {} },
  ],
  connections: [{ id: 'c', from: 'q', fromPort: 'messages', to: 'f', toPort: 'poll', config: {} }],
}
const record = (design: Design, seed = 1) => ({ design, scenarioId: 's', seed }) as RunRecord
const changed = (config: Record<string, unknown>): Design => ({
  ...base,
  resources: base.resources.map((each) =>
    each.id === 'f' ? { ...each, config: { ...each.config, ...config } } : each,
  ),
})
const texts = (after: Design, seed = 1) =>
  settingChanges(record(base), record(after, seed)).map(
    ({ label, before, after: now }) => `${label}: ${before} → ${now}`,
  )

describe('what two runs differ in', () => {
  test('names settings as their fields do', () => {
    expect(texts(base)).toEqual([])
    expect(texts(changed({ memoryMb: 1024 }))).toEqual(['orders · Memory: 128 MB → 1,024 MB'])
    expect(texts(changed({ reservedConcurrency: 50 }))[0]).toMatch(/^orders · Reserved: .* → 50$/)
  })

  test('goes into lists: the share of an alias', () => {
    const aliases = [{ name: 'live', additionalVersion: 2, additionalPercent: 50 }]
    expect(texts(changed({ aliases }))).toEqual(['orders · Aliases live · Its share: 10% → 50%'])
  })

  test('names connections, quotas and the seed', () => {
    const connections = base.connections.map((each) => ({ ...each, config: { batchSize: 100 } }))
    expect(texts({ ...base, connections })).toEqual(['queue → orders · Batch size: 10 → 100'])
    const quotas = { 'lambda.concurrentExecutions': 500 }
    expect(texts({ ...base, account: { ...base.account, quotas } })[0]).toMatch(/^Account · .*: 1000 → 500$/)
    expect(texts(base, 2)).toEqual(['Seed: 1 → 2'])
    expect(texts({ ...base, connections: [] })).toEqual(['queue → orders: connected → removed'])
  })
})
