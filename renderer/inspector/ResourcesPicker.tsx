import { Check } from 'lucide-react'
import { useState } from 'react'
import { type Resource, type ResourcesField, serviceOf } from '../../sim/index'
import { cx } from '../ui/cx'
import { SearchField } from '../ui/SearchField'
import { ServiceTile } from '../ui/ServiceTile'

export interface ResourcesPickerProps {
  field: ResourcesField
  /** Resources of the types that may be named. */
  candidates: readonly Resource[]
  chosen: readonly string[]
  onCommit: (ids: string[]) => void
}

/** More than these need a search. */
const mostAtAGlance = 8

/** Chooses resources from those that a setting may name; of a single one the last click counts. */
export function ResourcesPicker({ field, candidates, chosen, onCommit }: ResourcesPickerProps) {
  const [query, setQuery] = useState('')
  const single = field.maxItems === 1
  const full = !single && chosen.length >= field.maxItems
  const words = query.trim().toLowerCase()
  const shown = candidates.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(words))
  const toggle = (id: string): void => {
    if (chosen.includes(id)) onCommit(chosen.filter((other) => other !== id))
    else onCommit(single ? [id] : [...chosen, id])
  }
  if (candidates.length === 0) {
    const kinds = field.types.map((type) => serviceOf(type)?.title ?? type).join(' or ') || 'resource'
    return <p className="p-1 text-muted">The design has no {kinds} yet: add one from the panel at the left.</p>
  }
  return (
    <>
      {candidates.length > mostAtAGlance && (
        <SearchField
          label={`Search ${field.label.toLowerCase()}`}
          value={query}
          onValueChange={setQuery}
          className="mb-1.5"
        />
      )}
      <ul aria-label={field.label} className="max-h-72 overflow-y-auto">
        {shown.map(({ id, name, type }) => {
          const isChosen = chosen.includes(id)
          return (
            <li key={id}>
              <button
                type="button"
                aria-pressed={isChosen}
                disabled={full && !isChosen}
                onClick={() => toggle(id)}
                className="focus-inset flex h-7 w-full items-center gap-2 rounded-field px-1.5 text-left hover:bg-hover disabled:opacity-45"
              >
                <Check aria-hidden className={cx('size-3.5 shrink-0 text-accent', !isChosen && 'invisible')} />
                <ServiceTile type={type} category={serviceOf(type)?.category ?? 'clients'} size={16} />
                <span className="min-w-0 flex-1 truncate">{name}</span>
                {id !== name && <span className="min-w-0 shrink-[4] truncate text-caption text-faint">{id}</span>}
              </button>
            </li>
          )
        })}
      </ul>
      {shown.length === 0 && <p className="px-1.5 py-1 text-muted">Nothing is called that.</p>}
      {full && <p className="px-1.5 pt-1.5 text-caption text-faint">At most {field.maxItems}.</p>}
    </>
  )
}
