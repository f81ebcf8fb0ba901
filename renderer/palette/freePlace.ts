import { type Box, CARD } from '../../sim/index'

const grid = 8
/** Room that a card needs with the connection and its label beside it, px. */
const room = { x: 80, y: 28 }

/** How many steps from the centre a place is looked for, each way. */
const reach = 20
const steps = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach)
/** A step down or up counts for more than one to a side: systems are read along a line. */
const far = (right: number, down: number): number => Math.abs(right) + 1.2 * Math.abs(down)
/** Steps from the centre, nearest first; of equally near ones first to the right and down. */
const offsets = steps
  .flatMap((down) => steps.map((right) => ({ right, down })))
  .sort((a, b) => far(a.right, a.down) - far(b.right, b.down) || b.right - a.right || b.down - a.down)

/** The top left corner on the grid, as near to a centre as can be, where a card covers nothing drawn. */
export function freePlace(
  centre: { x: number; y: number },
  taken: readonly Box[],
  { width, height }: { width: number; height: number } = CARD,
): { x: number; y: number } {
  const step = { x: width + room.x + grid, y: height + room.y + grid }
  const start = { x: snap(centre.x - width / 2), y: snap(centre.y - height / 2) }
  const isFree = ({ x, y }: { x: number; y: number }): boolean =>
    taken.every(
      (box) =>
        box.x - (x + width) >= room.x ||
        x - (box.x + box.width) >= room.x ||
        box.y - (y + height) >= room.y ||
        y - (box.y + box.height) >= room.y,
    )
  return (
    offsets.map(({ right, down }) => ({ x: start.x + right * step.x, y: start.y + down * step.y })).find(isFree) ??
    start
  )
}

const snap = (value: number): number => Math.round(value / grid) * grid
