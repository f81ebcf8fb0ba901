import { MiniMap } from '@xyflow/react'
import { memo } from 'react'
import type { CanvasNode } from '../flowTypes'

/** The whole design in the lower right corner; click or drag to move there. */
export const CanvasMinimap = memo(function CanvasMinimap() {
  return (
    <MiniMap<CanvasNode>
      ariaLabel="Map of the whole design"
      className="canvas-minimap"
      pannable
      zoomable
      nodeColor={colorOf}
      nodeBorderRadius={12}
      nodeStrokeWidth={0}
      maskColor="transparent"
      style={{ width: 150, height: 92 }}
    />
  )
})

function colorOf(node: CanvasNode): string {
  if (node.type === 'note') return 'var(--color-line-strong)'
  if (node.type === 'frame') return 'transparent'
  return `var(--color-tile-${node.data.service?.category ?? 'clients'})`
}
