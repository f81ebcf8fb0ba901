import type { Connection, Design } from '../../design/types'
import type { RunResult } from '../../result'
import type { AnyService } from '../../services/define'
import type { OutcomeClass } from '../../telemetry/outcome'
import { connectionRate, connectionTone } from '../figures'
import { formatCount } from '../format'
import type { ThemeColors } from '../theme'
import { text } from './card'
import { type Box, edgeWidth, type Point } from './geometry'
import { breakPoint, labelPoint, roundedPath } from './path'
import { connectedPorts, portPoint } from './ports'
import { routeEdge } from './route'
import { textWidth } from './textWidth'

/** `broken`: the network lets no call of it through. */
export type Tone = OutcomeClass | 'idle' | 'broken'

export interface DrawnEdge {
  line: string
  label: string
  tone: Tone
}

/** What there is on the canvas that connections have to do with. */
export interface EdgeSurroundings {
  /** Cards and frames, where connections end. */
  boxes: ReadonlyMap<string, Box>
  /** What they go around. */
  obstacles: readonly Box[]
  serviceOf: (resourceId: string) => AnyService | undefined
  /** Connections without a way through the network, and which resource blocks it. */
  blocked: ReadonlyMap<string, string | null>
}

/** All connections whose ends are on the canvas, as lines and, drawn above them, labels with their rate. */
export function drawEdges(
  design: Design,
  surroundings: EdgeSurroundings,
  colors: ThemeColors,
  result: RunResult | undefined,
): DrawnEdge[] {
  const { boxes, obstacles, blocked } = surroundings
  const rates = new Map(design.connections.map(({ id }) => [id, rateOf(id, result)]))
  const busiest = Math.max(0, ...[...rates.values()].map((rate) => rate ?? 0))
  const connected = connectedPorts(design.connections)
  // Busy connections are drawn last, above quiet ones that share their way.
  const byRate = [...design.connections].sort((a, b) => (rates.get(a.id) ?? 0) - (rates.get(b.id) ?? 0))
  return byRate.flatMap((connection): DrawnEdge[] => {
    const points = routed(connection, surroundings, connected)
    if (points === null) return []
    const rate = rates.get(connection.id) ?? null
    const width = edgeWidth(rate ?? 0, busiest)
    const blocker = blocked.get(connection.id)
    if (blocker !== undefined) {
      const at = breakPoint(points, blocker === null ? null : (boxes.get(blocker) ?? null))
      return [{ line: drawLine(points, 'broken', width, colors), label: drawCross(at, colors), tone: 'broken' }]
    }
    const totals = result?.connections[connection.id]?.totals
    const tone = totals === undefined ? 'idle' : connectionTone(totals)
    return [
      {
        line: drawLine(points, tone, width, colors),
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
    broken: colors.fault,
  }
  return byTone[tone]
}

function rateOf(connectionId: string, result: RunResult | undefined): number | null {
  const connection = result?.connections[connectionId]
  return result === undefined || connection === undefined ? null : connectionRate(connection, null, result)
}

function routed(
  { from, fromPort, to, toPort }: Connection,
  { boxes, obstacles, serviceOf }: EdgeSurroundings,
  connected: ReadonlyMap<string, ReadonlySet<string>>,
): Point[] | null {
  const source = boxes.get(from)
  const target = boxes.get(to)
  if (source === undefined || target === undefined) return null
  const start = portPoint(source, serviceOf(from)?.ports ?? [], fromPort, 'out', connected.get(from))
  const end = portPoint(target, serviceOf(to)?.ports ?? [], toPort, 'in', connected.get(to))
  return routeEdge(start, end, obstacles)
}

/** What else tells a line's tone than its colour. */
const extras: Partial<Record<Tone, string>> = { idle: ' stroke-opacity="0.8"', broken: ' stroke-dasharray="5 5"' }

function drawLine(points: readonly Point[], tone: Tone, width: number, colors: ThemeColors): string {
  const color = toneColor(tone, colors)
  const end = points.at(-1)!
  const shown = width.toFixed(2)
  const path = roundedPath(points)
  // Throttled calls are dashes over a quiet line, so that it stays one line to the eye.
  const stroke =
    tone === 'throttle'
      ? `<path d="${path}" fill="none" stroke="${colors.lineStrong}" stroke-width="${shown}"/><path d="${path}" fill="none" stroke="${color}" stroke-width="${shown}" stroke-dasharray="7 5"/>`
      : `<path d="${path}" fill="none" stroke="${color}" stroke-width="${shown}"${extras[tone] ?? ''}/>`
  return `${stroke}<path d="M${end.x - 4} ${end.y}l-7 -4.5v9z" fill="${color}"/>`
}

/** Where a line is broken. */
function drawCross({ x, y }: Point, colors: ThemeColors): string {
  return `<circle cx="${x}" cy="${y}" r="8" fill="${colors.canvas}" stroke="${colors.fault}" stroke-width="1.5"/><path d="M${x - 3} ${y - 3}l6 6m0 -6l-6 6" stroke="${colors.fault}" stroke-width="1.8" stroke-linecap="round"/>`
}

function drawLabel(points: readonly Point[], label: string, cards: readonly Box[], colors: ThemeColors): string {
  const { x, y } = labelPoint(points, textWidth(label, 11, 600), cards)
  // An outline in the canvas's colour keeps the label readable where it crosses a line.
  return `<g stroke="${colors.canvas}" stroke-width="5" stroke-linejoin="round" paint-order="stroke">${text(x, y + 4, label, 11, 600, colors.muted, 'middle')}</g>`
}
