import type { Box, Point } from './geometry'

/** What one corner costs, in px of length: a longer way is better than one with many corners. */
const CORNER = 40
const HORIZONTAL = 0
const VERTICAL = 1

/**
 * The shortest orthogonal way with few corners between two points outside all obstacles, or null when there is none.
 * A* over the lines that pass the obstacles' sides: whenever there is a way at all, there is one on these lines.
 * With a `region`, ways that leave it are not looked at. It starts and ends horizontally, and neither starts to the left
 * nor arrives from the right.
 */
export function shortestPath(
  start: Point,
  end: Point,
  obstacles: readonly Box[],
  options: { clearance: number; region: Box | null },
): Point[] | null {
  const { clearance, region } = options
  const xs = lines(
    start.x,
    end.x,
    obstacles.flatMap((box) => [box.x - clearance, box.x + box.width + clearance]),
    region && [region.x, region.x + region.width],
  )
  const ys = lines(
    start.y,
    end.y,
    obstacles.flatMap((box) => [box.y - clearance, box.y + box.height + clearance]),
    region && [region.y, region.y + region.height],
  )
  const { rightBlocked, downBlocked } = blockedSteps(xs, ys, obstacles, clearance)
  const columns = xs.length
  const startState = state(xs.indexOf(start.x), ys.indexOf(start.y), HORIZONTAL)
  const endState = state(xs.indexOf(end.x), ys.indexOf(end.y), HORIZONTAL)

  if (xs[0] !== start.x) rightBlocked[(startState >> 1) - 1] = 1
  rightBlocked[endState >> 1] = 1

  const best = new Float64Array(columns * ys.length * 2).fill(Infinity)
  const cameFrom = new Int32Array(best.length).fill(-1)
  const open = new Heap()
  best[startState] = 0
  open.push(startState, estimate(startState))
  for (let current = open.pop(); current >= 0; current = open.pop()) {
    if (current === endState) return corners(current)
    const cell = current >> 1
    const column = cell % columns
    const row = (cell - column) / columns
    if (current & VERTICAL) {
      if (row > 0 && !downBlocked[cell - columns]) reach(current, current - 2 * columns, ys[row]! - ys[row - 1]!)
      if (row + 1 < ys.length && !downBlocked[cell]) reach(current, current + 2 * columns, ys[row + 1]! - ys[row]!)
    } else {
      if (column > 0 && !rightBlocked[cell - 1]) reach(current, current - 2, xs[column]! - xs[column - 1]!)
      if (column + 1 < columns && !rightBlocked[cell]) reach(current, current + 2, xs[column + 1]! - xs[column]!)
    }
    reach(current, current ^ 1, CORNER)
  }
  return null

  function state(column: number, row: number, direction: number): number {
    return (row * columns + column) * 2 + direction
  }

  function pointOf(of: number): Point {
    const cell = of >> 1
    return { x: xs[cell % columns]!, y: ys[Math.floor(cell / columns)]! }
  }

  function estimate(from: number): number {
    const { x, y } = pointOf(from)
    return Math.abs(end.x - x) + Math.abs(end.y - y) + (from & VERTICAL ? CORNER : y === end.y ? 0 : 2 * CORNER)
  }

  function reach(from: number, next: number, cost: number): void {
    const total = best[from]! + cost
    if (total >= best[next]!) return
    best[next] = total
    cameFrom[next] = from
    open.push(next, total + estimate(next))
  }

  function corners(last: number): Point[] {
    const way = [pointOf(last)]
    for (let at = cameFrom[last]!; at >= 0; at = cameFrom[at]!) way.push(pointOf(at))
    return way.reverse()
  }
}

/** Ascending, distinct coordinates inside the bounds, with both ends'. */
function lines(a: number, b: number, sides: readonly number[], bounds: readonly [number, number] | null): number[] {
  const inside = bounds === null ? sides : sides.filter((side) => side >= bounds[0] && side <= bounds[1])
  return [...new Set([a, b, ...inside])].sort((one, other) => one - other)
}

/** Which steps to the right, and down, from each crossing would enter a grown obstacle. */
function blockedSteps(xs: readonly number[], ys: readonly number[], obstacles: readonly Box[], clearance: number) {
  const columns = xs.length
  const rightBlocked = new Uint8Array(columns * ys.length)
  const downBlocked = new Uint8Array(columns * ys.length)
  for (const box of obstacles) {
    const left = box.x - clearance
    const right = box.x + box.width + clearance
    const top = box.y - clearance
    const bottom = box.y + box.height + clearance
    // Crossings strictly inside are (firstColumn..lastColumn) x (firstRow..lastRow); a step also enters from the crossing before.
    const firstColumn = countBelow(xs, left, true)
    const lastColumn = countBelow(xs, right, false) - 1
    const firstRow = countBelow(ys, top, true)
    const lastRow = countBelow(ys, bottom, false) - 1
    for (let row = firstRow; row <= lastRow; row++) {
      rightBlocked.fill(1, row * columns + Math.max(0, firstColumn - 1), row * columns + lastColumn + 1)
    }
    for (let row = Math.max(0, firstRow - 1); row <= lastRow; row++) {
      if (lastColumn >= firstColumn) downBlocked.fill(1, row * columns + firstColumn, row * columns + lastColumn + 1)
    }
  }
  return { rightBlocked, downBlocked }
}

/** How many of the ascending values are below `limit` (or equal, when `inclusive`). */
function countBelow(values: readonly number[], limit: number, inclusive: boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < limit || (inclusive && values[middle] === limit)) low = middle + 1
    else high = middle
  }
  return low
}

/** Binary heap of states by cost. */
class Heap {
  private readonly states: number[] = []
  private readonly costs: number[] = []

  push(state: number, cost: number): void {
    let at = this.states.push(state) - 1
    this.costs.push(cost)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.costs[parent]! <= cost) break
      this.states[at] = this.states[parent]!
      this.costs[at] = this.costs[parent]!
      at = parent
    }
    this.states[at] = state
    this.costs[at] = cost
  }

  /** Takes the cheapest state out; -1 when empty. */
  pop(): number {
    if (this.states.length === 0) return -1
    const top = this.states[0]!
    const state = this.states.pop()!
    const cost = this.costs.pop()!
    const size = this.states.length
    let at = 0
    while (size > 0) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && this.costs[child + 1]! < this.costs[child]!) child++
      if (this.costs[child]! >= cost) break
      this.states[at] = this.states[child]!
      this.costs[at] = this.costs[child]!
      at = child
    }
    if (size > 0) {
      this.states[at] = state
      this.costs[at] = cost
    }
    return top
  }
}
