import type { Connection, Design } from '../../design/types'
import type { RunResult } from '../../result'
import type { AnyService } from '../../services/define'
import type { OutcomeClass } from '../../telemetry/outcome'
import { connectionRate, connectionTone } from '../figures'
import { formatCount } from '../format'
import type { ThemeColors } from '../theme'
import { text } from './card'
import { type Box, edgeWidth, type Point, portPoint } from './geometry'
import { labelPoint, roundedPath } from './path'
import { routeEdge } from './route'
import { textWidth } from './textWidth'

export type Tone = OutcomeClass | 'idle'

export interface DrawnEdge {
  line: string
  label: string
  tone: Tone
}

/** All connections whose ends are on the canvas, as lines and, drawn above them, labels with their rate. */
export function drawEdges(
  design: Design,
  boxes: ReadonlyMap<string, Box>,
  obstacles: readonly Box[],
  serviceOf: (resourceId: string) => AnyService | undefined,
  colors: ThemeColors,
  result: RunResult | undefined,
): DrawnEdge[] {
  const rates = new Map(design.connections.map(({ id }) => [id, rateOf(id, result)]))
  const busiest = Math.max(0, ...[...rates.values()].map((rate) => rate ?? 0))
  // Busy connections are drawn last, above quiet ones that share their way.
  const byRate = [...design.connections].sort((a, b) => (rates.get(a.id) ?? 0) - (rates.get(b.id) ?? 0))
  return byRate.flatMap((connection) => {
    const points = routed(connection, boxes, obstacles, serviceOf)
    if (points === null) return []
    const totals = result?.connections[connection.id]?.totals
    const tone = totals === undefined ? 'idle' : connectionTone(totals)
    const rate = rates.get(connection.id) ?? null
    return [
      {
        line: drawLine(points, tone, edgeWidth(rate ?? 0, busiest), colors),
        label: rate ? drawLabel(points, `${formatCount(rate)}/s`, obstacles, colors) : '',
        tone,
      },
    ]
  })
}

export function toneColor(tone: Tone, colors: ThemeColors): string {
  const byTone: Record<Tone, string> = {
    idle: colors.faint,
    ok: colors.accent,
    clientError: colors.warn,
    throttle: colors.throttle,
    fault: colors.fault,
  }
  return byTone[tone]
}

function rateOf(connectionId: string, result: RunResult | undefined): number | null {
  const connection = result?.connections[connectionId]
  return result === undefined || connection === undefined ? null : connectionRate(connection, null, result)
}

function routed(
  { from, fromPort, to, toPort }: Connection,
  boxes: ReadonlyMap<string, Box>,
  obstacles: readonly Box[],
  serviceOf: (resourceId: string) => AnyService | undefined,
): Point[] | null {
  const source = boxes.get(from)
  const target = boxes.get(to)
  if (source === undefined || target === undefined) return null
  const start = portPoint(source, serviceOf(from)?.ports ?? [], fromPort, 'out')
  const end = portPoint(target, serviceOf(to)?.ports ?? [], toPort, 'in')
  return routeEdge(start, end, obstacles)
}

function drawLine(points: readonly Point[], tone: Tone, width: number, colors: ThemeColors): string {
  const color = toneColor(tone, colors)
  const end = points.at(-1)!
  const shown = width.toFixed(2)
  const path = roundedPath(points)
  // Throttled calls are dashes over a quiet line, so that it stays one line to the eye.
  const stroke =
    tone === 'throttle'
      ? `<path d="${path}" fill="none" stroke="${colors.lineStrong}" stroke-width="${shown}"/><path d="${path}" fill="none" stroke="${color}" stroke-width="${shown}" stroke-dasharray="7 5"/>`
      : `<path d="${path}" fill="none" stroke="${color}" stroke-width="${shown}"${tone === 'idle' ? ' stroke-opacity="0.8"' : ''}/>`
  return `${stroke}<path d="M${end.x - 4} ${end.y}l-7 -4.5v9z" fill="${color}"/>`
}

function drawLabel(points: readonly Point[], label: string, cards: readonly Box[], colors: ThemeColors): string {
  const { x, y } = labelPoint(points, textWidth(label, 11, 600), cards)
  // An outline in the canvas's colour keeps the label readable where it crosses a line.
  return `<g stroke="${colors.canvas}" stroke-width="5" stroke-linejoin="round" paint-order="stroke">${text(x, y + 4, label, 11, 600, colors.muted, 'middle')}</g>`
}
