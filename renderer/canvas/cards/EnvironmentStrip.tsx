import { memo } from 'react'
import type { ResourceResult } from '../../../sim/index'
import { formatCount } from '../../ui/format'
import { environmentsAt, peakEnvironments, type StripPart, stripOf } from '../figures/environments'
import { useAtShownBin } from '../figures/shownBin'

const words: Record<StripPart['kind'], string> = {
  busy: 'busy',
  starting: 'starting',
  idle: 'warm and idle',
  room: 'gone again since the peak',
}

/**
 * Execution environments at the time cursor as parts of the run's peak with their numbers, told apart by form as well as
 * by colour: busy ones full, starting ones hatched, idle ones pale, provisioned ones in an outline.
 */
export const EnvironmentStrip = memo(function EnvironmentStrip({ resource }: { resource: ResourceResult }) {
  const peak = peakEnvironments(resource)
  // A text, so that the strip renders only when a number on it changes.
  const state = useAtShownBin((bin) => {
    const now = environmentsAt(resource, bin)
    return now
      ? stripOf(now, peak)
          .map(({ kind, count, provisioned }) => `${kind} ${count} ${provisioned ? 1 : 0}`)
          .join(',')
      : ''
  })
  if (peak === 0 || state === '') return <hr className="absolute inset-x-0 top-[46px] border-t border-line" />
  const parts = state.split(',').map((text): StripPart => {
    const [kind, count, provisioned] = text.split(' ')
    return { kind: kind as StripPart['kind'], count: Number(count), provisioned: provisioned === '1' }
  })
  const said = parts
    .filter(({ kind }) => kind !== 'room')
    .map(({ kind, count, provisioned }) => `${count} ${provisioned ? 'provisioned ' : ''}${words[kind]}`)
    .join(', ')
  const outlined = parts.filter(({ provisioned }) => provisioned)
  return (
    <div
      role="img"
      aria-label={`Environments: ${said || 'none'}`}
      title={`Environments: ${said || 'none'}`}
      className="environments"
    >
      {outlined.length > 0 && (
        <span
          className="environments-provisioned"
          style={{ flexGrow: outlined.reduce((sum, { count }) => sum + count, 0) }}
        >
          {outlined.map((part) => (
            <Part key={part.kind} part={part} />
          ))}
        </span>
      )}
      {parts
        .filter(({ provisioned }) => !provisioned)
        .map((part) => (
          <Part key={part.kind} part={part} />
        ))}
    </div>
  )
})

function Part({ part: { kind, count } }: { part: StripPart }) {
  return (
    <span data-kind={kind} style={{ flexGrow: count }}>
      {kind === 'room' ? '' : formatCount(count)}
    </span>
  )
}
