import { X } from 'lucide-react'
import { useState } from 'react'
import { type Fault, type Scenario, serviceOf } from '../../sim/index'
import { DistributionControl } from '../inspector/DistributionControl'
import { NumberControl } from '../inspector/NumberControl'
import { addFault, changeFault, removeFault, useDocument } from '../store'
import { FieldRow } from '../ui/FieldRow'
import { IconButton } from '../ui/IconButton'
import { Select } from '../ui/Select'
import { AddableSection } from './AddableSection'
import { FaultTimeline } from './FaultTimeline'
import { convertEffect, type EffectKind, effectLooks } from './faultSpans'
import { tidy } from './loadShape'

/** What goes wrong in a scenario, and when. */
export function Faults({ scenario }: { scenario: Scenario }) {
  const resources = useDocument(({ design }) => design.resources)
  const [chosen, setChosen] = useState<string>()
  const selected = scenario.faults.find(({ id }) => id === chosen) ?? scenario.faults[0]
  const victims = resources.filter(({ type }) => !serviceOf(type)?.traffic)
  const nameOf = (id: string): string => resources.find((resource) => resource.id === id)?.name ?? id
  const add = (): void => {
    const target = victims[0]?.id
    if (target === undefined) return
    const seconds = scenario.durationSeconds
    const effect = { kind: 'error', probability: 0.2 } as const
    setChosen(
      addFault(scenario.id, {
        target,
        startSeconds: tidy(seconds * 0.4),
        durationSeconds: tidy(seconds * 0.2),
        effect,
      }),
    )
  }
  return (
    <AddableSection
      title="Faults"
      add="Add fault"
      onAdd={add}
      disabled={victims.length === 0}
      empty={
        scenario.faults.length === 0 &&
        'Nothing goes wrong. Add an outage, errors or a slow dependency and see who notices.'
      }
    >
      {selected && (
        <>
          <FaultTimeline
            scenarioId={scenario.id}
            faults={scenario.faults}
            durationSeconds={scenario.durationSeconds}
            nameOf={nameOf}
            selectedId={selected.id}
            onSelect={setChosen}
          />
          <FaultFields
            key={selected.id}
            scenarioId={scenario.id}
            fault={selected}
            victims={victims.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </>
      )}
    </AddableSection>
  )
}

interface FaultFieldsProps {
  scenarioId: string
  fault: Fault
  victims: readonly { value: string; label: string }[]
}

const mostSeconds = 31 * 86_400

function FaultFields({ scenarioId, fault, victims }: FaultFieldsProps) {
  const { effect } = fault
  const change = (part: Partial<Omit<Fault, 'id'>>): void => changeFault(scenarioId, fault.id, part)
  const known = victims.some(({ value }) => value === fault.target)
  return (
    <div role="group" aria-label={effectLooks[effect.kind].title} className="rounded-button border border-line p-2">
      <div className="flex items-center">
        <h4 className="min-w-0 flex-1 truncate text-dense font-semibold">{effectLooks[effect.kind].title}</h4>
        <IconButton
          label="Remove this fault"
          size="dense"
          icon={<X />}
          onClick={() => removeFault(scenarioId, fault.id)}
        />
      </div>
      <FieldRow
        label="Happens to"
        {...(known ? {} : { error: `${fault.target} no longer exists: choose a resource.` })}
      >
        <Select
          value={known ? fault.target : undefined}
          options={victims}
          onValueChange={(target) => change({ target })}
          placeholder="Choose a resource"
        />
      </FieldRow>
      <FieldRow label="Kind" hint={effectLooks[effect.kind].help}>
        <Select
          value={effect.kind}
          options={Object.entries(effectLooks).map(([kind, { title }]) => ({
            value: kind as EffectKind,
            label: title,
          }))}
          onValueChange={(kind) => change({ effect: convertEffect(effect, kind) })}
        />
      </FieldRow>
      {(effect.kind === 'error' || effect.kind === 'throttle') && (
        <FieldRow label="Share">
          <NumberControl
            field={{ label: 'Share', unit: 'percent', min: 0, max: 100, integer: false }}
            value={Number((effect.probability * 100).toPrecision(12))}
            hint="of requests"
            onCommit={(percent) =>
              percent !== null && change({ effect: { kind: effect.kind, probability: percent / 100 } })
            }
          />
        </FieldRow>
      )}
      {effect.kind === 'latency' && (
        <FieldRow label="Added time" stacked>
          <DistributionControl
            name="Added time"
            unit="ms"
            value={effect.delay}
            onCommit={(delay) => change({ effect: { kind: 'latency', delay } })}
          />
        </FieldRow>
      )}
      <FieldRow label="From">
        <NumberControl
          field={{ label: 'From', unit: 's', min: 0, max: mostSeconds, integer: false }}
          value={fault.startSeconds}
          onCommit={(startSeconds) => startSeconds !== null && change({ startSeconds })}
        />
      </FieldRow>
      {effect.kind !== 'coldFlush' && (
        <FieldRow label="Lasts">
          <NumberControl
            field={{ label: 'Lasts', unit: 's', min: 0.001, max: mostSeconds, integer: false }}
            value={fault.durationSeconds}
            onCommit={(durationSeconds) => durationSeconds !== null && change({ durationSeconds })}
          />
        </FieldRow>
      )}
    </div>
  )
}
