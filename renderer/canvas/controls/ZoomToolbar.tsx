import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { Hand, Maximize, Minus, MousePointer2, Plus, Waypoints } from 'lucide-react'
import { useCanvasPort } from '../../store'
import { IconButton } from '../../ui/IconButton'
import { Tooltip } from '../../ui/Tooltip'
import { overlayAttribute } from '../fitView'
import { chooseTool, useGesture } from '../gestures/gesture'

/** Tools, zoom and layout at the canvas's lower left. */
export function ZoomToolbar() {
  const tool = useGesture((state) => state.tool)
  const port = useCanvasPort((state) => state.port)
  const zoom = useStore((state) => Math.round(state.transform[2] * 100))
  const { zoomTo } = useReactFlow()
  return (
    <Panel position="bottom-left" className="!m-3">
      <div
        {...overlayAttribute}
        role="toolbar"
        aria-label="Canvas"
        className="flex items-center gap-0.5 rounded-button border border-line-strong bg-raised p-0.5 shadow-float"
      >
        <IconButton
          label="Select"
          shortcut="V"
          tooltipSide="top"
          icon={<MousePointer2 />}
          pressed={tool === 'select'}
          onClick={() => chooseTool('select')}
        />
        <IconButton
          label="Move the canvas"
          shortcut="H"
          tooltipSide="top"
          icon={<Hand />}
          pressed={tool === 'hand'}
          onClick={() => chooseTool('hand')}
        />
        <span aria-hidden className="mx-0.5 h-4 w-px bg-line-strong" />
        <IconButton
          label="Zoom out"
          shortcut="Mod+-"
          tooltipSide="top"
          icon={<Minus />}
          onClick={() => port?.zoomOut()}
        />
        <Tooltip content="Zoom to 100 %" shortcut="Mod+0" side="top">
          <button
            type="button"
            aria-label={`Zoom to 100 %, now ${zoom}%`}
            onClick={() => void zoomTo(1)}
            className="h-7 w-11 rounded-button text-dense text-muted tabular-nums hover:bg-hover hover:text-text"
          >
            {zoom}%
          </button>
        </Tooltip>
        <IconButton label="Zoom in" shortcut="Mod+=" tooltipSide="top" icon={<Plus />} onClick={() => port?.zoomIn()} />
        <IconButton
          label="Zoom to fit"
          shortcut="Shift+1"
          tooltipSide="top"
          icon={<Maximize />}
          onClick={() => port?.fitAll()}
        />
        <IconButton
          label="Tidy up"
          shortcut="Shift+T"
          tooltipSide="top"
          icon={<Waypoints />}
          onClick={() => port?.tidy()}
        />
      </div>
    </Panel>
  )
}
