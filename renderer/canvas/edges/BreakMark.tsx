import { EdgeLabelRenderer, useStore } from '@xyflow/react'
import type { Broken } from '../network/networkWays'

/** Radius of the cross's disc at 100 %, px. */
const radius = 8

/** Where the network stops a connection, as a cross; `explained` says what is missing beside it. */
export function BreakMark({ broken, explained }: { broken: Broken; explained: boolean }) {
  // As large as at 60 % when the canvas is zoomed out further.
  const scale = useStore(({ transform: [, , zoom] }) => Math.max(1, 0.6 / zoom))
  const zoom = useStore((state) => state.transform[2])
  const { x, y, missing, help } = broken
  return (
    <>
      <g transform={`translate(${x} ${y}) scale(${scale})`} className="canvas-break">
        <circle r={radius} />
        <path d="M-3 -3L3 3M3 -3L-3 3" />
      </g>
      {explained && (
        <EdgeLabelRenderer>
          <div
            role="note"
            className="floating pointer-events-none absolute top-0 left-0 z-10 w-max max-w-80 origin-top-left px-2.5 py-1.5 text-dense"
            // At 100 % whatever the zoom, below the cross.
            style={{
              transform: `translate(${x}px, ${y}px) scale(${1 / zoom}) translate(-24px, 14px)`,
              animation: 'none',
            }}
          >
            <p className="font-semibold text-fault">No way through the network</p>
            <p>{sentence(missing)}</p>
            <p className="mt-0.5 text-muted">{help}</p>
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
