import type { Box, Point } from '../../../sim/index'

/** Distance between places that cards snap to, px. */
export const gridStep = 8

/** A line that shows what a dragged thing is aligned with, canvas px. */
export interface Guide {
  axis: 'x' | 'y'
  /** Where the line is on its axis. */
  at: number
  start: number
  end: number
}

export interface SnapOptions {
  /** Other boxes to align with; empty for none. */
  others: readonly Box[]
  /** Snap to the grid where nothing is aligned. */
  grid: boolean
  /** How near a line must be to attract, canvas px. */
  threshold: number
}

/** Moves a dragged box onto lines of other boxes, or else onto the grid. Returns the correction and the lines met. */
export function snap(box: Box, { others, grid, threshold }: SnapOptions): { by: Point; guides: Guide[] } {
  const x = nearestLine(linesOf(box, 'x'), others, 'x', threshold)
  const y = nearestLine(linesOf(box, 'y'), others, 'y', threshold)
  const by = {
    x: x ?? (grid ? toGrid(box.x) : 0),
    y: y ?? (grid ? toGrid(box.y) : 0),
  }
  const placed = { ...box, x: box.x + by.x, y: box.y + by.y }
  const guides: Guide[] = []
  if (x !== null) guides.push(...guidesOf(placed, others, 'x'))
  if (y !== null) guides.push(...guidesOf(placed, others, 'y'))
  return { by, guides }
}

/** Nearest place on the grid. */
export const onGrid = ({ x, y }: Point): Point => ({ x: x + toGrid(x), y: y + toGrid(y) })

const toGrid = (value: number): number => Math.round(value / gridStep) * gridStep - value

function nearestLine(
  own: readonly number[],
  others: readonly Box[],
  axis: 'x' | 'y',
  threshold: number,
): number | null {
  let best: number | null = null
  for (const other of others) {
    for (const line of linesOf(other, axis)) {
      for (const mine of own) {
        const distance = line - mine
        if (Math.abs(distance) <= threshold && (best === null || Math.abs(distance) < Math.abs(best))) best = distance
      }
    }
  }
  return best
}

/** Start, middle and end of a box along an axis. */
function linesOf(box: Box, axis: 'x' | 'y'): [number, number, number] {
  const start = axis === 'x' ? box.x : box.y
  const length = axis === 'x' ? box.width : box.height
  return [start, start + length / 2, start + length]
}

/** Lines on which the placed box now lies, each from the first to the last box on it. */
function guidesOf(box: Box, others: readonly Box[], axis: 'x' | 'y'): Guide[] {
  const across = axis === 'x' ? 'y' : 'x'
  const guides: Guide[] = []
  for (const at of linesOf(box, axis)) {
    const met = others.filter((other) => linesOf(other, axis).some((line) => Math.abs(line - at) < 0.5))
    if (met.length === 0) continue
    const ends = [box, ...met].flatMap((each) => linesOf(each, across))
    guides.push({ axis, at, start: Math.min(...ends), end: Math.max(...ends) })
  }
  return guides
}
