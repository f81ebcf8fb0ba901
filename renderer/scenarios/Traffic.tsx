import { useMemo } from 'react'
import { rateCurveOf, type Resource, type Scenario, serviceOf } from '../../sim/index'
import { loadPath, plannedLoad } from '../playback/loadCurve'
import { addStream, useDocument } from '../store'
import { formatCount, formatRate } from '../ui/format'
import { AddableSection } from './AddableSection'
import { isClosedLoop } from './loadWords'
import { StreamCard } from './StreamCard'
import { useWidth } from './useWidth'

/** What clients send in a scenario: all streams together, then each by itself. */
export function Traffic({ scenario }: { scenario: Scenario }) {
  const resources = useDocument(({ design }) => design.resources)
  const clients = resources.filter(({ type }) => serviceOf(type)?.traffic)
  const target = clients.find(({ id }) => !scenario.streams.some((stream) => stream.target === id)) ?? clients[0]
  const add = (): void => {
    if (target) addStream(scenario.id, { target: target.id, load: { kind: 'constant', rate: 10 }, spacing: 'poisson' })
  }
  return (
    <AddableSection
      title="Traffic"
      add="Add traffic"
      onAdd={add}
      disabled={!target}
      empty={
        clients.length === 0
          ? 'The design has nobody who sends requests. Add Clients to the canvas first.'
          : scenario.streams.length === 0 &&
            'Nobody sends anything yet. Add traffic and draw how it changes over the run.'
      }
    >
      {scenario.streams.length > 0 && <Total scenario={scenario} clients={clients} />}
      <ul className="mt-2 flex flex-col gap-2">
        {scenario.streams.map((stream) => (
          <StreamCard
            key={stream.id}
            scenarioId={scenario.id}
            stream={stream}
            durationSeconds={scenario.durationSeconds}
            clients={clients}
          />
        ))}
      </ul>
    </AddableSection>
  )
}

const height = 40

function Total({ scenario, clients }: { scenario: Scenario; clients: readonly Resource[] }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const { open, users, requests } = useMemo(() => {
    const isClosed = (target: string): boolean => isClosedLoop(clients.find(({ id }) => id === target))
    const openStreams = scenario.streams.filter((stream) => !isClosed(stream.target))
    const closedStreams = scenario.streams.filter((stream) => isClosed(stream.target))
    const durationMs = scenario.durationSeconds * 1000
    return {
      open: plannedLoad({ ...scenario, streams: openStreams }),
      users: plannedLoad({ ...scenario, streams: closedStreams }).peak,
      requests: openStreams.reduce(
        (sum, { load }) => sum + rateCurveOf(load, durationMs).expectedArrivals(0, durationMs),
        0,
      ),
    }
  }, [scenario, clients])
  const line = loadPath(open, width, height - 2)
  const words = [
    open.peak > 0 ? `${formatCount(requests)} requests, at most ${formatRate(open.peak)}` : '',
    users > 0 ? `up to ${formatCount(users)} users` : '',
  ].filter(Boolean)
  return (
    <figure className="mt-1">
      {/* The curve of a single stream stands in its own card. */}
      <div ref={box} style={{ height }} className="border-b border-line" hidden={scenario.streams.length < 2}>
        {open.peak > 0 && width > 0 && (
          <svg
            role="img"
            aria-label={`Total load: ${words.join(', ')}`}
            width={width}
            height={height}
            className="block"
          >
            <path d={`${line}L${width},${height}L0,${height}Z`} transform="translate(0,2)" fill="var(--color-area)" />
            <path d={line} transform="translate(0,2)" fill="none" stroke="var(--color-accent)" strokeWidth={1.5} />
          </svg>
        )}
      </div>
      <figcaption className="mt-1 text-caption text-muted tabular-nums">
        {words.length > 0 ? `All together: ${words.join(', ')}` : 'No load'}
      </figcaption>
    </figure>
  )
}
