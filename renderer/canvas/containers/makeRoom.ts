import { current, type Draft, isDraft } from 'immer'
import { type Box, type Design, layoutOf } from '../../../sim/index'
import { withContents } from '../shownDesign'

/** Least distance between a frame and what stands beside it, px. */
const gap = 24
/** Pushing ends here even where everything is crowded. */
const mostPushes = 60

/**
 * Moves things apart after `ids` were put where they are: neighbours give way to the frames that have grown around them,
 * and what was put partly onto a frame that it does not stand in goes beside it.
 */
export function makeRoom(draft: Draft<Design>, ids: readonly string[]): void {
  const parentOf = (id: string): string | undefined => draft.resources.find((each) => each.id === id)?.parentId
  for (const id of ids) leaveOtherFrames(draft, id)
  const grown = new Set<string>()
  for (const id of ids) {
    for (let at = parentOf(id); at !== undefined && !grown.has(at); at = parentOf(at)) {
      grown.add(at)
      pushNeighbours(draft, at)
    }
  }
}

/** Moves a resource out of frames beside it that it lies partly on. */
function leaveOtherFrames(draft: Draft<Design>, id: string): void {
  const { boxes, frames, siblings } = levelOf(draft, id)
  const box = boxes.get(id)
  if (!box) return
  for (const other of siblings) {
    const frame = frames.get(other)
    if (!frame || !overlaps(box, frame, 0)) continue
    shift(draft, id, apart(frame, box, true))
    return
  }
}

/** Neighbours of a frame that it has grown over give way, and so do theirs. */
function pushNeighbours(draft: Draft<Design>, frameId: string): void {
  const settled = [frameId]
  for (let at = 0, pushes = 0; at < settled.length; at++) {
    const { boxes, siblings } = levelOf(draft, settled[at]!)
    const own = boxes.get(settled[at]!)
    if (!own) continue
    for (const id of siblings) {
      const box = boxes.get(id)
      if (!box || settled.includes(id) || !overlaps(own, box, gap / 2)) continue
      if (draft.view.positions[id]?.pinned === true || ++pushes > mostPushes) continue
      shift(draft, id, apart(own, box, false))
      settled.push(id)
    }
  }
}

/** What stands beside a resource in the same container, and where everything is. */
function levelOf(draft: Draft<Design>, id: string) {
  const design = isDraft(draft) ? current(draft) : draft
  const { cards, frames } = layoutOf(design)
  const parentId = design.resources.find((each) => each.id === id)?.parentId
  const siblings = design.resources
    .filter((each) => each.id !== id && each.parentId === parentId)
    .map((each) => each.id)
  return { boxes: new Map([...cards, ...frames]), frames, siblings }
}

/** The shortest way of a box out of another, with the gap; `anywhere` also up and to the left. */
function apart(fixed: Box, box: Box, anywhere: boolean): { x: number; y: number } {
  const ways = [
    { x: fixed.x + fixed.width + gap - box.x, y: 0 },
    { x: 0, y: fixed.y + fixed.height + gap - box.y },
  ]
  if (anywhere)
    ways.push({ x: fixed.x - gap - box.x - box.width, y: 0 }, { x: 0, y: fixed.y - gap - box.y - box.height })
  return ways.reduce((best, way) => (Math.abs(way.x + way.y) < Math.abs(best.x + best.y) ? way : best))
}

function shift(draft: Draft<Design>, id: string, by: { x: number; y: number }): void {
  for (const each of withContents(draft, [id])) {
    const position = draft.view.positions[each]
    if (!position) continue
    position.x = Math.round(position.x + by.x)
    position.y = Math.round(position.y + by.y)
  }
}

const overlaps = (a: Box, b: Box, margin: number): boolean =>
  a.x - margin < b.x + b.width &&
  a.x + a.width + margin > b.x &&
  a.y - margin < b.y + b.height &&
  a.y + a.height + margin > b.y
