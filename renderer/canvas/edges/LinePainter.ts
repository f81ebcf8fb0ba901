import { type Box, boxAround, edgeWidth } from '../../../sim/index'
import type { ThemeColors } from '../../ui/theme'
import type { Flow } from '../figures/flow'
import { mixColors } from './mixColors'
import type { Route } from './RouteCache'

/** Marks and the gaps between them, px at 100 %: round dots, or dashes where calls are throttled. */
const dots = [0.01, 20] as const
const dashes = [7, 5] as const
/** A connection without a way through the network. */
const brokenDashes = [4, 4] as const
/** Speed of marks on an idle and on the busiest connection, px per second. */
const slowest = 16
const fastest = 150
/** Distance of the grid's dots, px at 100 %; doubled until they are at least this far apart on screen. */
const gridSpacing = 24
const densestGrid = 14

type Tone = Flow['tone']

interface Line {
  route: Route
  path: Path2D
  bounds: Box
  tone: Tone
  /** The network lets no call through. */
  broken: boolean
  width: number
  /** 0 where nothing flows. */
  speed: number
  /** Progress of the marks within one mark and gap, px at 100 %. */
  phase: number
}

export interface Frame {
  transform: readonly [x: number, y: number, zoom: number]
  width: number
  height: number
  /** Below this zoom lines and marks are drawn larger than they are. */
  farZoom: number
  /** Milliseconds of a steady clock. */
  now: number
  /** Whether the marks move. */
  moving: boolean
  /** Whether there are moving marks at all; without them, dashes and full colours stand still. */
  marks: boolean
  grid: boolean
}

/** Paints the grid, all connections and what flows over them onto one canvas behind the cards. */
export class LinePainter {
  private readonly context: CanvasRenderingContext2D | null
  private readonly lines = new Map<string, Line>()
  private colors: { grid: string; line: Record<Tone, string>; mark: Record<Tone, string> } | null = null
  private paintedAt = 0

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext('2d')
  }

  setColors({ dot, faint, canvas, accent, warn, throttle, fault }: ThemeColors): void {
    const idle = mixColors(faint, canvas, 0.5)
    this.colors = {
      grid: dot,
      line: {
        idle,
        ok: mixColors(accent, idle, 0.24),
        clientError: mixColors(warn, idle, 0.45),
        throttle: idle,
        fault: mixColors(fault, idle, 0.6),
      },
      mark: { idle: accent, ok: accent, clientError: warn, throttle, fault },
    }
  }

  setRoutes(routes: ReadonlyMap<string, Route>, broken: { has(connectionId: string): boolean }): void {
    for (const id of this.lines.keys()) if (!routes.has(id)) this.lines.delete(id)
    for (const [id, route] of routes) {
      const line = this.lines.get(id)
      if (line) line.broken = broken.has(id)
      if (line?.route === route) continue
      const drawn = { route, broken: broken.has(id), path: new Path2D(route.path), bounds: boundsOf(route) }
      if (line) Object.assign(line, drawn)
      else this.lines.set(id, { ...drawn, tone: 'idle', width: edgeWidth(0, 0), speed: 0, phase: 0 })
    }
  }

  /** What flows over each connection; `busiest` is the rate with the full thickness and speed. */
  setFlows(flowOf: (connectionId: string) => Flow | null, busiest: number): void {
    for (const [id, line] of this.lines) {
      const flow = flowOf(id)
      const rate = flow?.rate ?? 0
      line.tone = flow?.tone ?? 'idle'
      line.width = edgeWidth(rate, busiest)
      line.speed = rate > 0 ? slowest + (fastest - slowest) * Math.sqrt(Math.min(1, rate / busiest)) : 0
    }
  }

  paint(frame: Frame): void {
    const { context, colors } = this
    if (!context || !colors) return
    const ratio = this.fit(frame)
    const [x, y, zoom] = frame.transform
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, frame.width, frame.height)
    if (frame.grid) paintGrid(context, frame, colors.grid)
    context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio)

    const view = { x: -x / zoom, y: -y / zoom, width: frame.width / zoom, height: frame.height / zoom }
    const visible = [...this.lines.values()].filter(({ bounds }) => overlap(bounds, view))
    const enlarged = Math.max(1, frame.farZoom / zoom)
    context.setLineDash([])
    context.lineCap = 'butt'
    for (const { path, tone, width, broken } of visible) {
      context.lineWidth = width * enlarged
      context.setLineDash(broken ? brokenDashes.map((length) => length * enlarged) : [])
      context.strokeStyle = broken || (tone === 'fault' && !frame.marks) ? colors.mark.fault : colors.line[tone]
      context.stroke(path)
    }
    const seconds = frame.moving && frame.marks ? Math.min(0.1, Math.max(0, (frame.now - this.paintedAt) / 1000)) : 0
    this.paintedAt = frame.now
    for (const line of visible) {
      const { path, tone, width, speed, broken } = line
      const isDashed = tone === 'throttle'
      if (broken || speed === 0 || !(frame.marks || isDashed)) continue
      const [mark, gap] = isDashed ? dashes : dots
      line.phase = (line.phase + speed * seconds) % (mark + gap)
      context.lineCap = isDashed ? 'butt' : 'round'
      context.setLineDash([mark * enlarged, gap * enlarged])
      context.lineDashOffset = -line.phase * enlarged
      context.lineWidth = (isDashed ? width : Math.max(2.5, width)) * enlarged
      context.strokeStyle = colors.mark[tone]
      context.stroke(path)
    }
  }

  /** Gives the canvas the size of what is on screen; returns device pixels per px. */
  private fit({ width, height }: Frame): number {
    const { canvas } = this
    const ratio = globalThis.devicePixelRatio || 1
    const pixelWidth = Math.round(width * ratio)
    const pixelHeight = Math.round(height * ratio)
    if (canvas.width !== pixelWidth) canvas.width = pixelWidth
    if (canvas.height !== pixelHeight) canvas.height = pixelHeight
    return ratio
  }
}

function paintGrid(
  context: CanvasRenderingContext2D,
  { transform: [x, y, zoom], width, height }: Frame,
  color: string,
): void {
  let spacing = gridSpacing * zoom
  while (spacing < densestGrid) spacing *= 2
  const size = zoom < 0.5 ? 1.5 : 2
  context.fillStyle = color
  for (let left = ((x % spacing) + spacing) % spacing; left < width; left += spacing) {
    for (let top = ((y % spacing) + spacing) % spacing; top < height; top += spacing) {
      context.fillRect(Math.round(left) - 1, Math.round(top) - 1, size, size)
    }
  }
}

const boundsOf = ({ points }: Route): Box =>
  boxAround(points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))) ?? { x: 0, y: 0, width: 0, height: 0 }

const overlap = (a: Box, b: Box): boolean =>
  a.x <= b.x + b.width && a.x + a.width >= b.x && a.y <= b.y + b.height && a.y + a.height >= b.y
