import { CARD } from '../../sim/index'
import { useCanvasPort } from './canvasPort'
import { edit, useDocument } from './document'
import { placeAt, type Position } from './resourceEdits'
import { useSelection } from './selection'

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

interface Box extends Position {
  id: string
  width: number
  height: number
}

/** Size of a card that the canvas has not measured yet, px. */
const cardSize = { width: CARD.width, height: CARD.height }

/** Lines the selected resources and notes up. */
export function align(alignment: Alignment): void {
  const boxes = selectedBoxes()
  if (boxes.length < 2) return
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  place(`align ${boxes.length} items`, boxes, ({ x, y, width, height }) => {
    switch (alignment) {
      case 'left':
        return { x: left, y }
      case 'centre':
        return { x: (left + right - width) / 2, y }
      case 'right':
        return { x: right - width, y }
      case 'top':
        return { x, y: top }
      case 'middle':
        return { x, y: (top + bottom - height) / 2 }
      case 'bottom':
        return { x, y: bottom - height }
    }
  })
}

/** Makes the gaps between the selected resources and notes equal; the outermost two stay. */
export function distribute(direction: 'horizontal' | 'vertical'): void {
  const horizontal = direction === 'horizontal'
  const start = (box: Box): number => (horizontal ? box.x : box.y)
  const length = (box: Box): number => (horizontal ? box.width : box.height)
  const boxes = selectedBoxes().sort((a, b) => start(a) - start(b))
  const first = boxes[0]
  const last = boxes.at(-1)
  if (!first || !last || boxes.length < 3) return
  const free = start(last) + length(last) - start(first) - boxes.reduce((sum, box) => sum + length(box), 0)
  const gap = free / (boxes.length - 1)
  let next = start(first)
  const starts = new Map(
    boxes.map((box) => {
      const at = next
      next += length(box) + gap
      return [box.id, at]
    }),
  )
  place(`distribute ${boxes.length} items`, boxes, (box) => {
    const at = starts.get(box.id)!
    return horizontal ? { x: at, y: box.y } : { x: box.x, y: at }
  })
}

/** Takes the positions that a layout has computed, as one undo step. */
export function applyLayout(positions: Readonly<Record<string, Position>>): void {
  edit('tidy up', (draft) => placeAt(draft, positions))
}

function selectedBoxes(): Box[] {
  const { design } = useDocument.getState()
  const { resourceIds, noteIds } = useSelection.getState()
  const sizes = useCanvasPort.getState().port?.sizes() ?? {}
  const resources = resourceIds.flatMap((id) => {
    const position = design.view.positions[id]
    return position ? [{ id, x: position.x, y: position.y, ...(sizes[id] ?? cardSize) }] : []
  })
  const notes = design.notes.filter(({ id }) => noteIds.includes(id))
  return [...resources, ...notes.map(({ id, x, y, width, height }) => ({ id, x, y, width, height }))]
}

/** Puts boxes elsewhere; locked ones are measured like the others, but stay. */
function place(label: string, boxes: readonly Box[], to: (box: Box) => Position): void {
  const { positions } = useDocument.getState().design.view
  const movable = boxes.filter(({ id }) => positions[id]?.pinned !== true)
  edit(label, (draft) => placeAt(draft, Object.fromEntries(movable.map((box) => [box.id, to(box)]))))
}
