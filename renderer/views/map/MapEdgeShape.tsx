import type { RunResult } from '../../../sim/index'
import { formatPercent, formatRate } from '../../ui/format'
import { toneColor } from '../../ui/tone'
import { outcomeLooks } from '../outcomes'
import { resourceInfo } from '../resourceInfo'
import { type MapPoint, type MapScale, mapEdgePath } from './mapLayout'
import type { MapEdge } from './serviceMap'

export interface MapEdgeShapeProps {
  edge: MapEdge
  from: MapPoint
  to: MapPoint
  scale: MapScale
  /** Rate of the busiest edge, which is drawn widest. */
  mostRate: number
  result: RunResult
  onChoose: () => void
}

/** A connection: its width tells the rate, colour and dashes the worst outcome. */
export function MapEdgeShape({ edge, from, to, scale, mostRate, result, onChoose }: MapEdgeShapeProps) {
  const path = mapEdgePath({ x: from.x, y: from.y - 8 }, { x: to.x, y: to.y - 8 }, scale)
  const width = mostRate > 0 ? 1.5 + 4.5 * Math.sqrt(edge.rate / mostRate) : 1.5
  const { label, tone } = outcomeLooks[edge.worst]
  const color =
    edge.total === 0 ? 'var(--color-line-strong)' : edge.worst === 'ok' ? 'var(--color-faint)' : toneColor[tone]
  const share = edge.worst === 'ok' ? '' : `, ${formatPercent(edge.outcomes[edge.worst] / edge.total)} ${label}`
  const names = `${resourceInfo(result, edge.from).name} to ${resourceInfo(result, edge.to).name}`
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={`${names}, ${formatRate(edge.rate)}${share}. Show its traces`}
      className="group/edge cursor-pointer outline-none"
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onChoose()
      }}
    >
      <title>{`${names}, ${formatRate(edge.rate)}${share}`}</title>
      <path d={path} fill="none" stroke="transparent" strokeWidth={16} />
      <path
        d={path}
        fill="none"
        stroke={color}
        strokeWidth={width}
        strokeDasharray={edge.worst === 'throttle' ? '6 4' : edge.worst === 'ok' ? undefined : '2 3'}
        className="group-hover/edge:stroke-accent group-focus-visible/edge:stroke-accent"
      />
      <path
        transform={`translate(${to.x - scale.radius},${to.y - 8})`}
        d="M-8,-4.5L0,0L-8,4.5Z"
        fill={color}
        className="group-hover/edge:fill-accent group-focus-visible/edge:fill-accent"
      />
    </g>
  )
}

/** The rate at the middle of a connection; drawn after all connections, so that none crosses it. */
export function MapEdgeLabel({ edge, from, to, scale }: Pick<MapEdgeShapeProps, 'edge' | 'from' | 'to' | 'scale'>) {
  if (edge.total === 0) return null
  const back = to.x <= from.x
  const y = back ? Math.max(from.y, to.y) + scale.rowHeight * 0.42 : (from.y + to.y) / 2 - 8
  return (
    <text
      aria-hidden
      x={(from.x + to.x) / 2}
      y={from.y === to.y && !back ? y - 9 : y + 4}
      textAnchor="middle"
      stroke="var(--color-panel)"
      strokeWidth={5}
      paintOrder="stroke"
      className="pointer-events-none fill-muted text-caption font-medium tabular-nums"
    >
      {formatRate(edge.rate)}
    </text>
  )
}
