import { useReactFlow } from '@xyflow/react'
import { Command } from 'cmdk'
import { useEffect, useMemo, useRef } from 'react'
import { CARD } from '../../sim/index'
import { useDocument } from '../store'
import { ServiceTile } from '../ui/ServiceTile'
import type { Origin } from './connecting/connecting'
import {
  choicesFor,
  closeNewResourceMenu,
  createResource,
  type NewResourceMenu,
  useNewResourceMenu,
} from './newResource'

const size = { width: 260, height: 320 }

/** The menu that creates a resource: searchable, and limited to what the connection under way allows. */
export function NewResourcePopup() {
  const menu = useNewResourceMenu((state) => state.menu)
  return menu && <Popup menu={menu} />
}

function Popup({ menu }: { menu: NewResourceMenu }) {
  const { screenToFlowPosition, flowToScreenPosition, getZoom } = useReactFlow()
  const popupRef = useRef<HTMLDivElement>(null)
  const groups = useMemo(() => choicesFor(menu.link), [menu.link])
  const anchor = useMemo(() => {
    if (menu.screen) return menu.screen
    const position = menu.link && useDocument.getState().design.view.positions[menu.link.resourceId]
    if (!position) return { x: window.innerWidth / 2 - size.width / 2, y: window.innerHeight / 3 }
    const { x, y } = flowToScreenPosition({ x: position.x + CARD.width, y: position.y })
    return { x: x + 24 * getZoom(), y }
  }, [menu, flowToScreenPosition, getZoom])

  useEffect(() => {
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && !popupRef.current?.contains(event.target)) closeNewResourceMenu()
    }
    window.addEventListener('pointerdown', onPointerDown, true)
    return () => window.removeEventListener('pointerdown', onPointerDown, true)
  }, [])

  const left = Math.max(8, Math.min(anchor.x, window.innerWidth - size.width - 8))
  const top = Math.max(8, Math.min(anchor.y, window.innerHeight - size.height - 8))
  return (
    <div
      ref={popupRef}
      role="dialog"
      aria-label={menu.link ? 'Connect with a new resource' : 'Add a resource'}
      className="floating fixed"
      style={{ left, top, width: size.width }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeNewResourceMenu()
        event.stopPropagation()
      }}
    >
      <Command loop label="Services">
        <Command.Input
          autoFocus
          placeholder={menu.link ? 'Connect with…' : 'Add…'}
          className="h-9 w-full border-b border-line bg-transparent px-3 text-dense outline-none placeholder:text-faint"
        />
        <Command.List className="max-h-70 overflow-y-auto p-1">
          <Command.Empty className="px-2 py-3 text-center text-dense text-muted">
            No service of that name fits here.
          </Command.Empty>
          {groups.map(({ title, choices }) => (
            <Command.Group
              key={title}
              heading={menu.link ? <LinkHeading title={title} link={menu.link} /> : title}
              className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint"
            >
              {choices.map((choice) => {
                const { service, ports, portTitle } = choice
                return (
                  <Command.Item
                    key={`${service.type} ${ports?.other}`}
                    value={`${service.title} ${ports?.own ?? ''} ${ports?.other ?? ''}`}
                    keywords={[...service.keywords, title]}
                    onSelect={() => {
                      closeNewResourceMenu()
                      createResource(choice, menu, screenToFlowPosition(anchor, { snapToGrid: false }))
                    }}
                    className="flex h-7.5 items-center gap-2 rounded-field px-2 text-dense select-none data-[selected=true]:bg-hover"
                  >
                    <ServiceTile type={service.type} category={service.category} size={20} />
                    <span className="min-w-0 flex-1 truncate">{service.title}</span>
                    {portTitle !== null && <span className="shrink-0 text-caption text-faint">{portTitle}</span>}
                  </Command.Item>
                )
              })}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </div>
  )
}

/** The port that a connection would leave from or arrive at. */
function LinkHeading({ title, link }: { title: string; link: Origin }) {
  return link.direction === 'out' ? <>{title} →</> : <>→ {title}</>
}
