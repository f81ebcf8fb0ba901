/**
 * Sizes of what the canvas and the exported picture draw, in px at 100%. Both draw from these numbers, so that a
 * picture looks like the canvas it was taken from.
 */
export interface Point {
  x: number
  y: number
}

export interface Box extends Point {
  width: number
  height: number
}

export const CARD = {
  width: 200,
  height: 92,
  radius: 10,
  padding: 10,
  /** Square with the service's glyph. */
  tile: 28,
  tileRadius: 7,
  glyph: 18,
  /** Line between the name and the figures. */
  divider: 46,
  /** Baselines from the card's top. */
  nameBaseline: 21,
  summaryBaseline: 36,
  figureBaseline: 66,
  labelBaseline: 81,
} as const

export const FRAME = { padding: 20, headroom: 28, radius: 12 } as const

/** Distance of the first port from the card's top: the middle of the tile. */
const FIRST_PORT = 24
const PORT_SPACING = 24
const LAST_PORT = 80

/** Distance of a port from the card's top, for the `index`-th of `count` ports on its side. */
export function portOffset(index: number, count: number): number {
  const spacing = count > 1 ? Math.min(PORT_SPACING, (LAST_PORT - FIRST_PORT) / (count - 1)) : 0
  return FIRST_PORT + index * spacing
}

/** Where a port is on the canvas: `in` ports at the card's left side, `out` ports at its right. */
export function portPoint(
  card: Box,
  ports: readonly { id: string; direction: 'in' | 'out' }[],
  portId: string,
  direction: 'in' | 'out',
): Point {
  const side = ports.filter((port) => port.direction === direction)
  const index = Math.max(
    0,
    side.findIndex(({ id }) => id === portId),
  )
  return { x: direction === 'in' ? card.x : card.x + card.width, y: card.y + portOffset(index, side.length) }
}

/** Thickness of a connection that carries `rate`, in px; the busiest one of the picture carries `busiest`. */
export function edgeWidth(rate: number, busiest: number): number {
  return rate > 0 && busiest > 0 ? 1.5 + 3.5 * Math.sqrt(Math.min(1, rate / busiest)) : 1.5
}

/** The box around a card at a position. */
export const cardBox = (position: Point): Box => ({
  x: position.x,
  y: position.y,
  width: CARD.width,
  height: CARD.height,
})

/** The smallest box around others; null without any. */
export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}
