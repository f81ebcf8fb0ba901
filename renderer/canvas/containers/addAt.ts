import { type Box, boxAround, FRAME, layoutOf, type Point, serviceOf, sizeOf } from '../../../sim/index'
import { addResource, asOneStep, edit, useDocument } from '../../store'
import { freePlace } from '../../palette/freePlace'
import { onGrid } from '../gestures/snap'
import { containerAt } from './containerAt'
import { makeRoom } from './makeRoom'

/** Distance of a new card from those that stand in the same container, px. */
const gap = 40

/** Adds a resource with its middle at a point of the canvas, into the container there if one takes it, as one undo step. Returns its id. */
export function addAt(type: string, middle: Point): string {
  const { design } = useDocument.getState()
  const { frameId } = containerAt(design, layoutOf(design).frames, type, middle)
  if (frameId !== null) return addInto(frameId, type, middle)
  const size = sizeOf(serviceOf(type))
  const { cards } = layoutOf(design)
  const wanted = around(middle, size)
  const drawn = [...cards.values(), ...design.notes]
  const place = drawn.some((box) => overlap(box, { ...wanted, ...size }))
    ? freePlace(middle, drawn, size)
    : onGrid(wanted)
  return add(type, place, undefined)
}

/** Adds a resource to a container: at a point of the canvas, or else beside what stands there. */
export function addInto(frameId: string, type: string, middle: Point | null = null): string {
  const { design } = useDocument.getState()
  const { cards, frames } = layoutOf(design)
  const size = sizeOf(serviceOf(type))
  const frame = frames.get(frameId)
  const held = design.resources.flatMap(({ id, parentId }) =>
    parentId === frameId ? (cards.get(id) ?? frames.get(id) ?? []) : [],
  )
  const all = boxAround(held)
  if (!frame || !all)
    return add(type, { x: (frame?.x ?? 0) + FRAME.padding, y: (frame?.y ?? 0) + FRAME.headroom }, frameId)
  const wanted = middle && onGrid(around(middle, size))
  const covered = held.find((box) => !wanted || overlap(box, { ...wanted, ...size }))
  const place = wanted && !covered ? wanted : { x: all.x + all.width + gap, y: (covered ?? all).y }
  return add(type, place, frameId)
}

function add(type: string, place: Point, frameId: string | undefined): string {
  let id = ''
  asOneStep(() => {
    id = addResource(type, place, frameId)
    edit(`add ${serviceOf(type)?.title ?? type}`, (draft) => makeRoom(draft, [id]))
  })
  return id
}

const around = ({ x, y }: Point, size: { width: number; height: number }): Point => ({
  x: x - size.width / 2,
  y: y - size.height / 2,
})

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y
