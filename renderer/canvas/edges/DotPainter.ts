import { edgeWidth } from '../../../sim/index'
import type { ThemeColors } from '../../ui/theme'
import type { Flow } from '../figures/flow'
import type { Route } from './RouteCache'

/** Marks and the gaps between them, px at 100 %: round dots, or dashes where calls are throttled. */
const dots = [0.01, 20] as const
const dashes = [7, 5] as const
/** Speed of dots on an idle and on the busiest connection, px per second. */
const slowest = 16
const fastest = 150

const toneColors = { ok: 'accent', idle: 'accent', clientError: 'warn', throttle: 'throttle', fault: 'fault' } as const

interface Stream {
  route: Route
  path: Path2D
  /** Progress of the marks within one mark and gap, px at 100 %. */
  phase: number
  speed: number
  width: number
  tone: keyof typeof toneColors
}

export interface Frame {
  transform: readonly [x: number, y: number, zoom: number]
  width: number
  height: number
  /** Below this zoom dots are drawn larger and further apart. */
  farZoom: number
  /** Milliseconds of a steady clock. */
  now: number
  /** Whether the dots move. */
  moving: boolean
}

/** Paints the dots of all connections onto one canvas that covers what is on screen. */
export class DotPainter {
  onChange: () => void = () => {}
  private readonly context: CanvasRenderingContext2D | null
  private readonly streams = new Map<string, Stream>()
  private colors: ThemeColors | null = null
  private paintedAt = 0

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext('2d')
  }

  setColors(colors: ThemeColors): void {
    this.colors = colors
    this.onChange()
  }

  setRoutes(routes: ReadonlyMap<string, Route>): void {
    for (const id of this.streams.keys()) if (!routes.has(id)) this.streams.delete(id)
    for (const [id, route] of routes) {
      const stream = this.streams.get(id)
      if (!stream) this.streams.set(id, { route, path: new Path2D(route.path), phase: 0, speed: 0, width: 0, tone: 'idle' })
      else if (stream.route !== route) {
        stream.route = route
        stream.path = new Path2D(route.path)
      }
    }
    this.onChange()
  }

  setFlows(flowOf: (connectionId: string) => Flow | null, busiest: number): void {
    for (const [id, stream] of this.streams) {
      const flow = flowOf(id)
      const rate = flow?.rate ?? 0
      stream.speed = rate > 0 ? slowest + (fastest - slowest) * Math.sqrt(Math.min(1, rate / busiest)) : 0
      stream.width = Math.max(2.5, edgeWidth(rate, busiest))
      stream.tone = flow?.tone ?? 'idle'
    }
    this.onChange()
  }

  paint({ transform: [x, y, zoom], width, height, farZoom, now, moving }: Frame): void {
    const { context, canvas, colors } = this
    if (!context || !colors) return
    const ratio = globalThis.devicePixelRatio || 1
    const pixelWidth = Math.round(width * ratio)
    const pixelHeight = Math.round(height * ratio)
    if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
      canvas.width = pixelWidth
      canvas.height = pixelHeight
      canvas.style.width = `${width}px`
      canvas.style.height = `${height}px`
    }
    // The canvas lies inside what is panned and zoomed, between edges and cards, and undoes both for itself.
    canvas.style.transform = `translate(${-x / zoom}px, ${-y / zoom}px) scale(${1 / zoom})`
    const seconds = moving ? Math.min(0.1, Math.max(0, (now - this.paintedAt) / 1000)) : 0
    this.paintedAt = now
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, pixelWidth, pixelHeight)
    context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio)
    const enlarged = zoom < farZoom ? farZoom / zoom : 1
    const view = { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom }
    for (const stream of this.streams.values()) {
      if (stream.speed === 0) continue
      const [mark, gap] = stream.tone === 'throttle' ? dashes : dots
      stream.phase = (stream.phase + stream.speed * seconds) % (mark + gap)
      if (!isVisible(stream.route, view)) continue
      context.lineCap = stream.tone === 'throttle' ? 'butt' : 'round'
      context.setLineDash([mark * enlarged, gap * enlarged])
      context.lineDashOffset = -stream.phase * enlarged
      context.lineWidth = stream.width * enlarged
      context.strokeStyle = colors[toneColors[stream.tone]]
      context.stroke(stream.path)
    }
  }
}

function isVisible({ points }: Route, view: { left: number; top: number; right: number; bottom: number }): boolean {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const { x, y } of points) {
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return right >= view.left && left <= view.right && bottom >= view.top && top <= view.bottom
}
