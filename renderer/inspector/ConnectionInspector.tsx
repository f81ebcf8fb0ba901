import { ArrowRight } from 'lucide-react'
import { Fragment, useMemo } from 'react'
import { type Connection, type FieldSet, type Resource, serviceOf } from '../../sim/index'
import { select, setConnectionConfig, useDocument, useProblems } from '../store'
import { ServiceTile } from '../ui/ServiceTile'
import { FieldChoicesProvider } from './choices/FieldChoices'
import { connectionChoices } from './choices/knownValues'
import { type ConnectionSide, connectionSides } from './connectionSides'
import { ConnectionTraffic } from './ConnectionTraffic'
import { problemsByField } from './fieldProblems'
import { functionArn } from './functionArn'
import { ProblemList } from './ProblemList'
import { SettingsForm } from './SettingsForm'

/** A connection: its ends, its settings on the side where AWS has them, its traffic. */
export function ConnectionInspector({ connection }: { connection: Connection }) {
  const resources = useDocument(({ design }) => design.resources)
  const sides = connectionSides(connection, resources)
  const names = new Set(sides.flatMap(({ fields }) => Object.keys(fields)))
  const path = `connections[${connection.id}]`
  const problems = problemsByField(
    useProblems().filter((problem) => problem.path === path || problem.path?.startsWith(`${path}.`)),
    `${path}.config`,
    names,
  )
  const [from, to] = [connection.from, connection.to].map((id) => resources.find((resource) => resource.id === id))
  return (
    <>
      <header className="border-b border-line px-3.5 py-2.5">
        <h2 className="sr-only">
          Connection from {from?.name ?? connection.from} to {to?.name ?? connection.to}
        </h2>
        <div className="flex min-w-0 items-center gap-1">
          <End resource={from} />
          <ArrowRight aria-hidden className="size-4 shrink-0 text-faint" />
          <End resource={to} />
        </div>
        <p className="mt-0.5 truncate text-caption text-muted">{sides.map(({ portTitle }) => portTitle).join(' → ')}</p>
      </header>
      <ProblemList problems={problems.whole} />
      <ConnectionTraffic connectionId={connection.id} />
      {sides.every(({ fields }) => Object.keys(fields).length === 0) ? (
        <p className="px-3.5 py-2.5 text-dense text-muted">
          This connection has no settings. How often it is used is set in the handler of its source.
        </p>
      ) : (
        sides
          .filter(({ fields }) => Object.keys(fields).length > 0)
          .map((side) => <SideForm key={side.end} side={side} connection={connection} problems={problems} />)
      )}
    </>
  )
}

interface SideFormProps {
  side: ConnectionSide
  connection: Connection
  problems: ReturnType<typeof problemsByField>
}

function SideForm({ side, connection, problems }: SideFormProps) {
  const region = useDocument(({ design }) => design.region)
  const resources = useDocument(({ design }) => design.resources)
  const resource = resources.find(({ id }) => id === connection[side.end])
  const choices = useMemo(() => connectionChoices(resource), [resource])
  const arn = functionArn(resource, region, connection.config['qualifier'])
  return (
    <FieldChoicesProvider value={choices}>
      <SettingsForm
        key={`${connection.id} ${side.end}`}
        fields={side.fields as FieldSet}
        configs={[connection.config]}
        problems={problems}
        notes={arn === null ? {} : { qualifier: <Arn text={arn} /> }}
        defaultTitle={side.portTitle}
        extras={(title) =>
          title === 'Configuration'
            ? {
                below: (
                  <p className="mt-1.5 text-caption text-faint">
                    In AWS these are settings of {side.resourceName} ({side.serviceTitle}).
                  </p>
                ),
              }
            : {}
        }
        onChange={(name, value) => setConnectionConfig([connection.id], name, value)}
      />
    </FieldChoicesProvider>
  )
}

/** An ARN that goes on in the next line between its parts. */
function Arn({ text }: { text: string }) {
  return (
    <span className="font-mono">
      {text.split(/(?<=:)/).map((part, index) => (
        <Fragment key={`${index} ${part}`}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  )
}

function End({ resource }: { resource: Resource | undefined }) {
  if (!resource) return <span className="text-fault">missing</span>
  return (
    <button
      type="button"
      aria-label={`Select ${resource.name}`}
      onClick={() => select({ resourceIds: [resource.id] })}
      className="flex min-w-0 items-center gap-1.5 rounded-field px-1 py-0.5 text-body font-semibold hover:bg-hover"
    >
      <ServiceTile type={resource.type} category={serviceOf(resource.type)?.category ?? 'clients'} size={20} />
      <span className="truncate">{resource.name}</span>
    </button>
  )
}
