import { describe, expect, it } from 'vitest'
import { viewOf } from '../../../renderer/canvas/fitView'

const area = { width: 840, height: 464 }
const minimap = { x: 678, y: 360, width: 150, height: 92 }
const box = (x: number, y: number, width = 200, height = 92) => ({ x, y, width, height })

describe('bringing a design into view', () => {
  it('leaves a margin, never magnifies, and centres', () => {
    expect(viewOf([box(0, 0)], area, [])).toEqual({ x: 320, y: 186, zoom: 1 })
    const wide = viewOf([box(0, 0), box(1840, 0)], area, [])!
    expect(wide.zoom).toBeCloseTo((840 - 64) / 2040)
    expect(wide.x).toBeCloseTo(32)
  })
  it('moves up where a box would lie beneath the minimap', () => {
    const boxes = [box(0, 0), box(576, 200)]
    expect(viewOf(boxes, area, [])!.y).toBe(86)
    const view = viewOf(boxes, area, [minimap])!
    expect(view.zoom).toBe(1)
    expect(view.y + 292).toBeLessThanOrEqual(minimap.y)
  })
  it('becomes smaller where there is no other way', () => {
    const boxes = [box(0, 0), box(576, 310)]
    const view = viewOf(boxes, area, [minimap])!
    expect(view.zoom).toBeLessThan(1)
    const isAbove = view.y + 402 * view.zoom <= minimap.y
    const isBeside = view.x + 776 * view.zoom <= minimap.x
    expect(isAbove || isBeside).toBe(true)
  })
  it('has nothing to show without boxes or before the canvas has a size', () => {
    expect(viewOf([], area, [])).toBeNull()
    expect(viewOf([box(0, 0)], { width: 0, height: 0 }, [])).toBeNull()
  })
})
