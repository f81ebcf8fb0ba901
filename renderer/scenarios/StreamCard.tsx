import { X } from 'lucide-react'
import { useState } from 'react'
import { type Resource, serviceOf, type TrafficStream } from '../../sim/index'
import { changeStream, removeStream } from '../store'
import { FieldRow } from '../ui/FieldRow'
import { IconButton } from '../ui/IconButton'
import { Select } from '../ui/Select'
import { ServiceTile } from '../ui/ServiceTile'
import { CutShort } from './CutShort'
import { LoadCurveEditor } from './LoadCurveEditor'
import { LoadFields } from './LoadFields'
import { convertLoad, type LoadKind } from './loadShape'
import { isClosedLoop, loadTitles, loadUnit, spacingTitles } from './loadWords'
import { ReplayPicker } from './ReplayPicker'

export interface StreamCardProps {
  scenarioId: string
  stream: TrafficStream
  durationSeconds: number
  /** Resources that streams may drive. */
  clients: readonly Resource[]
}

/** One traffic stream: who sends it, how much over time, how it is spaced. */
export function StreamCard({ scenarioId, stream, durationSeconds, clients }: StreamCardProps) {
  // Replay begins with a file; until there is one the old load stays.
  const [choosingReplay, setChoosingReplay] = useState(false)
  const { load } = stream
  const client = clients.find(({ id }) => id === stream.target)
  const unit = loadUnit(client)
  const name = client?.name ?? stream.target
  const change = (part: Partial<Omit<TrafficStream, 'id'>>): void => changeStream(scenarioId, stream.id, part)
  const kind: LoadKind = choosingReplay ? 'replay' : load.kind
  return (
    <li className="rounded-button border border-line p-2" aria-label={`Traffic of ${name}`}>
      <div className="mb-1 flex items-center gap-1.5">
        <ServiceTile
          type={client?.type ?? ''}
          category={serviceOf(client?.type ?? '')?.category ?? 'clients'}
          size={16}
        />
        <h4 className="min-w-0 flex-1 truncate text-dense font-semibold">{name}</h4>
        <IconButton
          label={`Remove the traffic of ${name}`}
          size="dense"
          icon={<X />}
          onClick={() => removeStream(scenarioId, stream.id)}
        />
      </div>
      {clients.length > 1 || !client ? (
        <FieldRow
          label="Sent by"
          {...(client ? {} : { error: `${stream.target} no longer exists: choose who sends this.` })}
        >
          <Select
            value={client?.id}
            placeholder="Choose clients"
            options={clients.map((candidate) => ({ value: candidate.id, label: candidate.name }))}
            onValueChange={(target) => change({ target })}
          />
        </FieldRow>
      ) : null}
      <FieldRow label="Load">
        <Select
          value={kind}
          options={Object.entries(loadTitles).map(([value, label]) => ({ value: value as LoadKind, label }))}
          onValueChange={(next) => {
            setChoosingReplay(next === 'replay' && load.kind !== 'replay')
            if (next !== 'replay') change({ load: convertLoad(load, next, durationSeconds) })
          }}
        />
      </FieldRow>
      {kind === 'replay' && (
        <ReplayPicker
          file={load.kind === 'replay' ? (load.file ?? '') : undefined}
          onPick={(next) => {
            setChoosingReplay(false)
            change({ load: next })
          }}
        />
      )}
      {!choosingReplay && (
        <>
          <LoadCurveEditor
            load={load}
            durationSeconds={durationSeconds}
            unit={unit}
            label={`Load of ${name} over time`}
            onChange={(next) => change({ load: next })}
          />
          <LoadFields load={load} unit={unit} onChange={(next) => change({ load: next })} />
          {load.kind === 'replay' && <CutShort scenarioId={scenarioId} load={load} durationSeconds={durationSeconds} />}
        </>
      )}
      {!isClosedLoop(client) && (
        <FieldRow
          label="Spacing"
          help="How arrivals are spread around the load. Real users are close to Poisson; schedulers are even."
        >
          <Select
            value={stream.spacing}
            options={Object.entries(spacingTitles).map(([value, label]) => ({
              value: value as TrafficStream['spacing'],
              label,
            }))}
            onValueChange={(spacing) => change({ spacing })}
          />
        </FieldRow>
      )}
    </li>
  )
}
