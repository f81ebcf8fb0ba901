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

/** A resource without connections of its own, such as a security group: one line beside its tile. */
export const ATTACHMENT = {
  width: 168,
  height: 44,
  padding: 8,
  tile: 24,
  tileRadius: 6,
  glyph: 15,
  nameBaseline: 19,
  summaryBaseline: 34,
} as const

/** A container around what it holds; its title stands in the headroom. */
export const FRAME = {
  padding: 20,
  headroom: 52,
  radius: 12,
  /** Least width: the title has room, and the frame of a single card is no wider. */
  width: CARD.width + 40,
  /** Height of an empty one: that of a frame around a single card. */
  emptyHeight: CARD.height + 72,
  tile: 24,
  tileRadius: 6,
  glyph: 15,
  /** From the frame's corner to its tile. */
  inset: 12,
  nameBaseline: 22,
  summaryBaseline: 36,
} as const

/** Where a frame's title stands: lines keep out of it. */
export const frameTitleBox = ({ x, y, width }: Box): Box => ({
  x: x + FRAME.inset,
  y: y + FRAME.inset - 4,
  width: Math.min(width - 2 * FRAME.inset, FRAME.width - 2 * FRAME.inset),
  height: FRAME.tile + 8,
})

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
