import { boxAround, CARD, type Design, layoutOf, type Point } from '../../sim/index'
import { applyLayout, useDocument, useSelection } from '../store'
import { useGesture } from './gestures/gesture'
import { onGrid } from './gestures/snap'
import { prefersReducedMotion } from './reducedMotion'

const animationMs = 180
const columnGap = 80
const rowGap = 40

/**
 * Lays the design out from left to right, containers kept together; with a selection of two or more, only that.
 * Pinned resources stay. Cards glide to their places, and the whole is one undo step.
 */
export async function tidy(): Promise<void> {
  const { design } = useDocument.getState()
  const { resourceIds } = useSelection.getState()
  const { cards } = layoutOf(design)
  const scope = new Set([...cards.keys()].filter((id) => resourceIds.length < 2 || resourceIds.includes(id)))
  const targets = await placesFor(design, scope)
  const isStale = useDocument.getState().design !== design
  if (targets.size === 0 || isStale) return
  if (!prefersReducedMotion()) await glide(targets, cards)
  useGesture.setState({ moving: null })
  if (useDocument.getState().design === design) applyLayout(Object.fromEntries(targets))
}

/** Where each card of `scope` goes; pinned ones are left out. The layout library is loaded on first use. */
export async function placesFor(design: Design, scope: ReadonlySet<string>): Promise<Map<string, Point>> {
  const { graphlib, layout } = await import('@dagrejs/dagre')
  const graph = new graphlib.Graph({ compound: true, multigraph: true })
  graph.setGraph({ rankdir: 'LR', ranksep: columnGap, nodesep: rowGap, marginx: 0, marginy: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const id of scope) graph.setNode(id, { width: CARD.width, height: CARD.height })
  for (const { id, parentId } of design.resources) {
    if (parentId === undefined || !scope.has(id)) continue
    if (!graph.hasNode(parentId)) graph.setNode(parentId, {})
    graph.setParent(id, parentId)
  }
  for (const { id, from, to } of design.connections)
    if (scope.has(from) && scope.has(to) && from !== to) graph.setEdge(from, to, {}, id)
  layout(graph)

  const { cards } = layoutOf(design)
  const laidOut = new Map<string, Point>()
  for (const id of scope) {
    const { x, y } = graph.node(id) as Point
    laidOut.set(id, { x: x - CARD.width / 2, y: y - CARD.height / 2 })
  }
  const isPinned = (id: string): boolean => design.view.positions[id]?.pinned === true
  const by = shiftFor(laidOut, cards, isPinned)
  const obstacles = [...cards].filter(([id]) => isPinned(id)).map(([, box]) => box)
  const places = new Map<string, Point>()
  for (const [id, point] of laidOut) {
    if (isPinned(id)) continue
    const place = onGrid({ x: point.x + by.x, y: point.y + by.y })
    while (obstacles.some((box) => Math.abs(box.x - place.x) < CARD.width && Math.abs(box.y - place.y) < CARD.height))
      place.y += CARD.height + rowGap
    places.set(id, place)
  }
  return places
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
