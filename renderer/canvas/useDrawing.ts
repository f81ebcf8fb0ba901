import { useMemo, useState } from 'react'
import { breakPoint, connectedPorts, frameTitleBox } from '../../sim/index'
import { useDocument, useSelection } from '../store'
import { RouteCache } from './edges/RouteCache'
import { EdgeCache } from './flowEdges'
import { NodeCache } from './flowNodes'
import { useGesture } from './gestures/gesture'
import { blockerOf, type Broken, missingText, networkWays } from './network/networkWays'
import { shownLayout } from './shownDesign'

/** Everything that the canvas draws, from the design, the selection and the drag under way. */
export function useDrawing() {
  const design = useDocument((state) => state.design)
  const selection = useSelection()
  const moving = useGesture((state) => state.moving)
  const still = useGesture((state) => state.stillFrames)
  const resizing = useGesture((state) => state.resizing)
  const [caches] = useState(() => ({ nodes: new NodeCache(), edges: new EdgeCache(), routes: new RouteCache() }))

  const layout = useMemo(() => shownLayout(design, moving, still), [design, moving, still])
  const nodes = useMemo(
    () => caches.nodes.update(design, layout, selection, { moving, resizing }),
    [caches, design, layout, selection, moving, resizing],
  )
  const routes = useMemo(() => {
    const types = new Map(design.resources.map(({ id, type }) => [id, type]))
    return caches.routes.update({
      connections: design.connections,
      boxes: new Map([...layout.frames, ...layout.cards]),
      cards: new Map([
        ...layout.cards,
        ...[...layout.frames].map(([id, box]) => [`${id} title`, frameTitleBox(box)] as const),
      ]),
      typeOf: (id) => types.get(id) ?? '',
      connected: connectedPorts(design.connections),
      dragging: moving !== null,
    })
  }, [caches, design, layout, moving])
  const broken = useMemo(() => {
    const found = new Map<string, Broken>()
    for (const [id, path] of networkWays(design)) {
      const points = routes.get(id)?.points
      if (path.reachable || !points) continue
      const blocker = blockerOf(path) ?? ''
      const at = breakPoint(points, layout.frames.get(blocker) ?? layout.cards.get(blocker) ?? null)
      found.set(id, { missing: missingText(path), help: path.help, ...at })
    }
    return found
  }, [design, routes, layout])
  const edges = useMemo(
    () => caches.edges.update(design, routes, selection.connectionIds, broken),
    [caches, design, routes, selection.connectionIds, broken],
  )
  return { nodes, edges, layout, routes, broken }
}
