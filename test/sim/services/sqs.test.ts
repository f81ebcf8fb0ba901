import { describe, expect, it } from 'vitest'
import { queue } from '../../../sim/services/sqs'
import { consumer, sender, Stage, type StageDesign } from './stage'

const INSTANT = { kind: 'constant', value: 0 }

const oneQueue = (config: Record<string, unknown> = {}, seconds = 120, rest: Partial<StageDesign> = {}) =>
  new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'orders', service: queue, config: { sendLatency: INSTANT, ...config } },
      { id: 'worker', service: consumer },
    ],
    connections: [
      { from: 'app.calls', to: 'orders.requests' },
      { from: 'orders.messages', to: 'worker.poll' },
    ],
    seconds,
    ...rest,
  })

describe('SQS queue', () => {
  it('SQS-1: a message is sent, received, deleted', () => {
    const stage = oneQueue({ sendLatency: { kind: 'constant', value: 12 } })
    stage.at(100, () => stage.sender('app').send({ key: 7, bytes: 250 }))
    let got: number[] = []
    stage.at(200, () => (got = stage.receive('orders')))
    stage.at(300, () => expect(stage.pull('orders').delete(got[0]!)).toBe(true))
    stage.run()
    expect(got).toHaveLength(1)
    expect(stage.sender('app').replies).toMatchObject([{ outcome: 'OK', sentAtMs: 100, atMs: 112 }])
    expect(stage.sum('orders', 'NumberOfMessagesDeleted')).toBe(1)
  })
})
