import { useMemo, useState } from 'react'
import { useDocument, useSelection } from '../store'
import { RouteCache } from './edges/RouteCache'
import { EdgeCache } from './flowEdges'
import { NodeCache } from './flowNodes'
import { useGesture } from './gestures/gesture'
import { shownLayout } from './shownDesign'

/** Everything that the canvas draws, from the design, the selection and the drag under way. */
export function useDrawing() {
  const design = useDocument((state) => state.design)
  const selection = useSelection()
  const moving = useGesture((state) => state.moving)
  const resizing = useGesture((state) => state.resizing)
  const [caches] = useState(() => ({ nodes: new NodeCache(), edges: new EdgeCache(), routes: new RouteCache() }))

  const layout = useMemo(() => shownLayout(design, moving), [design, moving])
  const nodes = useMemo(
    () => caches.nodes.update(design, layout, selection, { moving, resizing }),
    [caches, design, layout, selection, moving, resizing],
  )
  const routes = useMemo(() => {
    const types = new Map(design.resources.map(({ id, type }) => [id, type]))
    return caches.routes.update({
      connections: design.connections,
      boxes: new Map([...layout.frames, ...layout.cards]),
      cards: layout.cards,
      typeOf: (id) => types.get(id) ?? '',
      dragging: moving !== null,
    })
  }, [caches, design, layout, moving])
  const edges = useMemo(
    () => caches.edges.update(design, routes, selection.connectionIds),
    [caches, design, routes, selection.connectionIds],
  )
  return { nodes, edges, layout, routes }
}
