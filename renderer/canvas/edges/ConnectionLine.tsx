import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { edgeWidth, type RunResult } from '../../../sim/index'
import { useResult } from '../../store'
import { formatPercent, formatRate } from '../../ui/format'
import { type Status, StatusGlyph } from '../../ui/StatusGlyph'
import { useIsFar } from '../cards/ResourceCard'
import { busiestRate, flowAt } from '../figures/flow'
import { useAtShownBin } from '../figures/shownBin'
import type { ConnectionEdge } from '../flowTypes'
import type { Route } from './RouteCache'

/** Width within which a click hits a connection, px. */
const hitWidth = 16
/** Room that the rate needs together with a share, px. */
const shareRoom = 84

/** A connection: thickness by rate, purple dashes where calls are throttled, red where they fail, and its rate in the middle. */
export const ConnectionLine = memo(function ConnectionLine({ id, data, selected }: EdgeProps<ConnectionEdge>) {
  const run = useResult()
  // One text for all that changes with time, so that the edge renders only when it looks different.
  const look = useAtShownBin((bin) => lookAt(run, id, bin))
  const isFar = useIsFar()
  if (!data) return null
  const [tone = 'idle', fullWidth = '1.5', rate = '', share = ''] = look.split('|')
  // From far away lines keep some of their thickness on screen, or they would vanish.
  const width = Number(fullWidth) * (isFar ? 0.6 : 1)
  const { route } = data
  return (
    <>
      <path d={route.path} className="canvas-edge-hit" strokeWidth={hitWidth} />
      {selected && <path d={route.path} className="canvas-edge-ring" strokeWidth={width + 5} />}
      <path d={route.path} className="canvas-edge" data-far={isFar || undefined} strokeWidth={width} data-tone={tone} />
      {tone === 'throttle' && <path d={route.path} className="canvas-edge-dashes" strokeWidth={width} />}
      {rate !== '' && !isFar && <RateLabel route={route} rate={rate} share={share} tone={tone} selected={selected === true} />}
    </>
  )
})

const statuses: Record<string, Status> = { throttle: 'throttle', fault: 'fault', clientError: 'error' }

interface RateLabelProps {
  route: Route
  rate: string
  /** Share of the calls that ended as `tone` says; empty when all is well. */
  share: string
  tone: string
  selected: boolean
}

function RateLabel({ route, rate, share, tone, selected }: RateLabelProps) {
  const { label, labelRoom } = route
  const status = statuses[tone]
  return (
    <EdgeLabelRenderer>
      <div
        className="canvas-edge-label"
        style={{ transform: `translate(${label.x}px, ${label.y}px)` }}
      >
        <span>
          {rate}
          {status && share !== '' && (selected || labelRoom >= shareRoom) && (
            <span data-tone={tone}>
              <StatusGlyph status={status} size={12} className="!text-current" /> {share}
            </span>
          )}
        </span>
      </div>
    </EdgeLabelRenderer>
  )
}

/** `tone|width|rate|share` of a connection in a time bin. */
function lookAt(run: RunResult | null, id: string, bin: number): string {
  const flow = run && flowAt(run, id, bin)
  if (!run || !flow) return 'idle|1.5'
  const width = Math.round(2 * edgeWidth(flow.rate ?? 0, busiestRate(run))) / 2
  const shares: Record<string, number> = { throttle: flow.throttled, fault: flow.failed, clientError: flow.clientErrors }
  const share = shares[flow.tone]
  const rate = flow.rate ? formatRate(flow.rate) : ''
  return `${flow.tone}|${width}|${rate}|${share ? formatPercent(Number(share.toPrecision(2))) : ''}`
}
