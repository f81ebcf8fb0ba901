import { type Box, boxAround, type Design, layoutOf } from '../../sim/index'

/** Room left around what is brought into view, px on screen. */
const margin = 32
/** Room kept between cards and what floats over the canvas, px on screen. */
const overlayGap = 10
/** Marks what floats over the canvas, so that nothing is brought into view beneath it. */
export const overlayAttribute = { 'data-canvas-overlay': '' }

export interface View {
  x: number
  y: number
  zoom: number
}

/**
 * The view that shows all boxes, at 100 % at most: in the middle of the canvas, else where no box lies beneath an
 * overlay, else above the overlays. Sizes and overlays in px on screen.
 */
export function viewOf(
  boxes: readonly Box[],
  { width, height }: { width: number; height: number },
  overlays: readonly Box[],
): View | null {
  const content = boxAround(boxes)
  if (!content || width <= 0 || height <= 0) return null
  const place = (room: Box, verticalShare: number): View => {
    const zoom = Math.max(0.08, Math.min(1, room.width / content.width, room.height / content.height))
    return {
      x: room.x + (room.width - content.width * zoom) / 2 - content.x * zoom,
      y: room.y + (room.height - content.height * zoom) * verticalShare - content.y * zoom,
      zoom,
    }
  }
  const all = {
    x: margin,
    y: margin,
    width: Math.max(1, width - 2 * margin),
    height: Math.max(1, height - 2 * margin),
  }
  const isFree = (view: View): boolean =>
    boxes.every((box) => overlays.every((overlay) => !meets(onScreen(box, view), overlay)))
  const inMiddle = place(all, 0.5)
  const views = [inMiddle, place(all, 0.25), place(all, 0)]
  const free = views.find(isFree)
  if (free) return free
  const highest = Math.min(...overlays.map(({ y }) => y)) - overlayGap
  return highest - all.y < all.height / 2 ? inMiddle : place({ ...all, height: highest - all.y }, 0.5)
}

/** What is drawn of a design, or only what has these ids. */
export function drawnBoxes(design: Design, ids?: readonly string[]): Box[] {
  const { cards, frames } = layoutOf(design)
  const notes = design.notes.map((note) => [note.id, note] as const)
  return [...cards, ...frames, ...notes].filter(([id]) => ids?.includes(id) ?? true).map(([, box]) => box)
}

/** Boxes of what floats over the canvas, px from its upper left corner. */
export function overlaysIn(root: HTMLElement | null): Box[] {
  if (!root) return []
  const { left, top } = root.getBoundingClientRect()
  return [...root.querySelectorAll('[data-canvas-overlay]')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x - left, y: y - top, width, height }
  })
}

const onScreen = ({ x, y, width, height }: Box, view: View): Box => ({
  x: x * view.zoom + view.x,
  y: y * view.zoom + view.y,
  width: width * view.zoom,
  height: height * view.zoom,
})

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + overlayGap &&
  a.x + a.width > b.x - overlayGap &&
  a.y < b.y + b.height + overlayGap &&
  a.y + a.height > b.y - overlayGap
