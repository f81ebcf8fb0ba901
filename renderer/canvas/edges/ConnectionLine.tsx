import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo, useState } from 'react'
import type { RunResult } from '../../../sim/index'
import { useResult } from '../../store'
import { cx } from '../../ui/cx'
import { formatPercent, formatRate } from '../../ui/format'
import { type Status, StatusGlyph } from '../../ui/StatusGlyph'
import { flowAt } from '../figures/flow'
import { useAtShownBin } from '../figures/shownBin'
import type { ConnectionEdge } from '../flowTypes'
import { useIsFar } from '../zoomLevel'
import { BreakMark } from './BreakMark'
import type { Route } from './RouteCache'

/** Width within which a click hits a connection, px. */
const hitWidth = 16
/** Room that the rate needs together with a share, px. */
const shareRoom = 84

/** A connection as the pointer and the keyboard meet it, with its rate. The line itself is painted by LinesCanvas. */
export const ConnectionLine = memo(function ConnectionLine({ id, data, selected }: EdgeProps<ConnectionEdge>) {
  const run = useResult()
  // One text for all that changes with time, so that the label renders only when it reads otherwise.
  const figures = useAtShownBin((bin) => figuresAt(run, id, bin))
  const isFar = useIsFar()
  const [pointed, setPointed] = useState(false)
  if (!data) return null
  const [tone = 'idle', rate = '', share = ''] = figures.split('|')
  const { route, broken } = data
  return (
    <g onPointerEnter={() => setPointed(true)} onPointerLeave={() => setPointed(false)}>
      <path d={route.path} className="canvas-edge-hit" strokeWidth={hitWidth} />
      <path d={route.path} className={cx('canvas-edge', selected && 'is-selected')} />
      {rate !== '' && !isFar && (
        <RateLabel route={route} rate={rate} share={share} tone={tone} selected={selected === true} />
      )}
      {broken && <BreakMark broken={broken} explained={pointed || selected === true} />}
    </g>
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
      <div className="canvas-edge-label" style={{ transform: `translate(${label.x}px, ${label.y}px)` }}>
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

/** `tone|rate|share` of a connection in a time bin. */
function figuresAt(run: RunResult | null, id: string, bin: number): string {
  const flow = run && flowAt(run, id, bin)
  if (!flow) return 'idle'
  const shares: Record<string, number> = {
    throttle: flow.throttled,
    fault: flow.failed,
    clientError: flow.clientErrors,
  }
  const share = shares[flow.tone]
  const rate = flow.rate ? formatRate(flow.rate) : ''
  return `${flow.tone}|${rate}|${share ? formatPercent(Number(share.toPrecision(2))) : ''}`
}
