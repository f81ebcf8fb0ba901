import { useMemo, useRef } from 'react'
import { filterByResource, type RunRecord, showDock } from '../../store'
import { EmptyState } from '../../ui/EmptyState'
import { Legend } from '../../ui/Legend'
import { toneColor } from '../../ui/tone'
import { outcomeLooks, outcomeOrder } from '../outcomes'
import { resourcesInFlow } from '../resourceInfo'
import type { TimeWindow } from '../timeScope'
import { useSize } from '../useSize'
import { noFilter } from '../traces/traceFilter'
import { setTraceFilter } from '../traces/traceFilterStore'
import { compactMap, layoutMap, roomyMap } from './mapLayout'
import { MapEdgeLabel, MapEdgeShape } from './MapEdgeShape'
import { MapNodeShape } from './MapNodeShape'
import { serviceMap } from './serviceMap'

export interface TraceMapViewProps {
  record: RunRecord
  resourceId: string | null
  window: TimeWindow
}

const legendHeight = 22

/** The design as its requests saw it: rings of outcomes, connections by rate. Pressing one shows its traces. */
export function TraceMapView({ record: { result }, resourceId, window }: TraceMapViewProps) {
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const { nodes, edges } = useMemo(() => serviceMap(result, window), [result, window])
  const { layout, scale } = useMemo(() => {
    const ids = resourcesInFlow(result).map(({ id }) => id)
    const connections = Object.values(result.connections)
    const roomy = layoutMap(ids, connections, roomyMap)
    if (roomy.height + legendHeight <= size.height) return { layout: roomy, scale: roomyMap }
    return { layout: layoutMap(ids, connections, compactMap), scale: compactMap }
  }, [result, size.height])
  if (nodes.length === 0) return <EmptyState sentence="The map shows resources once the design has some." />
  // Fills the dock as far as it looks well; never smaller than drawn, for its text is as small as text may be.
  const fitting = Math.min(size.width / layout.width, (size.height - legendHeight) / layout.height)
  const zoom = Math.max(1, Math.min(1.3, fitting))
  const mostRate = Math.max(0, ...edges.map(({ rate }) => rate))

  const showTraces = (id: string | null, edge: { from: string; to: string } | null): void => {
    setTraceFilter({ ...noFilter, edge })
    filterByResource(id)
    showDock('traces')
  }
  return (
    <div ref={box} className="relative h-full min-h-0 overflow-auto">
      <div className="grid min-h-full w-max min-w-full place-items-center pb-5.5">
        <svg
          role="group"
          aria-label="Trace map"
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          style={{ width: layout.width * zoom, height: layout.height * zoom }}
          className="overflow-visible font-sans"
        >
          {edges.map((edge) => {
            const from = layout.points.get(edge.from)
            const to = layout.points.get(edge.to)
            if (!from || !to) return null
            return (
              <MapEdgeShape
                key={edge.id}
                edge={edge}
                from={from}
                to={to}
                scale={scale}
                mostRate={mostRate}
                result={result}
                onChoose={() => showTraces(null, { from: edge.from, to: edge.to })}
              />
            )
          })}
          {edges.map((edge) => {
            const from = layout.points.get(edge.from)
            const to = layout.points.get(edge.to)
            return from && to && <MapEdgeLabel key={edge.id} edge={edge} from={from} to={to} scale={scale} />
          })}
          {nodes.map((node) => {
            const point = layout.points.get(node.id)
            if (!point) return null
            return (
              <MapNodeShape
                key={node.id}
                node={node}
                point={point}
                scale={scale}
                result={result}
                selected={node.id === resourceId}
                onChoose={() => showTraces(node.id, null)}
              />
            )
          })}
        </svg>
      </div>
      <Legend
        className="pointer-events-none sticky bottom-0 left-0 w-fit bg-panel/85 px-3 py-1"
        items={outcomeOrder.map((one) => ({
          id: one,
          label: outcomeLooks[one].label,
          color: toneColor[outcomeLooks[one].tone],
          mark: 'dot',
        }))}
      />
    </div>
  )
}
