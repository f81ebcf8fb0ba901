import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { serviceOf } from '../../sim/index'
import { select, setLayout, toggleResource, useCanvasPort, useDocument, useProblemsOf, useSelection } from '../store'
import { cx } from '../ui/cx'
import { EmptyState } from '../ui/EmptyState'
import { SearchField } from '../ui/SearchField'
import { ServiceTile } from '../ui/ServiceTile'
import { StatusGlyph } from '../ui/StatusGlyph'
import { type OutlineRow, outlineRows } from './outlineRows'

/** Everything drawn, as a tree by containment. Click or arrow keys select; Enter brings into view. */
export function OutlinePanel() {
  const design = useDocument((state) => state.design)
  const selected = useSelection((selection) => selection.resourceIds)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [query, setQuery] = useState('')
  const tree = useRef<HTMLUListElement>(null)
  const rows = useMemo(() => outlineRows(design, closed, query), [design, closed, query])

  if (design.resources.length === 0) {
    return (
      <EmptyState
        sentence="The outline lists what is drawn, by what contains it."
        action={{ label: 'Add a service', onSelect: () => setLayout({ leftTab: 'add' }) }}
      />
    )
  }

  const setOpen = (id: string, open: boolean): void => {
    const next = new Set(closed)
    if (open) next.delete(id)
    else next.add(id)
    setClosed(next)
  }
  const pick = (id: string): void => {
    select({ resourceIds: [id] })
    const items = [...(tree.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [])]
    items.find((item) => item.dataset.id === id)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = rows.findIndex(({ resource }) => resource.id === focusedId(event))
    const row = rows[at]
    if (!row) return
    const target = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[event.key]
    if (target) pick(target.resource.id)
    else if (event.key === 'ArrowRight' && row.hasChildren) setOpen(row.resource.id, true)
    else if (event.key === 'ArrowLeft' && row.hasChildren && !closed.has(row.resource.id))
      setOpen(row.resource.id, false)
    else if (event.key === 'ArrowLeft' && row.resource.parentId !== undefined) pick(row.resource.parentId)
    else if (event.key === 'Enter') reveal(row.resource.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const focusable = rows.some(({ resource }) => resource.id === selected[0]) ? selected[0] : rows[0]?.resource.id
  return (
    <>
      <div className="px-2 pb-2">
        <SearchField label="Filter the outline" value={query} onValueChange={setQuery} />
      </div>
      <ul
        ref={tree}
        role="tree"
        aria-label="Outline"
        aria-multiselectable
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-3"
      >
        {rows.map((row) => (
          <OutlineItem
            key={row.resource.id}
            row={row}
            open={!closed.has(row.resource.id)}
            selected={selected.includes(row.resource.id)}
            focusable={row.resource.id === focusable}
            onToggle={setOpen}
          />
        ))}
      </ul>
      {rows.length === 0 && <p className="px-3.5 pb-3 text-dense text-muted">Nothing matches “{query}”.</p>}
    </>
  )
}

interface OutlineItemProps {
  row: OutlineRow
  open: boolean
  selected: boolean
  /** The one row that Tab reaches. */
  focusable: boolean
  onToggle: (id: string, open: boolean) => void
}

function OutlineItem({ row: { resource, depth, hasChildren }, open, selected, focusable, onToggle }: OutlineItemProps) {
  const problems = useProblemsOf(resource.id)
  const category = serviceOf(resource.type)?.category
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <li
      role="treeitem"
      data-id={resource.id}
      aria-level={depth + 1}
      aria-selected={selected}
      aria-expanded={hasChildren ? open : undefined}
      tabIndex={focusable ? 0 : -1}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) toggleResource(resource.id)
        else select({ resourceIds: [resource.id] })
      }}
      onDoubleClick={() => reveal(resource.id)}
      style={{ paddingLeft: 6 + depth * 14 }}
      className={cx(
        'focus-inset flex h-7 cursor-default select-none items-center gap-2 rounded-button pr-1.5 text-dense transition-colors',
        selected ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      {hasChildren && (
        <Chevron
          aria-hidden
          className="-ml-1 -mr-1 size-3.5 shrink-0 text-faint"
          onClick={(event) => {
            event.stopPropagation()
            onToggle(resource.id, !open)
          }}
        />
      )}
      {category && <ServiceTile type={resource.type} category={category} size={16} />}
      <span className="min-w-0 flex-1 truncate">{resource.name}</span>
      {problems[0] && (
        <span title={problems.map(({ message }) => message).join('\n')} className="flex">
          <StatusGlyph
            size={12}
            status={problems[0].severity === 'error' ? 'fault' : 'error'}
            label={problems.length === 1 ? problems[0].message : `${problems.length} problems`}
          />
        </span>
      )}
    </li>
  )
}

function reveal(id: string): void {
  useCanvasPort.getState().port?.reveal([id])
}

function focusedId(event: KeyboardEvent): string | undefined {
  return event.target instanceof HTMLElement ? event.target.dataset.id : undefined
}
