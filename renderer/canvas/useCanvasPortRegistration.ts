import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { boxAround, layoutOf } from '../../sim/index'
import { registerCanvas, useDocument, useSelection } from '../store'
import { drawnBoxes, overlaysIn, viewOf } from './fitView'
import { startRenaming } from './gestures/gesture'
import { prefersReducedMotion } from './reducedMotion'
import { tidy } from './tidy'

const glideMs = 150

/** Publishes what commands, palette and outline may ask of the canvas. */
export function useCanvasPortRegistration(rootRef: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow()
  const store = useStoreApi()

  useEffect(() => {
    const duration = (): number => (prefersReducedMotion() ? 0 : glideMs)
    let pointer: { x: number; y: number } | null = null
    const onMove = (event: PointerEvent): void => {
      const inside = event.target instanceof Element && rootRef.current?.contains(event.target)
      pointer = inside ? { x: event.clientX, y: event.clientY } : null
    }
    window.addEventListener('pointermove', onMove, { passive: true })

    const fit = (ids?: readonly string[]): void => {
      const boxes = drawnBoxes(useDocument.getState().design, ids)
      const view = viewOf(boxes, store.getState(), overlaysIn(rootRef.current))
      if (view) void flow.setViewport(view, { duration: duration() })
    }

    const reveal = (ids: readonly string[]): void => {
      const { cards, frames } = layoutOf(useDocument.getState().design)
      const box = boxAround(ids.flatMap((id) => cards.get(id) ?? frames.get(id) ?? []))
      if (!box) return
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      const left = box.x * zoom + x
      const top = box.y * zoom + y
      const isInside = left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height
      if (isInside) return
      if (box.width * zoom > width || box.height * zoom > height) return fit(ids)
      void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom, duration: duration() })
    }

    const unregister = registerCanvas({
      centre() {
        const { transform, width, height } = store.getState()
        return { x: (width / 2 - transform[0]) / transform[2], y: (height / 2 - transform[1]) / transform[2] }
      },
      pointer: () => pointer && flow.screenToFlowPosition(pointer, { snapToGrid: false }),
      sizes() {
        const { cards, frames } = layoutOf(useDocument.getState().design)
        return Object.fromEntries([...cards, ...frames].map(([id, { width, height }]) => [id, { width, height }]))
      },
      zoomIn: () => void flow.zoomIn({ duration: duration() }),
      zoomOut: () => void flow.zoomOut({ duration: duration() }),
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: duration() }),
      fitAll: () => fit(),
      fitSelection() {
        const { resourceIds, noteIds } = useSelection.getState()
        fit([...resourceIds, ...noteIds])
      },
      reveal,
      tidy: () => void tidy(),
      rename(resourceId) {
        reveal([resourceId])
        startRenaming(resourceId)
      },
      focus() {
        const root = rootRef.current
        const [id, second] = useSelection.getState().resourceIds
        const card =
          id !== undefined && second === undefined
            ? root?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
            : null
        ;(card ?? root)?.focus({ preventScroll: true })
      },
    })
    return () => {
      unregister()
      window.removeEventListener('pointermove', onMove)
    }
  }, [flow, store, rootRef])
}
