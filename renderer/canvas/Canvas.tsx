import { ReactFlowProvider } from '@xyflow/react'
import { useRef } from 'react'
import { canvasPart } from '../commands/windowParts'
import './canvas.css'
import './cards/cards.css'
import { CanvasFlow } from './CanvasFlow'
import { CanvasMenu } from './controls/CanvasMenu'
import { LiveRegion } from './LiveRegion'
import { NewResourcePopup } from './NewResourcePopup'

/** The drawing surface: resources as cards, connections between their ports, and what a run does to both. */
export function Canvas() {
  const rootRef = useRef<HTMLElement>(null)
  return (
    <ReactFlowProvider>
      <section
        ref={rootRef}
        {...canvasPart}
        aria-label="Canvas"
        tabIndex={-1}
        className="canvas-root relative size-full overflow-hidden outline-none"
      >
        <CanvasMenu>
          <CanvasFlow rootRef={rootRef} />
        </CanvasMenu>
        <NewResourcePopup />
        <LiveRegion />
      </section>
    </ReactFlowProvider>
  )
}
