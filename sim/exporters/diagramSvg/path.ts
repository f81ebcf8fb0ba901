import type { Point } from './geometry'

export const CORNER_RADIUS = 8

/** SVG path of an orthogonal line with rounded corners. */
export function roundedPath(points: readonly Point[], radius: number = CORNER_RADIUS): string {
  const first = points[0]
  if (first === undefined) return ''
  const parts = [`M${number(first.x)} ${number(first.y)}`]
  for (let i = 1; i < points.length; i++) {
    const corner = points[i]!
    const next = points[i + 1]
    if (next === undefined) {
      parts.push(`L${number(corner.x)} ${number(corner.y)}`)
      continue
    }
    const before = points[i - 1]!
    const turn = Math.min(radius, distance(before, corner) / 2, distance(corner, next) / 2)
    const enter = towards(corner, before, turn)
    const leave = towards(corner, next, turn)
    parts.push(`L${number(enter.x)} ${number(enter.y)}Q${number(corner.x)} ${number(corner.y)} ${number(leave.x)} ${number(leave.y)}`)
  }
  return parts.join('')
}

/** Where an edge's label goes: the middle of its longest horizontal piece, or of its longest piece when it has none worth it. */
export function labelPoint(points: readonly Point[], shortestHorizontal = 48): Point {
  let best = -1
  let at = points[0] ?? { x: 0, y: 0 }
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!
    const b = points[i]!
    const length = distance(a, b)
    const rank = a.y === b.y && length >= shortestHorizontal ? length + 1e6 : length
    if (rank <= best) continue
    best = rank
    at = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  }
  return at
}

/** Length of an orthogonal piece. */
const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

function towards(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by }
}

const number = (value: number): string => String(Math.round(value * 100) / 100)
