import { Panel, useReactFlow, useStore, ViewportPortal } from '@xyflow/react'
import {
  connectedPorts,
  type Layout,
  type Point,
  portPoint,
  routeEdge,
  roundedPath,
  serviceOf,
} from '../../../sim/index'
import { useDocument } from '../../store'
import { StatusGlyph } from '../../ui/StatusGlyph'
import { layers } from '../flowTypes'
import { type Connecting, otherPort, useConnecting } from './connecting'
import { portTitles } from './portTitles'

/** The connection being drawn: its line, and beside the pointer what it would do or why it cannot. */
export function ConnectingOverlay({ layout }: { layout: Layout }) {
  const connecting = useConnecting((state) => state.connecting)
  if (!connecting) return null
  return <Overlay connecting={connecting} layout={layout} />
}

function Overlay({ connecting, layout }: { connecting: Connecting; layout: Layout }) {
  const { screenToFlowPosition } = useReactFlow()
  const zoom = useStore((state) => state.transform[2])
  const { origin, chosen, pointer, reason } = connecting
  const from = portOn(
    layout,
    origin.resourceId,
    origin.port ?? (chosen && ownPort(chosen, connecting)),
    origin.direction,
  )
  const target =
    chosen && connecting.target !== null
      ? portOn(layout, connecting.target, otherPort(chosen, origin), origin.direction === 'out' ? 'in' : 'out')
      : null
  const to = target ?? (pointer && screenToFlowPosition(pointer, { snapToGrid: false }))
  const [start, end] = origin.direction === 'out' ? [from, to] : [to, from]
  const obstacles = chosen ? [...layout.cards.values()] : []
  // By keyboard there is no pointer to be beside: the hint has a place of its own, over no card in question.
  if (connecting.by === 'keyboard')
    return (
      <>
        <ViewportPortal>
          {start && end && <Line points={routeEdge(start, end, obstacles)} legal={chosen !== null} />}
        </ViewportPortal>
        <Panel position="top-center" className="pointer-events-none !mt-3">
          <div className="floating px-3 py-1.5 text-dense">
            <Hint connecting={connecting} />
          </div>
        </Panel>
      </>
    )
  const hint = to && (
    <div
      className="floating pointer-events-none absolute top-0 left-0 w-max origin-top-left px-2 py-1 text-dense"
      // Beside the pointer, and at 100 % whatever the zoom.
      style={{
        transform: `translate(${to.x}px, ${to.y}px) scale(${1 / zoom}) translate(14px, 14px)`,
        animation: 'none',
      }}
    >
      <Hint connecting={connecting} />
    </div>
  )
  return (
    <ViewportPortal>
      {start && end && <Line points={routeEdge(start, end, obstacles)} legal={chosen !== null} />}
      {(chosen || reason) && hint}
    </ViewportPortal>
  )
}

function Line({ points, legal }: { points: readonly Point[]; legal: boolean }) {
  return (
    <svg className="pointer-events-none absolute overflow-visible" style={{ zIndex: layers.selectedCard }}>
      <path d={roundedPath(points)} className="canvas-connecting" data-legal={legal} />
    </svg>
  )
}

function Hint({ connecting }: { connecting: Connecting }) {
  const { chosen, reason, origin, by, target, legal } = connecting
  const design = useDocument((state) => state.design)
  const name = design.resources.find(({ id }) => id === target)?.name
  if (chosen && name !== undefined) {
    const { from, to } = portTitles(design, chosen)
    const ways = legal.get(target ?? '')?.length ?? 0
    return (
      <span className="flex items-center gap-1.5 whitespace-nowrap">
        <StatusGlyph status="ok" /> {origin.direction === 'out' ? 'To' : 'From'} {name}
        <span className="text-muted">
          {from} → {to}
        </span>
        {by === 'keyboard' && (
          <span className="ml-2 text-faint">
            Enter connects · Tab next{ways > 1 ? ` · ↑↓ other ports (${ways})` : ''} · N new · Esc ends
          </span>
        )}
      </span>
    )
  }
  return (
    <span className="flex max-w-70 items-start gap-1.5">
      <StatusGlyph status="error" className="mt-px" /> {reason ?? 'Nothing here can be connected.'}
    </span>
  )
}

const ownPort = (ends: NonNullable<Connecting['chosen']>, { origin }: Connecting): string =>
  origin.direction === 'out' ? ends.fromPort : ends.toPort

function portOn(layout: Layout, resourceId: string, port: string | null, direction: 'in' | 'out'): Point | null {
  const box = layout.cards.get(resourceId) ?? layout.frames.get(resourceId)
  if (!box) return null
  const { resources, connections } = useDocument.getState().design
  const type = resources.find(({ id }) => id === resourceId)?.type ?? ''
  return portPoint(
    box,
    serviceOf(type)?.ports ?? [],
    port ?? '',
    direction,
    connectedPorts(connections).get(resourceId),
  )
}
