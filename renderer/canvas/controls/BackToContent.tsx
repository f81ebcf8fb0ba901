import { Panel, useStore } from '@xyflow/react'
import { LocateFixed } from 'lucide-react'
import { useCanvasPort } from '../../store'
import { Button } from '../../ui/Button'

/** The way back when everything has been scrolled out of sight. */
export function BackToContent() {
  const isLost = useStore(({ nodes, transform: [x, y, zoom], width, height }) => {
    if (nodes.length === 0 || width === 0) return false
    return !nodes.some(({ position, width: own = 0, height: ownHeight = 0 }) => {
      const left = position.x * zoom + x
      const top = position.y * zoom + y
      return left < width && top < height && left + own * zoom > 0 && top + ownHeight * zoom > 0
    })
  })
  if (!isLost) return null
  return (
    <Panel position="bottom-center" className="!mb-3">
      <Button
        icon={<LocateFixed />}
        shortcut="Shift+1"
        className="shadow-float"
        onClick={() => useCanvasPort.getState().port?.fitAll()}
      >
        Back to content
      </Button>
    </Panel>
  )
}
