import type uPlot from 'uplot'
import type { ThemeColors } from '../../ui/theme'
import { axisText, timeTexts, timeTicks } from './axis'
import type { ChartSpec, SeriesTone } from './chartSpec'

export interface ChartFrame {
  width: number
  height: number
  fromMs: number
  toMs: number
  top: number
  showsLimit: boolean
  warmupMs: number
  /** What was done during the run. */
  marks: readonly ChartMark[]
}

/** A moment named on every chart. */
export interface ChartMark {
  atMs: number
  label: string
}

/** Name of the crosshair that all charts share. */
const syncKey = 'windtunnel.metrics'
const font = '11px "Inter Variable", "Segoe UI", system-ui, sans-serif'

const scaledFont = (ratio: number): string => font.replace('11px', `${11 * ratio}px`)
/** Names the shaded part of the run that figures leave out. */
const warmupText = 'warm-up'

/** uPlot options of a chart: three grid lines, thin lines, soft areas, the limit dashed with its name. */
export function chartOptions(
  chart: ChartSpec,
  frame: ChartFrame,
  colors: ThemeColors,
  hooks: Pick<uPlot.Hooks.Arrays, 'setCursor' | 'setSelect'>,
): uPlot.Options {
  const axis = {
    stroke: colors.faint,
    font,
    ticks: { show: false },
    grid: { show: true, stroke: colors.line, width: 1 },
    border: { show: false },
  }
  return {
    width: frame.width,
    height: frame.height,
    // What was done is named above the plot, where it covers no line.
    padding: [frame.marks.length > 0 ? 16 : 8, 16, 0, 0],
    legend: { show: false },
    cursor: {
      // Only the crosshair is shared: a click or a drag belongs to the chart it happens on.
      sync: {
        key: syncKey,
        setSeries: false,
        filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave', sub: () => true },
      },
      drag: { x: true, y: false, setScale: false },
      y: false,
      points: { size: 6, width: 1.5, stroke: (u, index) => strokeOf(u, index), fill: colors.panel },
      bind: { dblclick: () => null },
    },
    scales: { x: { time: false, min: frame.fromMs, max: frame.toMs }, y: { range: [0, frame.top] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 20,
        gap: 5,
        splits: () => timeTicks(frame.fromMs, frame.toMs, Math.max(2, Math.floor(frame.width / 70))),
        values: (_, ticks) => timeTexts(ticks),
      },
      {
        ...axis,
        size: 46,
        gap: 6,
        splits: () => [0, frame.top / 2, frame.top],
        values: (_, ticks) => ticks.map((tick) => axisText(tick, chart.unit)),
      },
    ],
    series: [
      {},
      ...chart.series.map((series): uPlot.Series => {
        const { line, area } = toneColors(series.tone, colors)
        return {
          label: series.label,
          stroke: line,
          width: 1.5,
          spanGaps: false,
          points: { show: (u, index) => isSparse(u, index), size: 4, width: 0, fill: line },
          ...(series.area ? { fill: area } : {}),
          ...(series.dashed ? { dash: [4, 3] } : {}),
        }
      }),
    ],
    hooks: {
      ...hooks,
      drawClear: [
        (u) => {
          shadeWarmup(u, frame, colors)
          drawMarks(u, frame, colors)
        },
      ],
      draw: [
        (u) => {
          nameMarks(u, frame, colors)
          drawLimit(u, chart, frame, colors)
        },
      ],
    },
  }
}

/** Line and area colour of a tone, for a canvas. */
function toneColors(tone: SeriesTone, colors: ThemeColors): { line: string; area: string } {
  switch (tone) {
    case 'accent':
      return { line: colors.accent, area: colors.area }
    case 'ok':
      return { line: colors.ok, area: colors['ok-soft'] }
    case 'warn':
      return { line: colors.warn, area: colors['warn-soft'] }
    case 'fault':
      return { line: colors.fault, area: colors['fault-soft'] }
    case 'throttle':
      return { line: colors.throttle, area: colors['throttle-soft'] }
    case 'muted':
      return { line: colors.muted, area: colors.hover }
  }
}

function strokeOf(u: uPlot, index: number): string {
  const stroke = u.series[index]?.stroke
  const color = typeof stroke === 'function' ? stroke(u, index) : stroke
  return typeof color === 'string' ? color : ''
}

/** Lone values between gaps would not show as a line: few values are drawn as points too. */
function isSparse(u: uPlot, index: number): boolean {
  const values = u.data[index] ?? []
  let known = 0
  for (const value of values) if (value !== null && value !== undefined) known++
  return known > 0 && known <= 40
}

function shadeWarmup(u: uPlot, { warmupMs, fromMs, toMs }: ChartFrame, colors: ThemeColors): void {
  if (warmupMs <= fromMs) return
  const left = u.valToPos(fromMs, 'x', true)
  const right = u.valToPos(Math.min(warmupMs, toMs), 'x', true)
  u.ctx.fillStyle = colors.hover
  u.ctx.fillRect(left, u.bbox.top, right - left, u.bbox.height)
  const ratio = devicePixelRatio
  const inset = 4 * ratio
  u.ctx.font = scaledFont(ratio)
  if (right - left < u.ctx.measureText(warmupText).width + 2 * inset) return
  u.ctx.fillStyle = colors.faint
  u.ctx.textAlign = 'right'
  u.ctx.textBaseline = 'top'
  u.ctx.fillText(warmupText, right - inset, u.bbox.top + inset)
}

/** Vertical lines at what was done. */
function drawMarks(u: uPlot, frame: ChartFrame, colors: ThemeColors): void {
  const { ctx, bbox } = u
  const ratio = devicePixelRatio
  ctx.save()
  ctx.strokeStyle = colors.accent
  ctx.lineWidth = ratio
  ctx.setLineDash([2 * ratio, 2 * ratio])
  for (const { atMs } of marksIn(frame)) {
    const x = Math.round(u.valToPos(atMs, 'x', true))
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
  }
  ctx.restore()
}

/** Names marks above the plot, from their lines to the right, as far as there is room before the next. */
function nameMarks(u: uPlot, frame: ChartFrame, colors: ThemeColors): void {
  const { ctx, bbox } = u
  const ratio = devicePixelRatio
  const marks = marksIn(frame)
  ctx.save()
  ctx.font = scaledFont(ratio)
  ctx.fillStyle = colors.accent
  ctx.textAlign = 'left'
  ctx.textBaseline = 'bottom'
  marks.forEach(({ atMs, label }, index) => {
    const x = Math.round(u.valToPos(atMs, 'x', true))
    const next = marks[index + 1]
    const end = next ? u.valToPos(next.atMs, 'x', true) : bbox.left + bbox.width
    const text = fitting(ctx, label, end - x - 4 * ratio)
    ctx.fillText(text, x, bbox.top - 2 * ratio)
  })
  ctx.restore()
}

const marksIn = ({ marks, fromMs, toMs }: ChartFrame): readonly ChartMark[] =>
  marks.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)

/** As much of a label as fits; nothing where that would say nothing. */
function fitting(ctx: CanvasRenderingContext2D, label: string, width: number): string {
  if (ctx.measureText(label).width <= width) return label
  for (let length = label.length - 1; length >= 5; length--) {
    const text = `${label.slice(0, length).trimEnd()}…`
    if (ctx.measureText(text).width <= width) return text
  }
  return ''
}

function drawLimit(u: uPlot, { limit }: ChartSpec, { showsLimit }: ChartFrame, colors: ThemeColors): void {
  if (!limit || !showsLimit) return
  const { ctx, bbox } = u
  const ratio = devicePixelRatio
  const y = Math.round(u.valToPos(limit.value, 'y', true))
  ctx.save()
  ctx.strokeStyle = colors.throttle
  ctx.lineWidth = ratio
  ctx.setLineDash([4 * ratio, 3 * ratio])
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(bbox.left + bbox.width, y)
  ctx.stroke()
  ctx.font = scaledFont(ratio)
  ctx.fillStyle = colors.throttle
  ctx.textAlign = 'right'
  const above = y - bbox.top > 14 * ratio
  ctx.textBaseline = above ? 'bottom' : 'top'
  ctx.fillText(limit.label, bbox.left + bbox.width - 2 * ratio, above ? y - 2 * ratio : y + 3 * ratio)
  ctx.restore()
}
