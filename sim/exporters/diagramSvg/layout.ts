import type { Design, Resource } from '../../design/types'
import type { AnyService } from '../../services/define'
import { serviceOf as registered } from '../../services/index'
import { ATTACHMENT, type Box, boxAround, CARD, FRAME, type Point } from './geometry'

const COLUMN_GAP = 80
const ROW_GAP = 40

/** Where everything on the canvas is. */
export interface Layout {
  cards: Map<string, Box>
  /** Containers, outermost first. */
  frames: Map<string, Box>
}

/** How a service's resources are drawn: as a card, a small one for a part of the network without ports, or a frame around others. */
export type Shape = 'card' | 'attachment' | 'frame'

export function shapeOf(service: AnyService | undefined): Shape {
  if (service?.contains !== undefined) return 'frame'
  return service?.category === 'networking' && service.ports.length === 0 ? 'attachment' : 'card'
}

/** Size of a resource that holds nothing. */
export function sizeOf(service: AnyService | undefined): { width: number; height: number } {
  const shape = shapeOf(service)
  if (shape === 'frame') return { width: FRAME.width, height: FRAME.emptyHeight }
  const { width, height } = shape === 'attachment' ? ATTACHMENT : CARD
  return { width, height }
}

/** Boxes of cards and of the frames around what containers hold. Resources that were never placed follow the flow, below the others. */
export function layoutOf(design: Design, serviceOf: (type: string) => AnyService | undefined = registered): Layout {
  const children = new Map<string, Resource[]>()
  for (const resource of design.resources) {
    if (resource.parentId === undefined) continue
    const siblings = children.get(resource.parentId)
    if (siblings) siblings.push(resource)
    else children.set(resource.parentId, [resource])
  }
  // What holds nothing has a place of its own; the others lie around what they hold.
  const single = new Map<string, Box>()
  const unplaced: Resource[] = []
  for (const resource of design.resources) {
    if (children.has(resource.id)) continue
    const at = design.view.positions[resource.id]
    if (at === undefined) unplaced.push(resource)
    else single.set(resource.id, { x: at.x, y: at.y, ...sizeOf(serviceOf(resource.type)) })
  }
  const below = Math.max(0, ...[...single.values()].map((box) => box.y + box.height + 60))
  const sizes = new Map(unplaced.map(({ id, type }) => [id, sizeOf(serviceOf(type))]))
  for (const [id, position] of byFlow(sizes, design, below)) single.set(id, { ...position, ...sizes.get(id)! })

  const cards = new Map<string, Box>()
  const frames = new Map<string, Box>()
  for (const { id, type } of design.resources) {
    const box = single.get(id)
    if (box) (shapeOf(serviceOf(type)) === 'frame' ? frames : cards).set(id, box)
  }
  const frameOf = (id: string, depth: number): Box | null => {
    const held = children.get(id)
    if (held === undefined) return single.get(id) ?? null
    // A resource that contains itself through others has no outermost frame: the depth ends it.
    const inner = boxAround(depth > 20 ? [] : held.flatMap((child) => frameOf(child.id, depth + 1) ?? []))
    if (inner === null) return null
    const box = {
      x: inner.x - FRAME.padding,
      y: inner.y - FRAME.headroom,
      width: Math.max(FRAME.width, inner.width + 2 * FRAME.padding),
      height: inner.height + FRAME.headroom + FRAME.padding,
    }
    frames.set(id, box)
    return box
  }
  const ids = new Set(design.resources.map(({ id }) => id))
  for (const { id, parentId } of design.resources)
    if (children.has(id) && (parentId === undefined || !ids.has(parentId))) frameOf(id, 0)
  return { cards, frames: new Map([...frames].sort(([, a], [, b]) => b.width * b.height - a.width * a.height)) }
}

/** Columns by the longest way from a source, rows in the design's order. */
function byFlow(
  sizes: ReadonlyMap<string, { width: number; height: number }>,
  design: Design,
  top: number,
): [string, Point][] {
  const ids = [...sizes.keys()]
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
  const wide = Math.max(CARD.width, ...[...sizes.values()].map(({ width }) => width)) + COLUMN_GAP
  const bottoms = new Map<number, number>()
  return ids.map((id) => {
    const at = column.get(id)!
    const y = bottoms.get(at) ?? top
    bottoms.set(at, y + sizes.get(id)!.height + ROW_GAP)
    return [id, { x: at * wide, y }]
  })
}
