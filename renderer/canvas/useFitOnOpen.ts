import { useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useDocument } from '../store'
import { drawnBoxes, overlaysIn, viewOf } from './fitView'

/** Brings each newly opened design into view, as soon as the canvas has a size. */
export function useFitOnOpen(rootRef: RefObject<HTMLElement | null>): void {
  const generation = useDocument((state) => state.generation)
  const hasSize = useStore(({ width, height, panZoom }) => width > 0 && height > 0 && panZoom !== null)
  const store = useStoreApi()
  const { setViewport } = useReactFlow()
  const shown = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (!hasSize || shown.current === generation) return
    shown.current = generation
    const boxes = drawnBoxes(useDocument.getState().design)
    void setViewport(viewOf(boxes, store.getState(), overlaysIn(rootRef.current)) ?? { x: 0, y: 0, zoom: 1 })
  }, [generation, hasSize, rootRef, setViewport, store])
}
