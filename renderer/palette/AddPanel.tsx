import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type AnyService, sizeOf } from '../../sim/index'
import { drawnBoxes } from '../canvas/fitView'
import { addAt, addInto } from '../canvas/containers/addAt'
import { mayStandIn, useCanvasPort, useDocument, useSelection, useUi } from '../store'
import { EmptyState } from '../ui/EmptyState'
import { cx } from '../ui/cx'
import { SearchField } from '../ui/SearchField'
import { ServiceTile } from '../ui/ServiceTile'
import { Tooltip } from '../ui/Tooltip'
import { freePlace } from './freePlace'
import { toggleGroup, useOpenGroups } from './openGroups'
import { bestMatch, searchServices, type ServiceGroup } from './serviceSearch'

/** Type of the data that a service dragged onto the canvas carries: its type, as text. */
const serviceDragType = 'application/x-windtunnel-service'

/** Tiles that a closed group shows beside its title. */
const mostTiles = 4

/** The services, grouped and searchable. Drag one onto the canvas, or press Enter to add it in the middle. */
export function AddPanel() {
  const [query, setQuery] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const focusRequest = useUi((ui) => ui.searchFocus)
  const groups = searchServices(query)
  useEffect(() => {
    if (!focusRequest) return
    // In the next frame: a dialog that the request came from has let go of the focus then.
    const frame = requestAnimationFrame(() => {
      setQuery('')
      search.current?.focus()
      useUi.setState({ searchFocus: false })
    })
    return () => cancelAnimationFrame(frame)
  }, [focusRequest])

  const moveFocus = (by: number): void => {
    const items = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLButtonElement)
    if (at + by < 0) search.current?.focus()
    else items[Math.min(items.length - 1, at + by)]?.focus()
  }

  return (
    <div
      className="flex min-h-0 flex-1 flex-col"
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        moveFocus(event.key === 'ArrowDown' ? 1 : -1)
      }}
    >
      <div className="px-2 pb-2">
        <SearchField
          ref={search}
          label="Search services"
          shortcut="/"
          value={query}
          onValueChange={setQuery}
          onKeyDown={(event) => {
            if (event.key === '/') {
              // The key that leads here begins anew here too: no service has it in its name.
              event.preventDefault()
              setQuery('')
            }
            const service = event.key === 'Enter' ? bestMatch(query) : undefined
            if (service) addToCanvas(service)
          }}
        />
      </div>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-3">
        {groups.map((group) => (
          <Group key={group.id} group={group} searching={query.trim() !== ''} />
        ))}
        {groups.length === 0 && (
          <EmptyState
            sentence={`No service matches “${query}”.`}
            action={{ label: 'Show all services', onSelect: () => setQuery('') }}
            className="!h-auto py-8"
          />
        )}
      </div>
    </div>
  )
}

/** A group under its title; closed, it shows the tiles of what is in it. While searching, all are open. */
function Group({ group: { id, title, services }, searching }: { group: ServiceGroup; searching: boolean }) {
  const isOpen = useOpenGroups(({ open }) => open.includes(id)) || searching
  const tiles = services.slice(0, mostTiles)
  return (
    <section aria-label={title}>
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          disabled={searching}
          onClick={() => toggleGroup(id)}
          className="focus-inset mt-0.5 flex h-6.5 w-full items-center gap-1 rounded-button pr-1.5 pl-0.5 text-left text-dense font-semibold text-muted enabled:hover:text-text"
        >
          <ChevronRight
            aria-hidden
            className={cx('size-3.5 shrink-0 text-faint transition-transform', isOpen && 'rotate-90')}
          />
          <span className="min-w-0 flex-1 truncate">{title}</span>
          {!isOpen && (
            <span aria-hidden className="flex shrink-0 items-center gap-1">
              {tiles.map(({ type, category }) => (
                <ServiceTile key={type} type={type} category={category} size={16} />
              ))}
              {services.length > mostTiles && (
                <span className="text-caption font-normal text-faint">+{services.length - mostTiles}</span>
              )}
            </span>
          )}
        </button>
      </h2>
      {isOpen && services.map((service) => <ServiceItem key={service.type} service={service} />)}
    </section>
  )
}

function ServiceItem({ service }: { service: AnyService }) {
  return (
    <Tooltip content={service.summary} side="right">
      <button
        type="button"
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(serviceDragType, service.type)
          event.dataTransfer.effectAllowed = 'copy'
        }}
        onClick={(event) => {
          // A single click only says what it is; Enter and a double click add it.
          if (event.detail === 0) addToCanvas(service)
        }}
        onDoubleClick={() => addToCanvas(service)}
        className="focus-inset flex h-6.5 w-full items-center gap-2.5 rounded-button px-1.5 text-left text-body transition-colors hover:bg-hover active:cursor-grabbing"
      >
        <ServiceTile type={service.type} category={service.category} size={20} />
        <span className="min-w-0 truncate">{service.title}</span>
      </button>
    </Tooltip>
  )
}

/** Adds a service to the container that is selected or that the selection stands in, else in the middle of what is on screen, beside what is there already. */
function addToCanvas(service: AnyService): void {
  const { port } = useCanvasPort.getState()
  const { design } = useDocument.getState()
  const frameId = containerOfSelection(service.type)
  const place = freePlace(port?.centre() ?? { x: 400, y: 240 }, drawnBoxes(design), sizeOf(service))
  const { width, height } = sizeOf(service)
  const id =
    frameId === null
      ? addAt(service.type, { x: place.x + width / 2, y: place.y + height / 2 })
      : addInto(frameId, service.type)
  port?.reveal([id])
}

/** The innermost container at the selected resource that takes a type. */
function containerOfSelection(type: string): string | null {
  const { resources } = useDocument.getState().design
  const [only, second] = useSelection.getState().resourceIds
  const find = (id: string | undefined) => resources.find((resource) => resource.id === id)
  const seen = new Set<string>()
  let at = second === undefined ? find(only) : undefined
  for (; at && !seen.has(at.id); at = find(at.parentId)) {
    if (mayStandIn(type, at)) return at.id
    seen.add(at.id)
  }
  return null
}
