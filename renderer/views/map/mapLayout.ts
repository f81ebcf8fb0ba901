import { depthsOf } from '../resourceInfo'

export interface MapPoint {
  x: number
  y: number
}

export interface MapLayout {
  /** Middle of each node, px. */
  points: ReadonlyMap<string, MapPoint>
  width: number
  height: number
}

/** How large the map is drawn: with room for the service's name under each node, or without. */
export interface MapScale {
  /** Of a node's ring, px. */
  radius: number
  /** Distance between the middles of neighbouring nodes, px. */
  columnWidth: number
  rowHeight: number
  showsService: boolean
}

export const roomyMap: MapScale = { radius: 32, columnWidth: 168, rowHeight: 112, showsService: true }
export const compactMap: MapScale = { radius: 29, columnWidth: 152, rowHeight: 78, showsService: false }

/**
 * Places resources left to right by how far they are from a source; within a column each is near the middle of what it is
 * connected with, so that few edges cross.
 */
export function layoutMap(
  ids: readonly string[],
  edges: readonly { from: string; to: string }[],
  { columnWidth, rowHeight }: MapScale,
): MapLayout {
  const depths = depthsOf(ids, edges)
  const columns: string[][] = []
  for (const id of ids) (columns[depths.get(id) ?? 0] ??= []).push(id)
  const filled = columns.filter((column) => column !== undefined)
  const rows = Math.max(1, ...filled.map((column) => column.length))

  const position = new Map<string, number>()
  const number = (column: readonly string[]): void =>
    column.forEach((id, index) => position.set(id, index - (column.length - 1) / 2))
  for (const column of filled) number(column)
  // Sweeping right and left a few times settles small graphs.
  for (let sweep = 0; sweep < 4; sweep++) {
    for (const column of sweep % 2 === 0 ? filled : filled.toReversed()) {
      const pull = new Map(column.map((id) => [id, meanOf(neighbours(id, edges), position) ?? position.get(id)!]))
      column.sort((a, b) => pull.get(a)! - pull.get(b)!)
      number(column)
    }
  }

  const width = filled.length * columnWidth
  const height = rows * rowHeight
  const points = new Map<string, MapPoint>()
  filled.forEach((column, index) => {
    for (const id of column)
      points.set(id, { x: (index + 0.5) * columnWidth, y: height / 2 + position.get(id)! * rowHeight })
  })
  return { points, width, height }
}

function neighbours(id: string, edges: readonly { from: string; to: string }[]): string[] {
  return edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
}

function meanOf(ids: readonly string[], position: ReadonlyMap<string, number>): number | null {
  if (ids.length === 0) return null
  return ids.reduce((sum, id) => sum + (position.get(id) ?? 0), 0) / ids.length
}

/** A curve from the right of one node to the left of another; back to the same or an earlier column it swings below. */
export function mapEdgePath(from: MapPoint, to: MapPoint, { radius, rowHeight }: MapScale): string {
  const startX = from.x + radius
  const endX = to.x - radius - 6
  if (to.x > from.x) {
    const middle = (startX + endX) / 2
    return `M${startX},${from.y}C${middle},${from.y} ${middle},${to.y} ${endX},${to.y}`
  }
  const below = Math.max(from.y, to.y) + rowHeight * 0.6
  return `M${startX},${from.y}C${startX + 50},${below} ${endX - 50},${below} ${endX},${to.y}`
}
