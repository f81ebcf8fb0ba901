import { describe, expect, test } from 'vitest'
import { gridStep, onGrid, snap } from '../../../renderer/canvas/gestures/snap'

const card = (x: number, y: number) => ({ x, y, width: 200, height: 92 })

describe('snapping', () => {
  test('aligns with another card before it takes the grid', () => {
    const { by, guides } = snap(card(103, 300), { others: [card(100, 0)], grid: true, threshold: 6 })
    expect(by.x).toBe(-3)
    expect((300 + by.y) % gridStep).toBe(0)
    expect(guides).toContainEqual({ axis: 'x', at: 100, start: 0, end: expect.any(Number) })
  })

  test('leaves lines beyond the threshold alone', () => {
    expect(snap(card(110, 300), { others: [card(100, 0)], grid: false, threshold: 6 })).toEqual({
      by: { x: 0, y: 0 },
      guides: [],
    })
  })

  test('finds middles and far edges too, and takes the nearest', () => {
    const { by } = snap({ x: 55, y: 0, width: 100, height: 92 }, { others: [card(0, 400)], grid: false, threshold: 6 })
    expect(by.x).toBe(-5)
  })

  test('puts a place on the grid', () => {
    expect(onGrid({ x: 13, y: -3 })).toEqual({ x: 16, y: 0 })
  })
})
