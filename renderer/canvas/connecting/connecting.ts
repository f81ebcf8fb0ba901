import { create } from 'zustand'
import { type Design, legalTargets, type Point, serviceOf } from '../../../sim/index'
import { connect, type ConnectionEnds, reconnect, useDocument, verdictOn } from '../../store'
import { announce } from '../announcements'

/** Where a connection under way starts. */
export interface Origin {
  resourceId: string
  /** Null when it may be any of the resource's ports of that direction. */
  port: string | null
  /** Direction of the port it starts at: from an `in` port, the connection is drawn backwards. */
  direction: 'in' | 'out'
}

/** A connection being drawn, by pointer or keyboard. */
export interface Connecting {
  origin: Origin
  by: 'pointer' | 'keyboard'
  /** The connection whose end is being moved; null for a new one. */
  reconnectId: string | null
  /** Connections that would be legal, by the resource at the other end. */
  legal: ReadonlyMap<string, readonly ConnectionEnds[]>
  /** Resource under the pointer or chosen by keyboard. */
  target: string | null
  /** The connection that letting go, or Enter, would make. */
  chosen: ConnectionEnds | null
  /** Why the target cannot be connected. */
  reason: string | null
  /** Where the pointer is, client px; null by keyboard. */
  pointer: Point | null
}

export const useConnecting = create<{ connecting: Connecting | null }>()(() => ({ connecting: null }))

/** Starts drawing a connection. */
export function beginConnecting(origin: Origin, by: Connecting['by'], reconnectId: string | null = null): void {
  const legal = legalEnds(withoutConnection(useDocument.getState().design, reconnectId), origin)
  useConnecting.setState({
    connecting: { origin, by, reconnectId, legal, target: null, chosen: null, reason: null, pointer: null },
  })
}

/** Aims at a resource (and a port of it, when the pointer is on one), or at nothing. */
export function aim(target: string | null, port: string | null, pointer: Point | null): void {
  const { connecting } = useConnecting.getState()
  if (!connecting) return
  const { origin, legal } = connecting
  const self = target === origin.resourceId && port === null
  const candidates = target === null ? [] : (legal.get(target) ?? [])
  const chosen = self ? null : (candidates.find((ends) => port === null || otherPort(ends, origin) === port) ?? null)
  const known = connecting.target === target && connecting.chosen === chosen
  const reason =
    target === null || self || chosen ? null : known ? connecting.reason : reasonAgainst(target, port, connecting)
  useConnecting.setState({ connecting: { ...connecting, target: self ? null : target, chosen, reason, pointer } })
}

/** Of the connections that are legal with the target, chooses another: between other ports. Returns its number and how many there are. */
export function chooseOtherPorts(step: number): { number: number; count: number } | null {
  const { connecting } = useConnecting.getState()
  const candidates = connecting?.target ? (connecting.legal.get(connecting.target) ?? []) : []
  if (!connecting?.chosen || candidates.length < 2) return null
  const index = (candidates.indexOf(connecting.chosen) + step + candidates.length) % candidates.length
  useConnecting.setState({ connecting: { ...connecting, chosen: candidates[index]! } })
  return { number: index + 1, count: candidates.length }
}

/** Makes the chosen connection, if there is one, and ends. Returns whether it did. */
export function finishConnecting(): boolean {
  const { connecting } = useConnecting.getState()
  useConnecting.setState({ connecting: null })
  if (!connecting?.chosen) return false
  const { from, fromPort, to, toPort } = connecting.chosen
  const result =
    connecting.reconnectId === null
      ? connect(from, fromPort, to, toPort)
      : reconnect(connecting.reconnectId, connecting.chosen)
  const { resources } = useDocument.getState().design
  const nameOf = (id: string): string => resources.find((resource) => resource.id === id)?.name ?? id
  announce(result.ok ? `Connected ${nameOf(from)} to ${nameOf(to)}.` : result.reason)
  return result.ok
}

export const cancelConnecting = (): void => useConnecting.setState({ connecting: null })

/** Every legal connection from an origin, by the resource at the other end. */
function legalEnds(design: Design, origin: Origin): Map<string, ConnectionEnds[]> {
  const legal = new Map<string, ConnectionEnds[]>()
  for (const port of portsOf(design, origin)) {
    for (const other of legalTargets(design, origin.resourceId, port)) {
      const ends = endsOf(origin, port, other.resourceId, other.port)
      legal.set(other.resourceId, [...(legal.get(other.resourceId) ?? []), ends])
    }
  }
  return legal
}

/** Port at the other end than the origin. */
export const otherPort = (ends: ConnectionEnds, origin: Origin): string =>
  origin.direction === 'out' ? ends.toPort : ends.fromPort

function portsOf(design: Design, { resourceId, port, direction }: Origin): string[] {
  if (port !== null) return [port]
  return portsOfResource(design, resourceId)
    .filter((each) => each.direction === direction)
    .map(({ id }) => id)
}

function portsOfResource(design: Design, resourceId: string) {
  const type = design.resources.find(({ id }) => id === resourceId)?.type ?? ''
  return serviceOf(type)?.ports ?? []
}

function endsOf({ resourceId, direction }: Origin, port: string, otherId: string, other: string): ConnectionEnds {
  return direction === 'out'
    ? { from: resourceId, fromPort: port, to: otherId, toPort: other }
    : { from: otherId, fromPort: other, to: resourceId, toPort: port }
}

/** Why no connection to a resource is legal: the reason against its nearest port in kind. */
function reasonAgainst(target: string, port: string | null, { origin, reconnectId }: Connecting): string | null {
  const design = withoutConnection(useDocument.getState().design, reconnectId)
  const own = portsOfResource(design, origin.resourceId)
  const reachable = portsOfResource(design, target)
  const wanted = reachable.filter(({ id, direction }) => (port === null ? direction !== origin.direction : id === port))
  const others = wanted.length > 0 ? wanted : reachable
  const pairs = portsOf(design, origin).flatMap((id) => others.map((other) => ({ id, other })))
  const alike = pairs.find(({ id, other }) => own.find((each) => each.id === id)?.protocol === other.protocol)
  const pair = alike ?? pairs[0]
  if (!pair) return null
  const verdict = verdictOn(design, endsOf(origin, pair.id, target, pair.other.id))
  return verdict.legal ? null : verdict.reason
}

function withoutConnection(design: Design, id: string | null): Design {
  return id === null
    ? design
    : { ...design, connections: design.connections.filter((connection) => connection.id !== id) }
}
