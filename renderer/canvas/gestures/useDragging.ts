import { type NodeChange, type OnNodeDrag, useStoreApi } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { type Box, boxAround, type Design, layoutOf, type Point } from '../../../sim/index'
import { asOneStep, duplicate, edit, moveResources, useDocument, useLayoutPrefs, useSelection } from '../../store'
import { containerAt, middleOf } from '../containers/containerAt'
import { settle } from '../containers/settle'
import type { CanvasNode } from '../flowTypes'
import { withContents } from '../shownDesign'
import { useGesture } from './gesture'
import { snap } from './snap'

/** How near a line of another card must be to attract, px on screen. */
const snapDistance = 6

/** What a drag started from. */
interface Drag {
  /** Boxes of all that moves, by id, as they were. */
  start: ReadonlyMap<string, Box>
  /** Frames that do not move, outermost first: what is dropped into one belongs to it. */
  stillFrames: ReadonlyMap<string, Box>
  /** Boxes to align with. */
  others: readonly Box[]
  /** Alt: a copy moves, the original stays. */
  copies: boolean
  /** Mod: nothing snaps. */
  free: boolean
  by: Point
}

/** Moves cards, frames and notes with the pointer: on screen at once, in the design once at the end. */
export function useDragging() {
  const store = useStoreApi()
  const dragRef = useRef<Drag | null>(null)

  return useMemo(() => {
    const follow = (changes: readonly NodeChange<CanvasNode>[]): void => {
      const moved = changes.flatMap((change) =>
        change.type === 'position' && change.dragging && change.position ? [change] : [],
      )
      const first = moved[0]
      if (!first?.position) return
      const { design } = useDocument.getState()
      const drag = (dragRef.current ??= startOf(
        design,
        moved.map(({ id }) => id),
      ))
      const from = drag.start.get(first.id)
      const around = boxAround([...drag.start.values()])
      if (!from || !around) return
      const wanted = { x: first.position.x - from.x, y: first.position.y - from.y }
      const { showGrid, snap: alignToOthers } = useLayoutPrefs.getState()
      const { by, guides } = drag.free
        ? { by: { x: 0, y: 0 }, guides: [] }
        : snap(
            { ...around, x: around.x + wanted.x, y: around.y + wanted.y },
            {
              others: alignToOthers ? drag.others : [],
              grid: showGrid,
              threshold: snapDistance / store.getState().transform[2],
            },
          )
      drag.by = { x: wanted.x + by.x, y: wanted.y + by.y }
      const shifted = [...drag.start].map(
        ([id, box]) => [id, { ...box, x: box.x + drag.by.x, y: box.y + drag.by.y }] as const,
      )
      const aim = aimOf(design, new Map(shifted), drag.stillFrames)
      if (drag.copies) useGesture.setState({ ghosts: shifted.map(([, box]) => box), moving: null, guides, ...aim })
      else
        useGesture.setState({
          moving: new Map(shifted.map(([id, { x, y }]) => [id, { x, y }])),
          stillFrames: drag.stillFrames,
          ghosts: [],
          guides,
          ...aim,
        })
    }

    const watchKeys = (event: MouseEvent | TouchEvent): void => {
      const drag = dragRef.current
      if (!drag) return
      drag.copies = event.altKey
      drag.free = event.ctrlKey || event.metaKey
    }

    const onNodeDragStart: OnNodeDrag<CanvasNode> = (event, node, nodes) => {
      const ids = nodes.length > 0 ? nodes.map(({ id }) => id) : [node.id]
      dragRef.current = startOf(useDocument.getState().design, ids)
      watchKeys(event)
    }

    const onNodeDrag: OnNodeDrag<CanvasNode> = (event) => watchKeys(event)

    const onNodeDragStop: OnNodeDrag<CanvasNode> = () => {
      const drag = dragRef.current
      dragRef.current = null
      if (drag && (drag.by.x !== 0 || drag.by.y !== 0)) {
        if (drag.copies) copy(drag)
        else commit(drag)
      }
      useGesture.setState({ moving: null, stillFrames: null, dropFrame: null, refusal: null, ghosts: [], guides: [] })
    }

    return { follow, onNodeDragStart, onNodeDrag, onNodeDragStop }
  }, [store])
}

function startOf(design: Design, ids: readonly string[]): Drag {
  const { cards, frames } = layoutOf(design)
  const moves = withContents(design, ids)
  const start = new Map<string, Box>()
  const stillFrames = new Map([...frames].filter(([id]) => !moves.has(id)))
  const others: Box[] = []
  for (const [id, box] of cards) {
    if (moves.has(id)) start.set(id, box)
    else others.push(box)
  }
  for (const [id, box] of frames) if (moves.has(id)) start.set(id, box)
  for (const { id, x, y, width, height } of design.notes) {
    if (moves.has(id)) start.set(id, { x, y, width, height })
    else others.push({ x, y, width, height })
  }
  return { start, stillFrames, others, copies: false, free: false, by: { x: 0, y: 0 } }
}

function commit({ start, stillFrames, by }: Drag): void {
  const { design } = useDocument.getState()
  const boxes = shiftedBy(start, by)
  asOneStep(() => {
    moveResources(Object.fromEntries([...boxes].map(([id, { x, y }]) => [id, { x, y }])))
    edit(start.size === 1 ? 'move' : `move ${start.size} items`, (draft) =>
      settle(draft, withoutNotes(design, boxes), stillFrames),
    )
  })
}

/** A copy goes where it was dragged, and belongs to the container there. */
function copy({ by }: Drag): void {
  asOneStep(() => {
    const { frames } = layoutOf(useDocument.getState().design)
    duplicate(by)
    const { design } = useDocument.getState()
    const { resourceIds } = useSelection.getState()
    const { cards, frames: now } = layoutOf(design)
    const copied = withContents(design, resourceIds)
    const boxes = new Map([...cards, ...now].filter(([id]) => copied.has(id)))
    edit('duplicate', (draft) => settle(draft, boxes, frames))
  })
}

/** Which frame would take what is dragged, or why the one under it would not. */
function aimOf(design: Design, boxes: ReadonlyMap<string, Box>, frames: ReadonlyMap<string, Box>) {
  let dropFrame: string | null = null
  let refusal: string | null = null
  for (const { id, type, parentId } of frames.size > 0 ? design.resources : []) {
    const box = boxes.get(id)
    if (!box || boxes.has(parentId ?? '')) continue
    const place = containerAt(design, frames, type, middleOf(box))
    dropFrame ??= place.frameId
    refusal ??= place.refusal
  }
  return { dropFrame, refusal }
}

const shiftedBy = (start: ReadonlyMap<string, Box>, by: Point): Map<string, Box> =>
  new Map(
    [...start].map(([id, box]) => [id, { ...box, x: Math.round(box.x + by.x), y: Math.round(box.y + by.y) }] as const),
  )

function withoutNotes(design: Design, boxes: ReadonlyMap<string, Box>): Map<string, Box> {
  const notes = new Set(design.notes.map(({ id }) => id))
  return new Map([...boxes].filter(([id]) => !notes.has(id)))
}
