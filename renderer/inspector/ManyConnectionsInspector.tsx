import { Spline } from 'lucide-react'
import type { Connection, FieldSet } from '../../sim/index'
import { setConnectionConfig, select, useDocument } from '../store'
import { PanelHeader } from '../ui/PanelHeader'
import { connectionSides } from './connectionSides'
import { noProblems } from './fieldProblems'
import { SettingsForm } from './SettingsForm'
import { sharedFields } from './sharedFields'

/** Settings that several connections have in common: typing sets all of them. */
export function ManyConnectionsInspector({ connections }: { connections: readonly Connection[] }) {
  const resources = useDocument(({ design }) => design.resources)
  const forms = connections.map((connection): FieldSet => {
    const [from, to] = connectionSides(connection, resources)
    return { ...from.fields, ...to.fields }
  })
  const fields = sharedFields(forms)
  const ids = connections.map(({ id }) => id)
  const nameOf = (id: string): string => resources.find((resource) => resource.id === id)?.name ?? id
  return (
    <>
      <PanelHeader
        leading={<Spline aria-hidden className="size-6 text-faint" />}
        title={`${connections.length} connections`}
      />
      {Object.keys(fields).length > 0 && (
        <SettingsForm
          key={ids.join(' ')}
          fields={fields}
          configs={connections.map(({ config }) => config)}
          problems={noProblems}
          onChange={(name, value) => setConnectionConfig(ids, name, value)}
        />
      )}
      <ul aria-label="Selected connections" className="px-2 py-2.5">
        {connections.map(({ id, from, to }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => select({ connectionIds: [id] })}
              className="focus-inset block h-7 w-full truncate rounded-field px-1.5 text-left text-dense hover:bg-hover"
            >
              {nameOf(from)} → {nameOf(to)}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
