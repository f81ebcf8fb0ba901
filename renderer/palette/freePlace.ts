import { CARD } from '../../sim/index'

const grid = 8
/** Room that a card needs with the connection and its label beside it, px. */
const step = { x: CARD.width + 88, y: CARD.height + 36 }
const half = { x: CARD.width / 2, y: CARD.height / 2 }

/** A top left corner near a centre where a card covers no other, on the grid; rings outwards, first to the right. */
export function freePlace(
  centre: { x: number; y: number },
  taken: Readonly<Record<string, { x: number; y: number }>>,
): { x: number; y: number } {
  const start = { x: snap(centre.x - half.x), y: snap(centre.y - half.y) }
  const others = Object.values(taken)
  const isFree = (x: number, y: number): boolean =>
    others.every((other) => Math.abs(other.x - x) >= step.x - grid || Math.abs(other.y - y) >= step.y - grid)
  for (let ring = 0; ring < 50; ring++) {
    for (let row = 0; row <= ring; row++) {
      for (const down of row === 0 ? [0] : [row, -row]) {
        for (const right of [ring, -ring]) {
          const x = start.x + right * step.x
          const y = start.y + down * step.y
          if (isFree(x, y)) return { x, y }
        }
      }
    }
  }
  return start
}

const snap = (value: number): number => Math.round(value / grid) * grid
