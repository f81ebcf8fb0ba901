import { Fragment, useMemo } from 'react'
import {
  type AnyService,
  type Distribution,
  type Field,
  type FieldSet,
  type HandlerStep,
  type Resource,
  serviceOf,
  withDefaults,
} from '../../sim/index'
import { setConfig, useDocument, useProblemsOf, useResult } from '../store'
import { FieldChoicesProvider } from './choices/FieldChoices'
import { resourceChoices } from './choices/knownValues'
import { callTargets } from './callTargets'
import { EnvironmentCells } from './EnvironmentCells'
import { problemsByField } from './fieldProblems'
import { HandlerEditor } from './HandlerEditor'
import { groupOfLimit, limitHits } from './limitHits'
import { LimitBadge, LimitNotes } from './LimitNotes'
import { ProblemList } from './ProblemList'
import { ResourceHeader } from './ResourceHeader'
import { SettingsForm } from './SettingsForm'

/** All settings of one resource, with what its limits did in the last run. */
export function ResourceInspector({ resource }: { resource: Resource }) {
  const service = serviceOf(resource.type)
  return (
    <Fragment key={resource.id}>
      <ResourceHeader resource={resource} service={service} />
      {service ? (
        <ResourceForm resource={resource} service={service} />
      ) : (
        <p className="p-3.5 text-body text-muted">
          There is no service of type {resource.type}: its settings are kept as they are.
        </p>
      )}
    </Fragment>
  )
}

function ResourceForm({ resource, service }: { resource: Resource; service: AnyService }) {
  const fields = service.fields as FieldSet
  const problems = useProblemsOf(resource.id)
  const result = useResult()
  const config = useMemo(() => withDefaults(fields, resource.config), [fields, resource.config])
  const hints = useMemo(() => hintsOf(service, config), [service, config])
  const visible = problemsByField(problems, `resources[${resource.id}].config`, new Set(Object.keys(fields)))
  const entries = Object.entries(fields)
  const hits = result ? limitHits(result, resource.id) : []
  const measured = result?.resources[resource.id]
  const hitsIn = (group: string | null) =>
    hits.filter(({ throttle }) => groupOfLimit(entries, throttle.limitId) === group)
  const resources = useDocument(({ design }) => design.resources)
  const choices = useMemo(() => resourceChoices(resource, resources), [resource, resources])
  const change = (name: string, value: unknown): void => setConfig([resource.id], name, value)
  return (
    <>
      <ProblemList problems={visible.whole} />
      {result && hitsIn(null).length > 0 && (
        <section className="border-b border-line px-3.5 py-2.5">
          <LimitBadge hits={hitsIn(null)} />
          <LimitNotes hits={hitsIn(null)} result={result} service={service} />
        </section>
      )}
      <FieldChoicesProvider value={choices}>
        <SettingsForm
          type={resource.type}
          fields={fields}
          configs={[resource.config]}
          problems={visible}
          hints={hints}
          onChange={change}
          extras={(group) => ({
            badge: <LimitBadge hits={hitsIn(group)} />,
            below: result && (
              <>
                <LimitNotes hits={hitsIn(group)} result={result} service={service} />
                {group === 'Concurrency' && measured && <EnvironmentCells resource={measured} />}
              </>
            ),
          })}
          renderHandler={(name, field) => (
            <ResourceHandler
              key={name}
              name={name}
              field={field}
              resource={resource}
              service={service}
              problems={visible.byField.get(name) ?? []}
              onChange={change}
            />
          )}
        />
      </FieldChoicesProvider>
    </>
  )
}

interface ResourceHandlerProps {
  name: string
  field: Field
  resource: Resource
  service: AnyService
  problems: Parameters<typeof ProblemList>[0]['problems']
  onChange: (name: string, value: unknown) => void
}

function ResourceHandler({ name, field, resource, service, problems, onChange }: ResourceHandlerProps) {
  const resources = useDocument(({ design }) => design.resources)
  const connections = useDocument(({ design }) => design.connections)
  const targets = useMemo(
    () => callTargets({ resources, connections }, resource.id),
    [resources, connections, resource.id],
  )
  return (
    <HandlerEditor
      label={field.label}
      help={field.help}
      steps={(resource.config[name] ?? null) as HandlerStep[] | null}
      compute={computeOf(service.fields as FieldSet, resource.config)}
      targets={targets}
      problems={problems}
      onChange={(steps) => onChange(name, steps ?? undefined)}
    />
  )
}

/** The compute time of the default handler: the first random time among the handler's own settings. */
function computeOf(fields: FieldSet, config: Readonly<Record<string, unknown>>): Distribution {
  const own = Object.values(fields).find(({ kind }) => kind === 'handler')?.group
  const found = Object.entries(fields).find(([, field]) => field.kind === 'distribution' && field.group === own)
  const [name, field] = found ?? []
  if (name === undefined || field?.kind !== 'distribution') return { kind: 'constant', value: 10 }
  return (config[name] as Distribution | undefined) ?? field.default
}

function hintsOf(service: AnyService, config: Readonly<Record<string, unknown>>): Record<string, string> {
  const hints = (service.hints ?? {}) as Record<
    string,
    ((config: Readonly<Record<string, unknown>>) => string) | undefined
  >
  return Object.fromEntries(Object.entries(hints).map(([name, hint]) => [name, hint?.(config) ?? '']))
}
