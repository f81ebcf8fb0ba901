import { Panel, ViewportPortal } from '@xyflow/react'
import { StatusGlyph } from '../../ui/StatusGlyph'
import { layers } from '../flowTypes'
import { useGesture } from './gesture'

/** While something is dragged: the lines it is aligned with, and outlines of the copies that Alt makes. */
export function DragOverlay() {
  const guides = useGesture((state) => state.guides)
  const ghosts = useGesture((state) => state.ghosts)
  const refusal = useGesture((state) => state.refusal)
  if (guides.length === 0 && ghosts.length === 0 && refusal === null) return null
  return (
    <>
      {refusal !== null && (
        <Panel position="top-center" className="pointer-events-none !mt-3">
          <div className="floating flex items-center gap-1.5 px-3 py-1.5 text-dense">
            <StatusGlyph status="error" /> {refusal}
          </div>
        </Panel>
      )}
      <ViewportPortal>
        <svg
          aria-hidden
          className="pointer-events-none absolute overflow-visible"
          style={{ zIndex: layers.selectedCard }}
        >
          {ghosts.map(({ x, y, width, height }) => (
            <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} rx={10} className="canvas-ghost" />
          ))}
          {guides.map(({ axis, at, start, end }) => (
            <line
              key={`${axis} ${at}`}
              {...(axis === 'x' ? { x1: at, x2: at, y1: start, y2: end } : { y1: at, y2: at, x1: start, x2: end })}
              className="canvas-guide"
            />
          ))}
        </svg>
      </ViewportPortal>
    </>
  )
}
