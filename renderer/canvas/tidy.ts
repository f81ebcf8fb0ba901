import { type Box, boxAround, type Design, layoutOf, type Point } from '../../sim/index'
import { applyLayout, useDocument, useSelection } from '../store'
import { useGesture } from './gestures/gesture'
import { onGrid } from './gestures/snap'
import { layoutBlocks } from './layoutBlocks'
import { prefersReducedMotion } from './reducedMotion'
import { withContents } from './shownDesign'

const animationMs = 180
const rowGap = 40

/**
 * Lays the design out from left to right, containers kept together; with a selection of two or more, only that.
 * Pinned resources stay. Cards glide to their places, and the whole is one undo step.
 */
export async function tidy(): Promise<void> {
  const { design } = useDocument.getState()
  const { resourceIds } = useSelection.getState()
  const boxes = singleBoxes(design)
  const chosen = withContents(design, resourceIds)
  const scope = new Set([...boxes.keys()].filter((id) => resourceIds.length < 2 || chosen.has(id)))
  const targets = await placesFor(design, scope)
  const isStale = useDocument.getState().design !== design
  if (targets.size === 0 || isStale) return
  if (!prefersReducedMotion()) await glide(targets, boxes)
  useGesture.setState({ moving: null })
  if (useDocument.getState().design === design) applyLayout(Object.fromEntries(targets))
}

/** Where each of `scope` goes; pinned ones are left out. The layout library is loaded on first use. */
export async function placesFor(design: Design, scope: ReadonlySet<string>): Promise<Map<string, Point>> {
  const dagre = await import('@dagrejs/dagre')
  const laidOut = layoutBlocks(design, scope, dagre)
  const boxes = singleBoxes(design)
  const isPinned = (id: string): boolean => design.view.positions[id]?.pinned === true
  const by = shiftFor(laidOut, boxes, isPinned)
  const obstacles = [...boxes].filter(([id]) => isPinned(id)).map(([, box]) => box)
  const places = new Map<string, Point>()
  for (const [id, point] of laidOut) {
    if (isPinned(id)) continue
    const place = onGrid({ x: point.x + by.x, y: point.y + by.y })
    const { width, height } = boxes.get(id)!
    while (
      obstacles.some(
        (box) =>
          box.x < place.x + width &&
          box.x + box.width > place.x &&
          box.y < place.y + height &&
          box.y + box.height > place.y,
      )
    )
      place.y += height + rowGap
    places.set(id, place)
  }
  return places
}

/** Boxes of all that has a place of its own: cards and empty frames. */
function singleBoxes(design: Design): Map<string, Box> {
  const { cards, frames } = layoutOf(design)
  const parents = new Set(design.resources.map(({ parentId }) => parentId))
  return new Map([...cards, ...[...frames].filter(([id]) => !parents.has(id))])
}

/** How the layout is shifted: so that pinned cards lie in the middle of where they are, or else its corner where it was. */
function shiftFor(
  laidOut: ReadonlyMap<string, Point>,
  cards: ReadonlyMap<string, Point>,
  isPinned: (id: string) => boolean,
): Point {
  const pinned = [...laidOut.keys()].filter(isPinned)
  if (pinned.length > 0) {
    const sum = pinned.reduce(
      (total, id) => {
        const there = cards.get(id)!
        const here = laidOut.get(id)!
        return { x: total.x + there.x - here.x, y: total.y + there.y - here.y }
      },
      { x: 0, y: 0 },
    )
    return { x: sum.x / pinned.length, y: sum.y / pinned.length }
  }
  const box = (points: Iterable<Point>) => boxAround([...points].map(({ x, y }) => ({ x, y, width: 0, height: 0 })))
  const before = box([...laidOut.keys()].map((id) => cards.get(id)!))
  const after = box(laidOut.values())
  return before && after ? { x: before.x - after.x, y: before.y - after.y } : { x: 0, y: 0 }
}

function glide(targets: ReadonlyMap<string, Point>, from: ReadonlyMap<string, Point>): Promise<void> {
  const start = performance.now()
  return new Promise((resolve) => {
    const step = (now: number): void => {
      const progress = Math.min(1, Math.max(0, (now - start) / animationMs))
      if (progress === 1) return resolve()
      const eased = 1 - (1 - progress) ** 3
      const moving = new Map<string, Point>()
      for (const [id, to] of targets) {
        const at = from.get(id) ?? to
        moving.set(id, { x: at.x + (to.x - at.x) * eased, y: at.y + (to.y - at.y) * eased })
      }
      useGesture.setState({ moving })
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}
