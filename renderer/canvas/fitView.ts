import { type Box, boxAround, type Design, layoutOf } from '../../sim/index'

/** Room left around what is brought into view, px on screen. */
const margin = 32
/** Room kept between cards and what floats over the canvas, px on screen. */
const overlayGap = 10
/** As far as the canvas zooms out. */
export const leastZoom = 0.08
/** Marks what floats over the canvas, so that nothing is brought into view beneath it. */
export const overlayAttribute = { 'data-canvas-overlay': '' }

export interface View {
  x: number
  y: number
  zoom: number
}

/**
 * The view that shows all boxes as large as possible, at 100 % at most, so that none lies beneath an overlay: in the
 * middle of the canvas if it can be, else further up, else in the room that an overlay leaves beside or above it.
 * Sizes and overlays in px on screen.
 */
export function viewOf(
  boxes: readonly Box[],
  { width, height }: { width: number; height: number },
  overlays: readonly Box[],
): View | null {
  const content = boxAround(boxes)
  if (!content || width <= 0 || height <= 0) return null
  const whole = { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin }
  let best: View | null = null
  for (const room of roomsBeside(whole, overlays)) {
    for (const share of [0.5, 0.25, 0]) {
      const view = placed(content, room, share)
      if (best && view.zoom <= best.zoom) continue
      if (boxes.every((box) => overlays.every((overlay) => !meets(onScreen(box, view), overlay)))) best = view
    }
  }
  return best ?? placed(content, whole, 0.5)
}

/** A room, and what is left of it when each overlay takes nothing, all from its top down, or all at its side. */
function roomsBeside(whole: Box, overlays: readonly Box[]): Box[] {
  let rooms = [whole]
  for (const { x, y, width } of overlays) {
    const isLeft = x - whole.x < whole.x + whole.width - (x + width)
    const next = x + width + overlayGap
    rooms = rooms.flatMap((room) => [
      room,
      { ...room, height: Math.min(room.height, y - overlayGap - room.y) },
      isLeft
        ? { ...room, x: Math.max(room.x, next), width: room.x + room.width - Math.max(room.x, next) }
        : { ...room, width: Math.min(room.width, x - overlayGap - room.x) },
    ])
  }
  return rooms.filter(({ width, height }) => width > 0 && height > 0)
}

/** The content as large as a room has space for it, in the middle from side to side. */
function placed(content: Box, room: Box, shareAbove: number): View {
  const fitting = Math.min(room.width / content.width, room.height / content.height)
  const zoom = Math.max(leastZoom, Math.min(1, fitting))
  return {
    x: room.x + (room.width - content.width * zoom) / 2 - content.x * zoom,
    y: room.y + (room.height - content.height * zoom) * shareAbove - content.y * zoom,
    zoom,
  }
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
