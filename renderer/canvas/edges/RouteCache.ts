import {
  type Box,
  type Connection,
  labelPoint,
  type Point,
  portPoint,
  routeEdge,
  roundedPath,
  serviceOf,
} from '../../../sim/index'

/** The way of a connection on the canvas, canvas px. Unchanged ways keep their identity from one update to the next. */
export interface Route {
  points: readonly Point[]
  /** SVG path with rounded corners. */
  path: string
  /** Middle of the rate label. */
  label: Point
  /** Length of the longest horizontal piece, px: how wide the label may be. */
  labelRoom: number
}

interface Entry {
  route: Route
  bounds: Box
}

/** Width of a usual rate label, px. */
const labelWidth = 44
/** How far from its line an edge may have gone to avoid a card, px: within it, a card that leaves may shorten the way. */
const influence = 240

/**
 * Ways of all connections, computed again only where something near has changed. While cards are being dragged, only
 * edges at their ends or in their way are; the rest follow when the drag is over.
 */
export class RouteCache {
  private entries = new Map<string, Entry>()
  private cards: ReadonlyMap<string, Box> = new Map()
  private vacated: Box[] = []

  update(input: {
    connections: readonly Connection[]
    /** Cards and frames: where edges end. */
    boxes: ReadonlyMap<string, Box>
    /** Cards and titles of frames: what edges go around. */
    cards: ReadonlyMap<string, Box>
    typeOf: (resourceId: string) => string
    /** Ports with connections, by resource id. */
    connected: ReadonlyMap<string, ReadonlySet<string>>
    dragging: boolean
  }): ReadonlyMap<string, Route> {
    const { connections, boxes, cards, typeOf, connected, dragging } = input
    const entered: Box[] = []
    for (const [id, box] of cards) {
      const before = this.cards.get(id)
      if (before && sameBox(before, box)) continue
      entered.push(box)
      if (before) this.vacated.push(before)
    }
    for (const [id, box] of this.cards) if (!cards.has(id)) this.vacated.push(box)
    this.cards = cards

    const obstacles = [...cards.values()]
    const next = new Map<string, Entry>()
    const routes = new Map<string, Route>()
    for (const { id, from, fromPort, to, toPort } of connections) {
      const source = boxes.get(from)
      const target = boxes.get(to)
      if (!source || !target) continue
      const start = portPoint(source, serviceOf(typeOf(from))?.ports ?? [], fromPort, 'out', connected.get(from))
      const end = portPoint(target, serviceOf(typeOf(to))?.ports ?? [], toPort, 'in', connected.get(to))
      const before = this.entries.get(id)
      const isCurrent =
        before !== undefined &&
        endsAt(before.route, start, end) &&
        !entered.some((box) => overlaps(before.bounds, box, 0) && runsThrough(before.route.points, box)) &&
        (dragging || !this.vacated.some((box) => overlaps(before.bounds, box, influence)))
      const entry = isCurrent ? before : entryOf(routeEdge(start, end, obstacles), obstacles, before)
      next.set(id, entry)
      routes.set(id, entry.route)
    }
    this.entries = next
    if (!dragging) this.vacated = []
    return routes
  }
}

function entryOf(points: Point[], cards: readonly Box[], before: Entry | undefined): Entry {
  const path = roundedPath(points)
  if (before?.route.path === path) return before
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  let labelRoom = 0
  for (let i = 1; i < points.length; i++) labelRoom = Math.max(labelRoom, Math.abs(points[i]!.x - points[i - 1]!.x))
  return {
    route: { points, path, label: labelPoint(points, labelWidth, cards), labelRoom },
    bounds: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y },
  }
}

function endsAt({ points }: Route, start: Point, end: Point): boolean {
  const first = points[0]
  const last = points.at(-1)
  return first?.x === start.x && first.y === start.y && last?.x === end.x && last.y === end.y
}

const sameBox = (a: Box, b: Box): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

function overlaps(a: Box, b: Box, margin: number): boolean {
  return (
    a.x - margin <= b.x + b.width &&
    a.x + a.width + margin >= b.x &&
    a.y - margin <= b.y + b.height &&
    a.y + a.height + margin >= b.y
  )
}

function runsThrough(points: readonly Point[], box: Box): boolean {
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!
    const b = points[i]!
    if (
      Math.max(a.x, b.x) > box.x &&
      Math.min(a.x, b.x) < box.x + box.width &&
      Math.max(a.y, b.y) > box.y &&
      Math.min(a.y, b.y) < box.y + box.height
    )
      return true
  }
  return false
}
