import { describe, expect, test } from 'vitest'
import { RouteCache } from '../../../renderer/canvas/edges/RouteCache'
import { type Box, cardBox, type Connection } from '../../../sim/index'

const types: Record<string, string> = { shoppers: 'client', api: 'aws.apigateway.rest', other: 'aws.sqs.queue' }
const connections: Connection[] = [
  { id: 'c', from: 'shoppers', fromPort: 'requests', to: 'api', toPort: 'requests', config: {} },
]

function update(cache: RouteCache, cards: Record<string, Box>, dragging = false) {
  const boxes = new Map(Object.entries(cards))
  const typeOf = (id: string): string => types[id] ?? ''
  return cache.update({ connections, boxes, cards: boxes, typeOf, connected: new Map(), dragging }).get('c')!
}

describe('routes on the canvas', () => {
  const shoppers = cardBox({ x: 0, y: 0 })
  const api = cardBox({ x: 600, y: 0 })

  test('an edge runs from port to port and keeps its identity while nothing near changes', () => {
    const cache = new RouteCache()
    const first = update(cache, { shoppers, api, other: cardBox({ x: 0, y: 2000 }) })
    expect(first.points[0]).toEqual({ x: 200, y: 24 })
    expect(first.points.at(-1)).toEqual({ x: 600, y: 24 })
    expect(update(cache, { shoppers, api, other: cardBox({ x: 0, y: 2400 }) })).toBe(first)
  })

  test('a card put in the way is gone around, also while it is being dragged', () => {
    const cache = new RouteCache()
    const straight = update(cache, { shoppers, api, other: cardBox({ x: 300, y: 600 }) })
    const blocked = update(cache, { shoppers, api, other: cardBox({ x: 300, y: 0 }) }, true)
    expect(blocked.path).not.toBe(straight.path)
    expect(blocked.points.every(({ x, y }) => x <= 300 || x >= 500 || y <= 0 || y >= 92)).toBe(true)
  })

  test('a card that has left lets the edge run straight again once the drag is over', () => {
    const cache = new RouteCache()
    const other = cardBox({ x: 300, y: 0 })
    const around = update(cache, { shoppers, api, other })
    const away = cardBox({ x: 300, y: 900 })
    expect(update(cache, { shoppers, api, other: away }, true)).toBe(around)
    expect(update(cache, { shoppers, api, other: away }).points).toEqual([
      { x: 200, y: 24 },
      { x: 600, y: 24 },
    ])
  })
})
