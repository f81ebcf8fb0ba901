import type { Draft } from 'immer'
import { type Box, type Design, FRAME } from '../../../sim/index'
import { putInto } from '../../store'
import { withContents } from '../shownDesign'
import { containerAt, middleOf } from './containerAt'
import { makeRoom } from './makeRoom'

/**
 * Puts resources that were placed on the canvas into the containers they lie in, or out of those they have left. `boxes`
 * are theirs, `frames` the frames as they were when they were dropped, outermost first.
 */
export function settle(draft: Draft<Design>, boxes: ReadonlyMap<string, Box>, frames: ReadonlyMap<string, Box>): void {
  const moved = withContents(draft, boxes.keys())
  // What lies in something that is moved too stays in it.
  const roots = [...boxes].flatMap(([id, box]) => {
    const resource = draft.resources.find((each) => each.id === id)
    return resource && !moved.has(resource.parentId ?? '') ? [{ resource, box }] : []
  })
  const changed: string[] = []
  for (const { resource, box } of roots) {
    const { frameId } = containerAt(draft, frames, resource.type, middleOf(box), moved)
    const isFirst = !draft.resources.some(({ parentId }) => parentId === frameId)
    if ((resource.parentId ?? null) !== frameId) {
      const left = resource.parentId
      putInto(draft, resource.id, frameId)
      const emptied = frames.get(left ?? '')
      // A frame that it has left empty stays where it was.
      if (left !== undefined && emptied && !draft.resources.some(({ parentId }) => parentId === left))
        draft.view.positions[left] = { ...draft.view.positions[left], x: emptied.x, y: emptied.y }
      const frame = frames.get(frameId ?? '')
      // The first one goes where an empty frame has its place for it: the frame stays.
      if (frame && isFirst) shiftTo(draft, resource.id, box, frame)
    }
    changed.push(resource.id)
  }
  makeRoom(draft, changed)
}

function shiftTo(draft: Draft<Design>, id: string, box: Box, frame: Box): void {
  const by = { x: frame.x + FRAME.padding - box.x, y: frame.y + FRAME.headroom - box.y }
  for (const each of withContents(draft, [id])) {
    const position = draft.view.positions[each]
    if (!position) continue
    position.x = Math.round(position.x + by.x)
    position.y = Math.round(position.y + by.y)
  }
}
