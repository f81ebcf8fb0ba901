import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, CARD, cardBox, type Point } from '../../../../sim/exporters/diagramSvg/geometry'
import { roundedPath } from '../../../../sim/exporters/diagramSvg/path'
import { CLEARANCE, isFree, routeEdge, STUB } from '../../../../sim/exporters/diagramSvg/route'

const out = (card: Box): Point => ({ x: card.x + card.width, y: card.y + 24 })
const into = (card: Box): Point => ({ x: card.x, y: card.y + 24 })
const lengthOf = (line: readonly Point[]) =>
  line.slice(1).reduce((sum, point, i) => sum + Math.abs(point.x - line[i]!.x) + Math.abs(point.y - line[i]!.y), 0)

function expectOrthogonal(line: readonly Point[], from: Point, to: Point): void {
  expect(line[0]).toEqual(from)
  expect(line.at(-1)).toEqual(to)
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!]
    expect(Number(a.x === b.x) + Number(a.y === b.y)).toBe(1)
  }
  const [first, second] = [line[0]!, line[1]!]
  const [beforeLast, last] = [line.at(-2)!, line.at(-1)!]
  expect(second.y).toBe(first.y)
  expect(beforeLast.y).toBe(last.y)
  if (line.length > 2) {
    expect(second.x - first.x).toBeGreaterThanOrEqual(12)
    expect(last.x - beforeLast.x).toBeGreaterThanOrEqual(12)
  }
}

describe('routeEdge', () => {
  test('neighbours at the same height are joined by a straight line, however close', () => {
    const [a, b] = [cardBox({ x: 0, y: 0 }), cardBox({ x: 206, y: 0 })]
    expect(routeEdge(out(a), into(b), [a, b])).toEqual([out(a), into(b)])
  })

  test('a higher card is reached by one step in the middle of the gap', () => {
    const [a, b] = [cardBox({ x: 0, y: 100 }), cardBox({ x: 300, y: 0 })]
    expect(routeEdge(out(a), into(b), [a, b])).toEqual([
      { x: 200, y: 124 },
      { x: 250, y: 124 },
      { x: 250, y: 24 },
      { x: 300, y: 24 },
    ])
  })

  test('a card in the way is passed with clearance', () => {
    const [a, between, b] = [cardBox({ x: 0, y: 0 }), cardBox({ x: 300, y: 0 }), cardBox({ x: 600, y: 0 })]
    const line = routeEdge(out(a), into(b), [a, between, b])
    expectOrthogonal(line, out(a), into(b))
    expect(isFree(line.slice(1, -1), [a, between, b], CLEARANCE)).toBe(true)
    expect(line).toHaveLength(6)
  })

  test('an edge back to an earlier card goes around both', () => {
    const [a, b] = [cardBox({ x: 400, y: 0 }), cardBox({ x: 0, y: 0 })]
    const line = routeEdge(out(a), into(b), [a, b])
    expectOrthogonal(line, out(a), into(b))
    expect(isFree(line, [a, b], 0)).toBe(true)
  })

  test('a card connected with itself gets a loop around it', () => {
    const a = cardBox({ x: 0, y: 0 })
    const line = routeEdge(out(a), into(a), [a])
    expectOrthogonal(line, out(a), into(a))
    expect(isFree(line, [a], 0)).toBe(true)
  })

  test('cards that overlap still get a line', () => {
    const [a, b] = [cardBox({ x: 0, y: 0 }), cardBox({ x: 190, y: 10 })]
    expectOrthogonal(routeEdge(out(a), into(b), [a, b]), out(a), into(b))
  })

  test('property: on a canvas with room between cards, no edge enters a card', () => {
    const cell = fc.record({
      dx: fc.integer({ min: 0, max: 60 }),
      dy: fc.integer({ min: 0, max: 60 }),
      used: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 30, maxLength: 30 }),
        fc.nat(29),
        fc.nat(29),
        (cells, fromCell, toCell) => {
          const cards = cells.map(({ dx, dy }, i) =>
            cardBox({ x: (i % 6) * 320 + dx, y: Math.floor(i / 6) * 180 + dy }),
          )
          const [a, b] = [cards[fromCell]!, cards[toCell]!]
          const obstacles = cards.filter((card, i) => cells[i]!.used || card === a || card === b)
          const line = routeEdge(out(a), into(b), obstacles)
          expectOrthogonal(line, out(a), into(b))
          expect(isFree(line, obstacles, 0)).toBe(true)
          expect(line.length).toBeLessThanOrEqual(8)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('property: wherever a flood fill finds a way, the edge keeps out of all cards', () => {
    const position = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 500 }) })
    let withWay = 0
    fc.assert(
      fc.property(fc.array(position, { minLength: 2, maxLength: 14 }), (positions) => {
        const cards = positions.map(cardBox)
        const [from, to] = [out(cards[0]!), into(cards[1]!)]
        const line = routeEdge(from, to, cards)
        expectOrthogonal(line, from, to)
        const gap = to.x - from.x
        const stub = gap >= 24 && gap < 2 * STUB ? gap / 2 : STUB
        const [start, end] = [
          { x: from.x + stub, y: from.y },
          { x: to.x - stub, y: to.y },
        ]
        const exists = isFree([from, start], cards, 0) && isFree([end, to], cards, 0) && floodFinds(start, end, cards)
        if (!exists) return
        withWay++
        expect(isFree(line, cards, 0)).toBe(true)
      }),
      { numRuns: 400, seed: 7 },
    )
    expect(withWay).toBeGreaterThan(100)
  })

  test('300 edges among 300 cards keep out of all of them and stay short', () => {
    const cards = Array.from({ length: 300 }, (_, i) =>
      cardBox({ x: (i % 20) * 280, y: Math.floor(i / 20) * 150 + (i % 3) * 12 }),
    )
    let detours = 0
    for (let i = 0; i < 300; i++) {
      const [a, b] = [cards[i]!, cards[(i * 7 + 21) % 300]!]
      const line = routeEdge(out(a), into(b), cards)
      expect(isFree(line, cards, 0)).toBe(true)
      const direct = Math.abs(out(a).x - into(b).x) + Math.abs(out(a).y - into(b).y)
      if (lengthOf(line) > 2 * direct + 2 * CARD.width) detours++
    }
    expect(detours).toBe(0)
  })
})

describe('roundedPath', () => {
  test('turns with 8 px corners', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 40 },
    ]
    expect(roundedPath(line)).toBe('M0 0L42 0Q50 0 50 8L50 40')
  })

  test('shares short pieces between their two corners', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 6 },
      { x: 90, y: 6 },
    ]
    expect(roundedPath(line)).toBe('M0 0L47 0Q50 0 50 3L50 3Q50 6 53 6L90 6')
  })
})

/** Independent check: breadth first over all crossings of the cards' sides. */
function floodFinds(start: Point, end: Point, cards: readonly Box[]): boolean {
  const xs = [...new Set([start.x, end.x, ...cards.flatMap((c) => [c.x, c.x + c.width])])].sort((a, b) => a - b)
  const ys = [...new Set([start.y, end.y, ...cards.flatMap((c) => [c.y, c.y + c.height])])].sort((a, b) => a - b)
  const goal = `${xs.indexOf(end.x)},${ys.indexOf(end.y)}`
  const seen = new Set([`${xs.indexOf(start.x)},${ys.indexOf(start.y)}`])
  const queue = [[xs.indexOf(start.x), ys.indexOf(start.y)] as const]
  for (const [i, j] of queue) {
    if (`${i},${j}` === goal) return true
    for (const [di, dj] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const [x, y] = [xs[i + di], ys[j + dj]]
      const key = `${i + di},${j + dj}`
      if (x === undefined || y === undefined || seen.has(key)) continue
      if (
        !isFree(
          [
            { x: xs[i]!, y: ys[j]! },
            { x, y },
          ],
          cards,
          0,
        )
      )
        continue
      // Neither back over the straight piece it starts with, nor over the one it ends with.
      if (y === start.y && di === -1 && xs[i] === start.x) continue
      if (y === end.y && di === -1 && x === end.x) continue
      seen.add(key)
      queue.push([i + di, j + dj])
    }
  }
  return false
}
