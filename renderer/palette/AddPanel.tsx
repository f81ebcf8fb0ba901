import { useEffect, useRef, useState } from 'react'
import type { AnyService } from '../../sim/index'
import { drawnBoxes } from '../canvas/fitView'
import { addResource, useCanvasPort, useDocument, useUi } from '../store'
import { EmptyState } from '../ui/EmptyState'
import { SearchField } from '../ui/SearchField'
import { ServiceTile } from '../ui/ServiceTile'
import { Tooltip } from '../ui/Tooltip'
import { freePlace } from './freePlace'
import { bestMatch, searchServices } from './serviceSearch'

/** Type of the data that a service dragged onto the canvas carries: its type, as text. */
const serviceDragType = 'application/x-windtunnel-service'

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
        {groups.map(({ title, services }) => (
          <section key={title} aria-label={title}>
            <h2 className="px-1.5 pt-2 pb-1 text-dense font-semibold text-muted">{title}</h2>
            {services.map((service) => (
              <ServiceItem key={service.type} service={service} />
            ))}
          </section>
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
        className="focus-inset flex h-7.5 w-full items-center gap-2.5 rounded-button px-1.5 text-left text-body transition-colors hover:bg-hover active:cursor-grabbing"
      >
        <ServiceTile type={service.type} category={service.category} size={20} />
        <span className="min-w-0 truncate">{service.title}</span>
      </button>
    </Tooltip>
  )
}

/** Adds a service in the middle of what is on screen, beside what is there already. */
function addToCanvas(service: AnyService): void {
  const { port } = useCanvasPort.getState()
  const { design } = useDocument.getState()
  const id = addResource(service.type, freePlace(port?.centre() ?? { x: 400, y: 240 }, drawnBoxes(design)))
  port?.reveal([id])
}
