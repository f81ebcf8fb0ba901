import { type Box, CARD, type Point } from './geometry'
import { shortestPath } from './shortestPath'

/** Length of the straight piece at each end of an edge; shorter (12 px at least) when the cards are that close. */
export const STUB = 20
const SHORTEST_STUB = 12
/** Distance that edges keep from cards where there is room. */
export const CLEARANCE = 8
/** Distance of a lane that follows a card's side. */
const LANE_OFFSET = 16
/** How far beside its ends an edge is first looked for. */
const NEIGHBOURHOOD = 240

/**
 * The way of an edge from an `out` port at a card's right side to an `in` port at a card's left side, as the corners of
 * an orthogonal line. It leaves and enters straight and keeps out of every obstacle where such a way exists (the cards
 * at its ends are obstacles too); where none does, it takes the plain way and runs under the card.
 *
 * Most edges are one of three simple shapes that need a scan over the obstacles; the others are searched for.
 */
export function routeEdge(from: Point, to: Point, obstacles: readonly Box[]): Point[] {
  if (from.y === to.y && to.x >= from.x && isFree([from, to], obstacles, 0)) return [from, to]
  const gap = to.x - from.x
  const stub = gap >= 2 * SHORTEST_STUB && gap < 2 * STUB ? gap / 2 : STUB
  const start = { x: from.x + stub, y: from.y }
  const end = { x: to.x - stub, y: to.y }
  const way =
    stepWay(start, end, obstacles) ??
    detourWay(start, end, obstacles) ??
    searchedWay(start, end, obstacles) ??
    plainWay(start, end)
  return withoutMidpoints([from, ...way, to])
}

/** One vertical piece between the ends, as near to the middle as the obstacles allow. */
function stepWay(start: Point, end: Point, obstacles: readonly Box[]): Point[] | null {
  if (start.x > end.x) return null
  const near = overlapping(spanning(start, end, 0), obstacles, CLEARANCE)
  const middle = Math.round((start.x + end.x) / 2)
  const lanes = [middle]
  for (const box of near) {
    for (const x of [box.x - CLEARANCE, box.x + box.width + CLEARANCE]) if (x > start.x && x < end.x) lanes.push(x)
  }
  lanes.push(start.x, end.x)
  lanes.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  for (const x of lanes) {
    const way = [start, { x, y: start.y }, { x, y: end.y }, end]
    if (isFree(way, near, CLEARANCE)) return way
  }
  return null
}

/** One horizontal piece above, below or between the cards, for edges that lead back or are blocked, shortest first. */
function detourWay(start: Point, end: Point, obstacles: readonly Box[]): Point[] | null {
  const near = overlapping(spanning(start, end, NEIGHBOURHOOD), obstacles, CLEARANCE)
  const low = Math.min(start.y, end.y) - NEIGHBOURHOOD
  const high = Math.max(start.y, end.y) + NEIGHBOURHOOD
  // Of lanes that are equally long, the middle of a gap between cards looks best, and the side of a card least.
  const cost = (y: number, rank: number) => ({ y, cost: Math.abs(start.y - y) + Math.abs(end.y - y) + rank })
  const lanes = [cost(Math.round((start.y + end.y) / 2), 1)]
  const left = Math.min(start.x, end.x)
  const right = Math.max(start.x, end.x)
  const crossed = near.filter((box) => box.x - CLEARANCE < right && box.x + box.width + CLEARANCE > left)
  for (const box of crossed) {
    const bottom = box.y + box.height
    lanes.push(cost(box.y - LANE_OFFSET, 2), cost(bottom + LANE_OFFSET, 2))
    const nextTop = crossed.reduce((top, other) => (other.y > bottom && other.y < top ? other.y : top), Infinity)
    if (nextTop < Infinity) lanes.push(cost(Math.round((bottom + nextTop) / 2), 0))
  }
  lanes.sort((a, b) => a.cost - b.cost || a.y - b.y)
  for (const { y } of lanes) {
    if (y < low || y > high) continue
    // A lane at an end's own height would run back over its straight piece.
    if (start.x > end.x && (y === start.y || y === end.y)) continue
    const way = [start, { x: start.x, y }, { x: end.x, y }, end]
    if (isFree(way, near, CLEARANCE)) return way
  }
  return null
}

/** The shortest way with few corners: near the ends, there also through gaps too narrow for the clearance, then anywhere. */
function searchedWay(start: Point, end: Point, obstacles: readonly Box[]): Point[] | null {
  // An end under another card has no way out: do not search the whole canvas for one.
  if (!isFree([start, start], obstacles, 0) || !isFree([end, end], obstacles, 0)) return null
  const region = spanning(start, end, NEIGHBOURHOOD)
  const near = overlapping(region, obstacles, CLEARANCE)
  return (
    shortestPath(start, end, near, { clearance: CLEARANCE, region }) ??
    shortestPath(start, end, near, { clearance: 0, region }) ??
    shortestPath(start, end, obstacles, { clearance: CLEARANCE, region: null }) ??
    shortestPath(start, end, obstacles, { clearance: 0, region: null })
  )
}

function plainWay(start: Point, end: Point): Point[] {
  if (start.x > end.x) {
    const y = start.y === end.y ? start.y + CARD.height : (start.y + end.y) / 2
    return [start, { x: start.x, y }, { x: end.x, y }, end]
  }
  const x = (start.x + end.x) / 2
  return [start, { x, y: start.y }, { x, y: end.y }, end]
}

/** True when no piece of an orthogonal line enters an obstacle grown by `clearance`; touching its side is allowed. */
export function isFree(line: readonly Point[], obstacles: readonly Box[], clearance: number): boolean {
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!
    const b = line[i]!
    const left = Math.min(a.x, b.x) - clearance
    const right = Math.max(a.x, b.x) + clearance
    const top = Math.min(a.y, b.y) - clearance
    const bottom = Math.max(a.y, b.y) + clearance
    for (const box of obstacles) {
      if (box.x < right && box.x + box.width > left && box.y < bottom && box.y + box.height > top) return false
    }
  }
  return true
}

/** The box that two points span, grown by `margin`. */
function spanning(a: Point, b: Point, margin: number): Box {
  const x = Math.min(a.x, b.x) - margin
  const y = Math.min(a.y, b.y) - margin
  return { x, y, width: Math.abs(a.x - b.x) + 2 * margin, height: Math.abs(a.y - b.y) + 2 * margin }
}

function overlapping(region: Box, obstacles: readonly Box[], clearance: number): Box[] {
  const left = region.x - clearance
  const right = region.x + region.width + clearance
  const top = region.y - clearance
  const bottom = region.y + region.height + clearance
  return obstacles.filter(
    (box) => box.x < right && box.x + box.width > left && box.y < bottom && box.y + box.height > top,
  )
}

/** The same line without points that repeat or that lie on a straight piece. */
function withoutMidpoints(points: readonly Point[]): Point[] {
  const corners: Point[] = []
  for (const point of points) {
    const last = corners.at(-1)
    if (last !== undefined && last.x === point.x && last.y === point.y) continue
    const before = corners.at(-2)
    const straight =
      last !== undefined &&
      before !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y))
    if (straight) corners.pop()
    corners.push(point)
  }
  return corners
}
