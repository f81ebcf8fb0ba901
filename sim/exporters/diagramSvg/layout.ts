import type { Design } from '../../design/types'
import { type Box, boxAround, CARD, cardBox, FRAME, type Point } from './geometry'

const COLUMN = CARD.width + 80
const ROW = CARD.height + 40

/** Where everything on the canvas is. */
export interface Layout {
  cards: Map<string, Box>
  /** Containers, outermost first. */
  frames: Map<string, Box>
}

/** Boxes of cards and of the frames around what containers hold. Resources that were never placed follow the flow, below the others. */
export function layoutOf(design: Design): Layout {
  const parents = new Set(design.resources.flatMap(({ parentId }) => parentId ?? []))
  const contained = design.resources.filter(({ id }) => !parents.has(id))
  const placed = contained.filter(({ id }) => design.view.positions[id] !== undefined)
  const cards = new Map(placed.map(({ id }) => [id, cardBox(design.view.positions[id]!)]))
  const unplaced = contained.filter(({ id }) => !cards.has(id)).map(({ id }) => id)
  const below = Math.max(0, ...[...cards.values()].map((box) => box.y + box.height + 60))
  for (const [id, position] of byFlow(unplaced, design, below)) cards.set(id, cardBox(position))

  const frames = new Map<string, Box>()
  const frameOf = (id: string, depth: number): Box | null => {
    const children = design.resources.filter(({ parentId }) => parentId === id)
    // A resource that contains itself through others has no outermost frame: the depth ends it.
    const boxes =
      depth > 20
        ? []
        : children.flatMap(
            (child) => (parents.has(child.id) ? frameOf(child.id, depth + 1) : cards.get(child.id)) ?? [],
          )
    const inner = boxAround(boxes)
    if (inner === null) return null
    const box = {
      x: inner.x - FRAME.padding,
      y: inner.y - FRAME.headroom,
      width: inner.width + 2 * FRAME.padding,
      height: inner.height + FRAME.headroom + FRAME.padding,
    }
    frames.set(id, box)
    return box
  }
  for (const { id, parentId } of design.resources) if (parents.has(id) && parentId === undefined) frameOf(id, 0)
  return { cards, frames: new Map([...frames].sort(([, a], [, b]) => b.width * b.height - a.width * a.height)) }
}

/** Columns by the longest way from a source, rows in the design's order. */
function byFlow(ids: readonly string[], design: Design, top: number): [string, Point][] {
  const column = new Map(ids.map((id) => [id, 0]))
  for (let round = 1; round < ids.length; round++) {
    let moved = false
    for (const { from, to } of design.connections) {
      const before = column.get(from)
      const at = column.get(to)
      // The limit ends cycles.
      if (before === undefined || at === undefined || from === to || at > before || before + 1 >= ids.length) continue
      column.set(to, before + 1)
      moved = true
    }
    if (!moved) break
  }
  const rows = new Map<number, number>()
  return ids.map((id) => {
    const at = column.get(id)!
    const row = rows.get(at) ?? 0
    rows.set(at, row + 1)
    return [id, { x: at * COLUMN, y: top + row * ROW }]
  })
}
