import { type FieldSet, type Resource, serviceOf } from '../../sim/index'
import { select, setConfig, useProblems } from '../store'
import { PanelHeader } from '../ui/PanelHeader'
import { ServiceTile } from '../ui/ServiceTile'
import { noProblems } from './fieldProblems'
import { ProblemList } from './ProblemList'
import { SettingsForm } from './SettingsForm'
import { sharedFields } from './sharedFields'

/** Settings that several resources have in common: typing sets all of them. */
export function ManyResourcesInspector({ resources }: { resources: readonly Resource[] }) {
  const ids = resources.map(({ id }) => id)
  const problems = useProblems().filter(({ resourceId }) => resourceId !== null && ids.includes(resourceId))
  const types = [...new Set(resources.map(({ type }) => type))]
  const forms = types.map((type) => (serviceOf(type)?.fields ?? {}) as FieldSet)
  const only = types.length === 1 ? forms[0] : undefined
  // One form of a single type still leaves out the handler, which belongs to one resource alone.
  const fields = only ? sharedFields([only, { ...only }]) : sharedFields(forms)
  const count = (type: string): number => resources.filter((resource) => resource.type === type).length
  return (
    <>
      <PanelHeader
        leading={
          <ServiceTile type={types[0] ?? ''} category={serviceOf(types[0] ?? '')?.category ?? 'clients'} size={32} />
        }
        title={`${resources.length} resources`}
        subtitle={types.map((type) => `${count(type)} × ${serviceOf(type)?.title ?? type}`).join(', ')}
      />
      <ProblemList problems={problems} />
      {Object.keys(fields).length === 0 ? (
        <p className="px-3.5 py-2.5 text-dense text-muted">
          These have no settings in common. Select resources of one kind to set them together.
        </p>
      ) : (
        <SettingsForm
          key={ids.join(' ')}
          {...(types.length === 1 ? { type: types[0] } : {})}
          fields={fields}
          configs={resources.map(({ config }) => config)}
          problems={noProblems}
          onChange={(name, value) => setConfig(ids, name, value)}
        />
      )}
      <section className="px-2 py-2.5">
        <ul aria-label="Selected resources">
          {resources.map(({ id, type, name }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => select({ resourceIds: [id] })}
                className="focus-inset flex h-7 w-full items-center gap-2 rounded-field px-1.5 text-left text-dense hover:bg-hover"
              >
                <ServiceTile type={type} category={serviceOf(type)?.category ?? 'clients'} size={16} />
                <span className="truncate">{name}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
