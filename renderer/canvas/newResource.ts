import { create } from 'zustand'
import {
  type AnyService,
  CARD,
  layoutOf,
  legalNewTypes,
  type Point,
  placedPorts,
  serviceOf,
  sizeOf,
} from '../../sim/index'
import { addResource, asOneStep, connect, edit, type Position, useCanvasPort, useDocument } from '../store'
import { announce } from './announcements'
import { freePlace } from '../palette/freePlace'
import { searchServices } from '../palette/serviceSearch'
import type { Origin } from './connecting/connecting'
import { containerAt, middleOf } from './containers/containerAt'
import { makeRoom } from './containers/makeRoom'
import { onGrid } from './gestures/snap'

/** Which side of a card a new one is put on. */
export type Side = 'left' | 'right' | 'up' | 'down'

/** The small menu that creates a resource, possibly connected to one that is there. */
export interface NewResourceMenu {
  /** Where it opens, client px; null beside the linked resource, or in the middle. */
  screen: Point | null
  /** The connection to make with what is created; null for none. */
  link: Origin | null
  /** Where the new card goes from the linked one when there is no place on screen. */
  side: Side
}

export const useNewResourceMenu = create<{ menu: NewResourceMenu | null }>()(() => ({ menu: null }))

export function openNewResourceMenu({ screen = null, link = null, side = 'right' }: Partial<NewResourceMenu>): void {
  useNewResourceMenu.setState({ menu: { screen, link, side } })
}

export function closeNewResourceMenu(): void {
  useNewResourceMenu.setState({ menu: null })
  useCanvasPort.getState().port?.focus()
}

/** Something that the menu offers. */
export interface NewResourceChoice {
  service: AnyService
  /** Ports to connect: the existing resource's and the new one's; null without link. */
  ports: { own: string; other: string } | null
  /** Title of the new resource's port, where a service offers more than one there. */
  portTitle: string | null
}

/** Choices of one kind: of a group of services, or over one port of the linked resource. */
export interface ChoiceGroup {
  title: string
  choices: NewResourceChoice[]
}

/** What may be created: every service, or those that AWS lets be connected with the linked port; from a card, by its ports. */
export function choicesFor(link: Origin | null): ChoiceGroup[] {
  if (!link) {
    return searchServices('').map(({ title, services }) => ({
      title,
      choices: services.map((service) => ({ service, ports: null, portTitle: null })),
    }))
  }
  const type = useDocument.getState().design.resources.find(({ id }) => id === link.resourceId)?.type ?? ''
  const own = (serviceOf(type)?.ports ?? []).filter(({ id, direction }) =>
    link.port === null ? direction === link.direction : id === link.port,
  )
  return own
    .map(({ id, title }) => ({ title, choices: choicesAt(type, id) }))
    .filter(({ choices }) => choices.length > 0)
}

function choicesAt(type: string, port: string): NewResourceChoice[] {
  const legal = legalNewTypes(type, port)
  return legal.flatMap((each) => {
    const service = serviceOf(each.type)
    if (!service) return []
    const several = legal.filter((other) => other.type === each.type).length > 1
    const title = service.ports.find(({ id }) => id === each.port)?.title ?? null
    return [{ service, ports: { own: port, other: each.port }, portTitle: several ? title : null }]
  })
}

/** Creates the chosen resource and its connection as one undo step. `at` is where the port of the connection, or the card's middle, goes. */
export function createResource(
  { service, ports }: NewResourceChoice,
  { link, side, screen }: NewResourceMenu,
  at: Position,
): void {
  asOneStep(() => {
    const atPoint = screen !== null || link === null
    const place = atPoint
      ? unlessCovering(cardAt(service, ports?.other ?? null, link?.direction ?? null, at))
      : freePlaceBeside(link.resourceId, side)
    const corner = onGrid(place)
    const { design } = useDocument.getState()
    const box = { ...corner, ...sizeOf(service) }
    const { frameId } = containerAt(design, layoutOf(design).frames, service.type, middleOf(box))
    const id = addResource(service.type, corner, frameId ?? undefined)
    edit(`add ${service.title}`, (draft) => makeRoom(draft, [id]))
    if (!link || !ports) return announce(`${service.title} added.`)
    const result =
      link.direction === 'out'
        ? connect(link.resourceId, ports.own, id, ports.other)
        : connect(id, ports.other, link.resourceId, ports.own)
    announce(result.ok ? `${service.title} added and connected.` : result.reason)
    useCanvasPort.getState().port?.reveal([id])
  })
}

/** Top left corner of a card whose port (or middle) is at a point. */
function cardAt(
  service: AnyService,
  port: string | null,
  direction: Origin['direction'] | null,
  at: Position,
): Position {
  const { width, height } = sizeOf(service)
  if (port === null || direction === null) return { x: at.x - width / 2, y: at.y - height / 2 }
  // Once connected, the port is the first of its side.
  const top = placedPorts(service.ports, new Set([port])).find(({ id }) => id === port)?.top ?? 0
  return { x: direction === 'out' ? at.x : at.x - width, y: at.y - top }
}

/** The place itself, or the nearest free one when a card there would cover another or a note. */
function unlessCovering(place: Position): Position {
  const { design } = useDocument.getState()
  // Not frames: a card may be put into one.
  const drawn = [...layoutOf(design).cards.values(), ...design.notes]
  const covers = drawn.some(
    ({ x, y, width, height }) =>
      x < place.x + CARD.width && x + width > place.x && y < place.y + CARD.height && y + height > place.y,
  )
  return covers ? freePlace({ x: place.x + CARD.width / 2, y: place.y + CARD.height / 2 }, drawn) : place
}

const gapX = 80
const gapY = 40

/** The nearest free place on a side of a card, further down while others are in the way. */
function freePlaceBeside(resourceId: string, side: Side): Position {
  const { positions } = useDocument.getState().design.view
  const here = positions[resourceId] ?? { x: 0, y: 0 }
  const step = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[side] as [number, number]
  const place = { x: here.x + step[0] * (CARD.width + gapX), y: here.y + step[1] * (CARD.height + gapY) }
  const taken = (): boolean =>
    Object.values(positions).some(
      ({ x, y }) => Math.abs(x - place.x) < CARD.width + 16 && Math.abs(y - place.y) < CARD.height + 16,
    )
  const further = step[1] === 0 ? { x: 0, y: CARD.height + gapY } : { x: CARD.width + gapX, y: 0 }
  while (taken()) {
    place.x += further.x
    place.y += further.y
  }
  return place
}
