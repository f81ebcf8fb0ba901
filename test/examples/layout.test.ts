import { describe, expect, it } from 'vitest'
import { drawnBoxes, viewOf } from '../../renderer/canvas/fitView'
import { ATTACHMENT, type Box, CARD, layoutOf } from '../../sim/index'
import { exampleDesign, exampleIds } from './examples'

const CORNER = { x: 40, y: 180 }
const COLUMN = 280
const ROW = 140
/** Small cards stand on whole rows or halfway between. */
const ROW_OF_ATTACHMENTS = ROW / 2

/** The canvas in a window of 1366 × 768, and what floats over it: the toolbar and the minimap. */
const CANVAS = { width: 840, height: 462 }
const OVERLAYS = [
  { x: 12, y: 417, width: 237, height: 34 },
  { x: 678, y: 359, width: 150, height: 92 },
]
/** Below it the names on the cards are hard to read. */
const LEAST_ZOOM = 0.7

const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe.each(exampleIds)('layout of example %s', (id) => {
  const design = exampleDesign(id)
  const { cards, frames } = layoutOf(design)
  const boxes = new Map([...cards, ...frames])
  const parents = new Map(design.resources.map((resource) => [resource.id, resource.parentId]))
  const holders = new Set(parents.values())

  it('places whatever holds nothing on the grid; frames lie around what they hold', () => {
    const placed = design.resources.map((resource) => resource.id).filter((each) => !holders.has(each))
    expect(Object.keys(design.view.positions).sort()).toEqual(placed.sort())
    for (const { x, y, height } of cards.values()) {
      expect([CARD.height, ATTACHMENT.height]).toContain(height)
      expect((x - CORNER.x) % COLUMN).toBe(0)
      expect((y - CORNER.y) % (height === CARD.height ? ROW : ROW_OF_ATTACHMENTS)).toBe(0)
    }
    for (const [each, box] of boxes) {
      const parent = boxes.get(parents.get(each) ?? '')
      if (parent !== undefined) expect(isInside(box, parent)).toBe(true)
    }
  })

  it('lets nothing overlap but frames and what they hold', () => {
    const holds = (outer: string, inner: string): boolean => {
      const parent = parents.get(inner)
      return parent !== undefined && (parent === outer || holds(outer, parent))
    }
    const all = [...boxes]
    for (const [a, first] of all)
      for (const [b, second] of all)
        if (a < b && !holds(a, b) && !holds(b, a)) expect([a, b, meet(first, second)]).toEqual([a, b, false])
  })

  it('runs from left to right, in rows from top to bottom', () => {
    for (const { from, to } of design.connections) {
      const [start, end] = [boxes.get(from)!, boxes.get(to)!]
      const callsBack = design.connections.some((other) => other.fromPort === 'notifications' && other.from === to)
      expect(end.x > start.x || end.y > start.y || callsBack).toBe(true)
    }
  })

  it('says in its note what to look at in two sentences, beside the cards and frames', () => {
    const note = design.notes.find((candidate) => candidate.id === 'about')!
    expect(note.text.match(/[.!?](\s|$)/g)).toHaveLength(2)
    for (const box of boxes.values()) expect(meet(note, box)).toBe(false)
  })

  it('opens large enough to read in a window of 1366 × 768', () => {
    expect(viewOf(drawnBoxes(design), CANVAS, OVERLAYS)!.zoom).toBeGreaterThanOrEqual(LEAST_ZOOM)
  })
})
