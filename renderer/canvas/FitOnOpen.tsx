import { useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useDocument } from '../store'
import { drawnBoxes, overlaysIn, type View, viewOf } from './fitView'

/** For how long after a design was opened the canvas may still be growing to its size, ms. */
const settlingMs = 500
const atHome: View = { x: 0, y: 0, zoom: 1 }

/** What was in view when the canvas was last put away, as it is while the results take the whole window. */
let lastView: { generation: number; view: View } | null = null

/** Brings each newly opened design into view, as soon as the canvas has a size; a design seen before, as it was. */
export function FitOnOpen({ rootRef }: { rootRef: RefObject<HTMLElement | null> }) {
  const generation = useDocument((state) => state.generation)
  const width = useStore((state) => (state.panZoom === null ? 0 : state.width))
  const height = useStore((state) => state.height)
  const store = useStoreApi()
  const { setViewport } = useReactFlow()
  const shown = useRef<{ generation: number; view: View; at: number } | null>(null)

  useLayoutEffect(() => {
    if (width === 0 || height === 0) return
    const before = shown.current?.generation === generation ? shown.current : null
    const now = performance.now()
    if (before && (now - before.at > settlingMs || !isIn(before.view, store.getState().transform))) return
    const view =
      lastView?.generation === generation
        ? lastView.view
        : (viewOf(drawnBoxes(useDocument.getState().design), { width, height }, overlaysIn(rootRef.current)) ?? atHome)
    shown.current = { generation, view, at: before?.at ?? now }
    void setViewport(view)
  }, [generation, width, height, rootRef, setViewport, store])

  // In the layout phase: after it, React Flow forgets its view.
  useLayoutEffect(
    () => () => {
      const [x, y, zoom] = store.getState().transform
      lastView = { generation: useDocument.getState().generation, view: { x, y, zoom } }
    },
    [store],
  )
  return null
}

const isIn = (view: View, [x, y, zoom]: readonly [number, number, number]): boolean =>
  Math.abs(view.x - x) < 1 && Math.abs(view.y - y) < 1 && Math.abs(view.zoom - zoom) < 0.001
