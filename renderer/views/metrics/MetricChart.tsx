import { useEffect, useMemo, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { seek, setRange, usePlayback } from '../../store'
import { formatClock } from '../../ui/format'
import { Legend, type LegendItem } from '../../ui/Legend'
import { useThemeColors } from '../../ui/theme'
import { toneColor } from '../../ui/tone'
import type { TimeWindow } from '../timeScope'
import { useSize } from '../useSize'
import { chartTop, tooltipText } from './axis'
import { type ChartMark, chartOptions } from './chartOptions'
import type { ChartSeries, ChartSpec } from './chartSpec'

export interface MetricChartProps {
  chart: ChartSpec
  /** Stretch of the run on the time axis. */
  window: TimeWindow
  binMs: number
  warmupMs: number
  /** What was done during the run, earliest first. */
  marks: readonly ChartMark[]
}

/** Places that the time cursor has: in all charts it moves in the same frames, and stays in the others. */
const cursorSteps = 500

interface Hover {
  bin: number
  left: number
}

/**
 * One chart. Click moves the time cursor, dragging chooses a part of the run, double click takes it back;
 * the crosshair is shared with all other charts.
 */
export function MetricChart({ chart, window, binMs, warmupMs, marks }: MetricChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const [hover, setHover] = useState<Hover | null>(null)
  const colors = useThemeColors()
  const { fromBin, toBin, fromMs, toMs } = window

  const data = useMemo(() => chartData(chart, fromBin, toBin, binMs), [chart, fromBin, toBin, binMs])
  const frame = useMemo(() => chartTop(chart, fromBin, toBin), [chart, fromBin, toBin])

  useEffect(() => {
    const element = box.current
    if (!element || size.width < 40 || size.height < 40) return
    const line = document.createElement('div')
    line.className = 'pointer-events-none absolute inset-y-0 w-0 border-l border-dashed border-text/55'
    const u = new uPlot(
      chartOptions(chart, { ...size, fromMs, toMs, ...frame, warmupMs, marks }, colors, {
        setCursor: [(self) => setHover(hoverOf(self, fromBin))],
        setSelect: [brush],
      }),
      data,
      element,
    )
    u.over.append(line)
    let placed: number | null = Number.NaN
    const place = (timeMs: number): void => {
      const isInside = timeMs >= fromMs && timeMs <= toMs
      const step = isInside ? Math.round(((timeMs - fromMs) / (toMs - fromMs)) * cursorSteps) : null
      if (step === placed) return
      placed = step
      line.style.display = step === null ? 'none' : ''
      if (step !== null) line.style.left = `${(step / cursorSteps) * 100}%`
    }
    // A canvas takes the font that is loaded when it draws: until Inter is there, that is another one.
    let gone = false
    void document.fonts.ready.then(() => gone || u.redraw(false, true))
    place(usePlayback.getState().timeMs)
    const unsubscribe = usePlayback.subscribe(({ timeMs }) => place(timeMs))
    const reset = (): void => setRange(null)
    let pressedAt = 0
    const press = (event: MouseEvent): void => void (pressedAt = event.clientX)
    const click = (event: MouseEvent): void => {
      if (Math.abs(event.clientX - pressedAt) < 4)
        seek(u.posToVal(event.clientX - u.over.getBoundingClientRect().left, 'x'))
    }
    u.over.addEventListener('dblclick', reset)
    u.over.addEventListener('mousedown', press)
    u.over.addEventListener('click', click)
    return () => {
      gone = true
      unsubscribe()
      u.destroy()
    }
  }, [chart, data, frame, size, colors, fromBin, fromMs, toMs, warmupMs, marks])

  return (
    <figure className="relative flex h-full min-h-0 min-w-0 flex-col px-3 pt-2">
      <div className="flex h-4 min-w-0 items-center gap-3">
        <h3 className="max-w-[70%] shrink-0 truncate text-dense font-semibold">{chart.title}</h3>
        {chart.subject !== undefined && (
          <span className="min-w-0 shrink-[9] truncate text-caption text-muted" title={chart.subject}>
            {chart.subject}
          </span>
        )}
        <ChartKey chart={chart} width={size.width} />
      </div>
      <div ref={box} role="img" aria-label={summaryOf(chart, fromBin, toBin)} className="relative min-h-0 flex-1" />
      {hover && (
        <figcaption
          aria-hidden
          style={hover.left > size.width / 2 ? { right: size.width - hover.left + 24 } : { left: hover.left + 24 }}
          className="floating pointer-events-none absolute top-7 min-w-30 p-2"
        >
          <p className="mb-1 font-mono text-caption text-faint">
            {formatClock((hover.bin + 0.5) * binMs, binMs < 1000 ? 3 : 0)}
          </p>
          <Legend
            stacked
            items={chart.series.map((series) => ({
              ...legendItem(series),
              value: tooltipText(series.values[hover.bin], chart.unit),
            }))}
          />
          {marks
            .filter(({ atMs }) => Math.floor(atMs / binMs) === hover.bin)
            .map(({ label }) => (
              <p key={label} className="mt-1 text-caption text-accent">
                {label}
              </p>
            ))}
        </figcaption>
      )}
    </figure>
  )
}

/** Names the lines beside the title; of a single line there is only its detail to tell. */
function ChartKey({ chart, width }: { chart: ChartSpec; width: number }) {
  if (chart.series.length < 2)
    return <span className="ml-auto min-w-0 truncate text-caption text-faint">{chart.detail}</span>
  // The tooltip at the cursor names the lines for which there is no room here.
  const shown = namesThatFit(chart, width)
  const rest = chart.series.length - shown
  return (
    <div
      className="ml-auto flex min-w-0 gap-2 text-caption text-faint"
      title={chart.series.map(({ label }) => label).join(', ')}
    >
      <Legend items={chart.series.slice(0, shown).map(legendItem)} className="!flex-nowrap !gap-x-2.5" />
      {rest > 0 && <span className="shrink-0 tabular-nums">{`+${rest}`}</span>}
    </div>
  )
}

/** How many lines can be named beside the title: at least one. */
function namesThatFit({ title, subject = '', series }: ChartSpec, width: number): number {
  const letter = 6
  const mark = 28
  let room = width - (title.length + subject.length) * letter - 14
  const all = series.reduce((sum, { label }) => sum + label.length * letter + mark, 0)
  if (all <= room) return series.length
  room -= mark
  let count = 0
  while (count < series.length && (room -= series[count]!.label.length * letter + mark) >= 0) count++
  return Math.max(1, count)
}

function legendItem({ id, label, tone, dashed }: ChartSeries): LegendItem {
  return {
    id,
    label,
    color: tone === 'muted' ? 'var(--color-muted)' : toneColor[tone],
    mark: dashed ? 'dashed' : 'line',
  }
}

/** Middles of the bins and the values in them; a gap is null. */
function chartData(chart: ChartSpec, fromBin: number, toBin: number, binMs: number): uPlot.AlignedData {
  const times = Array.from({ length: toBin - fromBin }, (_, index) => (fromBin + index + 0.5) * binMs)
  const columns = chart.series.map(({ values }) =>
    Array.from(values.subarray(fromBin, toBin), (value) => (Number.isNaN(value) ? null : value)),
  )
  return [times, ...columns]
}

/** Null unless the pointer itself is over this chart: the others only show the shared line. */
function hoverOf(u: uPlot, fromBin: number): Hover | null {
  const { idx, left, event } = u.cursor
  if (event === undefined || event === null || idx === null || idx === undefined || left === undefined || left < 0)
    return null
  return { bin: fromBin + idx, left: left + u.over.offsetLeft }
}

function brush(u: uPlot): void {
  const { left, width } = u.select
  if (width < 4) return
  setRange([u.posToVal(left, 'x'), u.posToVal(left + width, 'x')])
}

function summaryOf(chart: ChartSpec, fromBin: number, toBin: number): string {
  const peaks = chart.series.map(({ label, values }) => {
    let most = Number.NaN
    for (let bin = fromBin; bin < toBin; bin++)
      if (!(values[bin]! <= most) && !Number.isNaN(values[bin]!)) most = values[bin]!
    return `${label} up to ${tooltipText(most, chart.unit)}`
  })
  const limit = chart.limit ? `, ${chart.limit.label}` : ''
  const title = chart.subject === undefined ? chart.title : `${chart.title} of ${chart.subject}`
  return `${title}: ${peaks.join(', ')}${limit}`
}
