import { ChevronDown, X } from 'lucide-react'
import { type Resource, type ResourcesField, serviceOf } from '../../sim/index'
import { select, useCanvasPort, useDocument } from '../store'
import { cx } from '../ui/cx'
import { useField } from '../ui/FieldRow'
import { fieldBox } from '../ui/fieldBox'
import { IconButton } from '../ui/IconButton'
import { Popover } from '../ui/Popover'
import { ServiceTile } from '../ui/ServiceTile'
import { ResourcesPicker } from './ResourcesPicker'

export interface ResourcesControlProps {
  field: ResourcesField
  /** Ids in the order in which they were chosen; undefined: the selected have different ones. */
  value: readonly string[] | undefined
  placeholder?: string
  /** Accessible name, outside a FieldRow. */
  label?: string
  onCommit: (value: string[]) => void
}

/** Other resources of the design that a setting names: each leads to its resource, a list offers those that may be named. */
export function ResourcesControl({ field, value, placeholder = 'none', label, onCommit }: ResourcesControlProps) {
  const resources = useDocument(({ design }) => design.resources)
  const row = useField()
  const chosen = value ?? []
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      {chosen.map((id) => (
        <Chosen
          key={id}
          id={id}
          resource={resources.find((candidate) => candidate.id === id)}
          onRemove={() => onCommit(chosen.filter((other) => other !== id))}
        />
      ))}
      <Popover
        label={field.label}
        side="left"
        className="w-72 !p-2"
        trigger={
          <button
            type="button"
            id={row?.id}
            aria-label={label}
            aria-invalid={row?.invalid || undefined}
            aria-describedby={row?.describedBy}
            className={cx(
              fieldBox({
                size: 'dense',
                invalid: row?.invalid ?? false,
                differs: row?.differs ?? false,
                disabled: false,
              }),
              'focus-inset pr-1.5 pl-2 text-left text-faint data-[state=open]:border-accent',
            )}
          >
            <span className="min-w-0 flex-1 truncate">
              {chosen.length > 0 ? `${chosen.length} chosen` : placeholder}
            </span>
            <ChevronDown aria-hidden className="size-3.5 shrink-0" />
          </button>
        }
      >
        <ResourcesPicker
          field={field}
          candidates={resources.filter(({ type }) => field.types.length === 0 || field.types.includes(type))}
          chosen={chosen}
          onCommit={onCommit}
        />
      </Popover>
    </div>
  )
}

interface ChosenProps {
  id: string
  resource: Resource | undefined
  onRemove: () => void
}

function Chosen({ id, resource, onRemove }: ChosenProps) {
  const name = resource?.name ?? id
  return (
    <div className="flex h-6.5 min-w-0 items-center rounded-field bg-raised">
      {resource ? (
        <button
          type="button"
          aria-label={`Select ${name}`}
          title={id === name ? `Select ${name}` : `Select ${name} (${id})`}
          onClick={() => {
            select({ resourceIds: [id] })
            useCanvasPort.getState().port?.reveal([id])
          }}
          className="focus-inset flex h-full min-w-0 flex-1 items-center gap-1.5 rounded-field px-1.5 text-left text-dense hover:bg-hover"
        >
          <ServiceTile type={resource.type} category={serviceOf(resource.type)?.category ?? 'clients'} size={16} />
          <span className="min-w-0 truncate">{name}</span>
          {id !== name && <span className="min-w-0 shrink-[4] truncate text-caption text-faint">{id}</span>}
        </button>
      ) : (
        <span className="min-w-0 flex-1 truncate px-1.5 text-dense text-fault" title={`${id} does not exist`}>
          {id} is missing
        </span>
      )}
      <IconButton
        label={`Remove ${name}`}
        size="dense"
        icon={<X />}
        className="!text-faint hover:!text-text"
        onClick={onRemove}
      />
    </div>
  )
}
