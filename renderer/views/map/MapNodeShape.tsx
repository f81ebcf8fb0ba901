import { arc } from 'd3-shape'
import type { RunResult } from '../../../sim/index'
import { formatDuration, formatPercent, formatRate } from '../../ui/format'
import { toneColor } from '../../ui/tone'
import { outcomeLooks, outcomeOrder } from '../outcomes'
import { resourceInfo } from '../resourceInfo'
import type { MapPoint, MapScale } from './mapLayout'
import type { MapNode } from './serviceMap'

export interface MapNodeShapeProps {
  node: MapNode
  point: MapPoint
  scale: MapScale
  result: RunResult
  selected: boolean
  onChoose: () => void
}

/** A resource as a ring of its outcomes, with mean latency and rate in the middle. */
export function MapNodeShape({ node, point, scale, result, selected, onChoose }: MapNodeShapeProps) {
  const { radius, showsService } = scale
  const { name, title } = resourceInfo(result, node.id)
  const parts = outcomeOrder.filter((one) => node.outcomes[one] > 0)
  const shares = parts.map((one) => `${formatPercent(node.outcomes[one] / node.total)} ${outcomeLooks[one].label}`)
  const label = [name, title, `mean latency ${formatDuration(node.latencyMs)}`, formatRate(node.rate), ...shares].join(
    ', ',
  )
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={`${label}. Show its traces`}
      transform={`translate(${point.x},${point.y - 8})`}
      className="group/node cursor-pointer outline-none"
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onChoose()
      }}
    >
      <title>{label}</title>
      <circle
        r={radius + 5}
        fill="none"
        stroke="var(--color-accent)"
        strokeWidth={2}
        className={selected ? '' : 'opacity-0 group-focus-visible/node:opacity-100'}
      />
      <circle
        r={radius}
        fill="var(--color-raised)"
        stroke="var(--color-line-strong)"
        strokeWidth={1}
        className="group-hover/node:fill-hover"
      />
      {ringParts(node, radius).map(({ outcome, path }) => (
        <path key={outcome} d={path} fill={toneColor[outcomeLooks[outcome].tone]} />
      ))}
      {node.latencyMs !== null && (
        <text
          textAnchor="middle"
          y={-1}
          className={`fill-text font-semibold tabular-nums ${showsService ? 'text-dense' : 'text-caption'}`}
        >
          {formatDuration(node.latencyMs)}
        </text>
      )}
      <text textAnchor="middle" y={node.latencyMs === null ? 4 : 13} className="fill-muted text-caption tabular-nums">
        {formatRate(node.rate)}
      </text>
      <text textAnchor="middle" y={radius + 15} className="fill-text text-dense font-medium">
        {shortened(name)}
      </text>
      {showsService && (
        <text textAnchor="middle" y={radius + 29} className="fill-faint text-caption">
          {shortened(title)}
        </text>
      )}
    </g>
  )
}

const ringWidth = 4.5
const ring = arc<{ start: number; end: number; radius: number }>()
  .innerRadius(({ radius }) => radius - ringWidth)
  .outerRadius(({ radius }) => radius)
  .startAngle(({ start }) => start)
  .endAngle(({ end }) => end)

/** Parts of the ring, clockwise from the top; a part too small to see still gets two degrees. */
function ringParts(
  { outcomes, total }: MapNode,
  radius: number,
): { outcome: (typeof outcomeOrder)[number]; path: string }[] {
  if (total <= 0) return []
  const present = outcomeOrder.filter((one) => outcomes[one] > 0)
  const least = Math.PI / 90
  const angles = present.map((one) => Math.max(least, (outcomes[one] / total) * 2 * Math.PI))
  const scale = (2 * Math.PI) / angles.reduce((sum, angle) => sum + angle, 0)
  let start = 0
  return present.map((outcome, index) => {
    const end = start + angles[index]! * scale
    const path = ring({ start, end, radius }) ?? ''
    start = end
    return { outcome, path }
  })
}

function shortened(text: string): string {
  return text.length > 22 ? `${text.slice(0, 21)}…` : text
}
