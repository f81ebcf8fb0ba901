import { useReactFlow, useStore } from '@xyflow/react'
import { type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { type Box, boxAround, type Layout, serviceOf } from '../../../sim/index'
import { useDocument } from '../../store'
import { useTheme } from '../../ui/theme'
import { overlayAttribute } from '../fitView'

const size = { width: 150, height: 92 }
const padding = 8

/** The whole design in the lower right corner, with what is on screen framed; press or drag to move there. */
export function CanvasMinimap({ layout }: { layout: Layout }) {
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const { theme } = useTheme()
  const { setCenter, getZoom } = useReactFlow()
  const resources = useDocument((state) => state.design.resources)
  const notes = useDocument((state) => state.design.notes)
  const left = useStore(({ transform: [x, , zoom] }) => -x / zoom)
  const top = useStore(({ transform: [, y, zoom] }) => -y / zoom)
  const width = useStore((state) => state.width / state.transform[2])
  const height = useStore((state) => state.height / state.transform[2])
  const content = useMemo(
    () => boxAround([...layout.cards.values(), ...layout.frames.values(), ...notes]),
    [layout, notes],
  )
  const view: Box = { x: left, y: top, width, height }
  const shown = boxAround(content ? [content, view] : [view]) ?? view
  const scale = Math.min((size.width - 2 * padding) / shown.width, (size.height - 2 * padding) / shown.height)
  const offset = {
    x: (size.width - shown.width * scale) / 2 - shown.x * scale,
    y: (size.height - shown.height * scale) / 2 - shown.y * scale,
  }

  useEffect(() => {
    const canvas = canvasRef.current
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return
    const ratio = globalThis.devicePixelRatio || 1
    canvas.width = size.width * ratio
    canvas.height = size.height * ratio
    context.scale(ratio, ratio)
    context.globalAlpha = 0.75
    const style = getComputedStyle(canvas)
    const types = new Map(resources.map(({ id, type }) => [id, type]))
    const paint = ({ x, y, width: wide, height: high }: Box, color: string): void => {
      context.fillStyle = style.getPropertyValue(color)
      context.beginPath()
      context.roundRect(
        x * scale + offset.x,
        y * scale + offset.y,
        Math.max(2, wide * scale),
        Math.max(1.5, high * scale),
        Math.min(2, 12 * scale),
      )
      context.fill()
    }
    context.globalAlpha = 0.18
    for (const [id, box] of layout.frames)
      paint(box, `--color-tile-${serviceOf(types.get(id) ?? '')?.category ?? 'networking'}`)
    context.globalAlpha = 0.75
    for (const note of notes) paint(note, '--color-line-strong')
    for (const [id, box] of layout.cards)
      paint(box, `--color-tile-${serviceOf(types.get(id) ?? '')?.category ?? 'clients'}`)
  }, [layout, resources, notes, scale, offset.x, offset.y, theme])

  const goTo = (event: PointerEvent<HTMLDivElement>): void => {
    const bounds = event.currentTarget.getBoundingClientRect()
    const x = (event.clientX - bounds.left - offset.x) / scale
    const y = (event.clientY - bounds.top - offset.y) / scale
    void setCenter(x, y, { zoom: getZoom() })
  }

  return (
    <div
      {...overlayAttribute}
      role="img"
      aria-label="Map of the whole design"
      style={size}
      className="absolute right-3 bottom-3 z-5 overflow-hidden rounded-button border border-line-strong bg-panel shadow-float [contain:strict]"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event)
      }}
    >
      <canvas ref={canvasRef} className="absolute inset-0 size-full" />
      <div
        className="absolute top-0 left-0 rounded-[3px] border border-accent"
        style={{
          width: width * scale,
          height: height * scale,
          transform: `translate(${left * scale + offset.x}px, ${top * scale + offset.y}px)`,
        }}
      />
    </div>
  )
}
