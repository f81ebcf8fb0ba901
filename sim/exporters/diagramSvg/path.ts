import type { Box, Point } from './geometry'

const CORNER_RADIUS = 8

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
    parts.push(
      `L${number(enter.x)} ${number(enter.y)}Q${number(corner.x)} ${number(corner.y)} ${number(leave.x)} ${number(leave.y)}`,
    )
  }
  return parts.join('')
}

/** Distance of a label's middle from the line it stands above or below. */
const LABEL_RISE = 12
const LABEL_HALF_HEIGHT = 7
const ROOM_ON_HORIZONTAL = 48
const ROOM_ON_VERTICAL = 40

/**
 * Where the middle of an edge's label goes: beside its longest horizontal piece where that has room, else on its longest
 * vertical piece, else above the whole; above a line rather than below it, and on it where cards leave no room.
 */
export function labelPoint(points: readonly Point[], labelWidth: number, cards: readonly Box[]): Point {
  const pieces = points.slice(1).map((b, index) => {
    const a = points[index]!
    return { length: distance(a, b), horizontal: a.y === b.y, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  })
  const longest = (horizontal: boolean) =>
    pieces
      .filter((piece) => piece.horizontal === horizontal)
      .reduce((best, piece) => (piece.length > best.length ? piece : best), { length: 0, x: 0, y: 0 })
  const across = longest(true)
  const down = longest(false)
  if (across.length < ROOM_ON_HORIZONTAL && down.length >= ROOM_ON_VERTICAL) return { x: down.x, y: down.y }
  const on =
    across.length >= ROOM_ON_HORIZONTAL
      ? across
      : { x: ((points[0]?.x ?? 0) + (points.at(-1)?.x ?? 0)) / 2, y: Math.min(...points.map(({ y }) => y)) }
  for (const y of [on.y - LABEL_RISE, on.y + LABEL_RISE]) {
    const [left, right, top, bottom] = [
      on.x - labelWidth / 2,
      on.x + labelWidth / 2,
      y - LABEL_HALF_HEIGHT,
      y + LABEL_HALF_HEIGHT,
    ]
    const free = cards.every(
      (card) => card.x >= right || card.x + card.width <= left || card.y >= bottom || card.y + card.height <= top,
    )
    if (free) return { x: on.x, y }
  }
  return { x: on.x, y: on.y }
}

/** Where a line is broken: at the border of what blocks it where it crosses that, else in its middle. */
export function breakPoint(points: readonly Point[], blocker: Box | null): Point {
  const pieces = points.slice(1).map((b, index) => ({ a: points[index]!, b }))
  for (const { a, b } of blocker ? pieces : []) {
    const crossing = crossingOf(a, b, blocker!)
    if (crossing) return crossing
  }
  let rest = pieces.reduce((sum, { a, b }) => sum + distance(a, b), 0) / 2
  for (const { a, b } of pieces) {
    const length = distance(a, b)
    if (length >= rest) return towards(a, b, rest)
    rest -= length
  }
  return points[0] ?? { x: 0, y: 0 }
}

/** Where an orthogonal piece crosses a box's border, nearest to its start. */
function crossingOf(a: Point, b: Point, box: Box): Point | null {
  const along = a.y === b.y ? 'x' : 'y'
  const across = along === 'x' ? 'y' : 'x'
  const [size, depth] = along === 'x' ? [box.width, box.height] : [box.height, box.width]
  if (a[across] < box[across] || a[across] > box[across] + depth) return null
  const borders = [box[along], box[along] + size]
    .filter((at) => at > Math.min(a[along], b[along]) && at < Math.max(a[along], b[along]))
    .sort((one, other) => Math.abs(one - a[along]) - Math.abs(other - a[along]))
  return borders[0] === undefined ? null : { ...a, [along]: borders[0] }
}

/** Length of an orthogonal piece. */
const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

function towards(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by }
}

const number = (value: number): string => String(Math.round(value * 100) / 100)
