import { beforeEach, describe, expect, test } from 'vitest'
import { placesFor } from '../../../renderer/canvas/tidy'
import { blankDesign, CARD, type Design } from '../../../sim/index'

const at = (x: number, y: number, pinned?: boolean) => (pinned ? { x, y, pinned } : { x, y })
let design: Design

beforeEach(() => {
  const resource = (id: string, type: string) => ({ id, type, name: id, config: {} })
  design = {
    ...blankDesign('test'),
    resources: [
      resource('api', 'aws.apigateway.rest'),
      resource('handler', 'aws.lambda.function'),
      resource('orders', 'aws.dynamodb.table'),
      resource('shoppers', 'client'),
    ],
    connections: [
      { id: 'c1', from: 'shoppers', fromPort: 'requests', to: 'api', toPort: 'requests', config: {} },
      { id: 'c2', from: 'api', fromPort: 'integration', to: 'handler', toPort: 'invoke', config: {} },
      { id: 'c3', from: 'handler', fromPort: 'calls', to: 'orders', toPort: 'requests', config: {} },
    ],
    view: { positions: { shoppers: at(500, 500), api: at(0, 0), handler: at(10, 10), orders: at(20, 20) } },
  }
})

describe('tidying up', () => {
  test('puts the flow from left to right without overlaps', async () => {
    const places = await placesFor(design, new Set(['shoppers', 'api', 'handler', 'orders']))
    const columns = ['shoppers', 'api', 'handler', 'orders'].map((id) => places.get(id)!.x)
    for (let i = 1; i < columns.length; i++) expect(columns[i]! - columns[i - 1]!).toBeGreaterThanOrEqual(CARD.width)
  })

  test('leaves pinned cards out, and nothing on top of them', async () => {
    design.view.positions.api = at(0, 0, true)
    const places = await placesFor(design, new Set(['shoppers', 'api', 'handler', 'orders']))
    expect(places.has('api')).toBe(false)
    for (const { x, y } of places.values()) expect(Math.abs(x) >= CARD.width || Math.abs(y) >= CARD.height).toBe(true)
  })

  test('moves only what it is asked to', async () => {
    const places = await placesFor(design, new Set(['api', 'handler']))
    expect([...places.keys()].sort()).toEqual(['api', 'handler'])
  })
})
