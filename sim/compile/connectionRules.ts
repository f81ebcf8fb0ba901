import type { Connection, Design } from '../design/types'
import { listed, withArticle } from '../design/words'
import { services as registry } from '../services'
import type { AnyService, Port } from '../services/define'
import type { Protocol } from '../services/ports'

/** Whether a connection may be drawn, and if not, why, in words for someone new to AWS. */
export type Verdict = { legal: true } | { legal: false; reason: string }

/** What is already connected. */
export interface ConnectionContext {
  /** Both ends are the same resource. */
  sameResource?: boolean
  /** The same two ports are connected already. */
  duplicate?: boolean
  /** Connections that the port it leaves has already. */
  fromConnections?: number
  /** Connections that the port it enters has already. */
  toConnections?: number
}

/** An end that a connection may have. */
export interface PortOfType {
  type: string
  port: string
}

/** A resource's port that a connection may have as its other end. */
export interface PortOfResource {
  resourceId: string
  port: string
}

/** What travels over a connection, by protocol. */
const CARRIES: Record<Protocol, string> = {
  request: 'calls that wait for a reply',
  event: 'events pushed without waiting',
  pull: 'messages that the consumer polls for',
  shard: 'records that the consumer reads shard by shard',
  reach: 'network connections inside a VPC',
}

const LEGAL: Verdict = { legal: true }
const illegal = (reason: string): Verdict => ({ legal: false, reason })

/** Whether a port of one type may be connected with a port of another. */
export function connectionVerdict(
  fromType: string,
  fromPort: string,
  toType: string,
  toPort: string,
  context: ConnectionContext = {},
  services: readonly AnyService[] = registry,
): Verdict {
  const from = findPort(fromType, fromPort, services)
  const to = findPort(toType, toPort, services)
  if (typeof from === 'string') return illegal(from)
  if (typeof to === 'string') return illegal(to)
  return portVerdict(from, to, context, services)
}

/** Whether a connection may be added to a design as it is. */
export function verdictInDesign(
  design: Design,
  ends: ConnectionEnds,
  services: readonly AnyService[] = registry,
): Verdict {
  const from = design.resources.find((resource) => resource.id === ends.from)
  const to = design.resources.find((resource) => resource.id === ends.to)
  if (from === undefined || to === undefined) return illegal('Both ends of a connection must be resources.')
  const context = new PortUses(design.connections).contextOf(ends)
  return connectionVerdict(from.type, ends.fromPort, to.type, ends.toPort, context, services)
}

/** Ends on other resources that a connection at this port may have: targets of an `out` port, sources of an `in` port. */
export function legalTargets(
  design: Design,
  resourceId: string,
  portId: string,
  services: readonly AnyService[] = registry,
): PortOfResource[] {
  const typeOf = new Map(design.resources.map((resource) => [resource.id, resource.type]))
  const here = findPort(typeOf.get(resourceId) ?? '', portId, services)
  if (typeof here === 'string') return []
  const uses = new PortUses(design.connections)
  const byType = new Map(services.map((service) => [service.type, service]))
  const legal: PortOfResource[] = []
  for (const other of design.resources) {
    const service = byType.get(other.type)
    for (const port of service?.ports ?? []) {
      const there = { service: service!, port }
      const [from, to] = here.port.direction === 'out' ? [here, there] : [there, here]
      if (!compatible(from, to)) continue
      const ends =
        here.port.direction === 'out'
          ? { from: resourceId, fromPort: portId, to: other.id, toPort: port.id }
          : { from: other.id, fromPort: port.id, to: resourceId, toPort: portId }
      const verdict = portVerdict(from, to, uses.contextOf(ends), services)
      if (verdict.legal) legal.push({ resourceId: other.id, port: port.id })
    }
  }
  return legal
}

/** Services that could be created at the other end of a connection begun at this port, in the registry's order. */
export function legalNewTypes(type: string, portId: string, services: readonly AnyService[] = registry): PortOfType[] {
  const here = findPort(type, portId, services)
  if (typeof here === 'string') return []
  const legal: PortOfType[] = []
  for (const service of services) {
    for (const port of service.ports) {
      const there = { service, port }
      const [from, to] = here.port.direction === 'out' ? [here, there] : [there, here]
      if (compatible(from, to)) legal.push({ type: service.type, port: port.id })
    }
  }
  return legal
}

/** Counts the connections at each port of a design, for the context of a verdict. */
export class PortUses {
  private readonly counts = new Map<string, number>()
  private readonly pairs = new Set<string>()

  constructor(connections: Iterable<ConnectionEnds>) {
    for (const connection of connections) this.add(connection)
  }

  add(ends: ConnectionEnds): void {
    for (const key of [outKey(ends), inKey(ends)]) this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
    this.pairs.add(pairKey(ends))
  }

  contextOf(ends: ConnectionEnds): ConnectionContext {
    return {
      sameResource: ends.from === ends.to,
      duplicate: this.pairs.has(pairKey(ends)),
      fromConnections: this.counts.get(outKey(ends)) ?? 0,
      toConnections: this.counts.get(inKey(ends)) ?? 0,
    }
  }
}

export type ConnectionEnds = Pick<Connection, 'from' | 'fromPort' | 'to' | 'toPort'>

// Ids and ports never contain a space or an arrow.
const outKey = (ends: ConnectionEnds): string => `${ends.from} ${ends.fromPort} >`
const inKey = (ends: ConnectionEnds): string => `> ${ends.to} ${ends.toPort}`
const pairKey = (ends: ConnectionEnds): string => `${ends.from} ${ends.fromPort} > ${ends.to} ${ends.toPort}`

interface End {
  service: AnyService
  port: Port
}

function findPort(type: string, portId: string, services: readonly AnyService[]): End | string {
  const service = services.find((candidate) => candidate.type === type)
  if (service === undefined) return `There is no service of type ${type}.`
  const port = service.ports.find((candidate) => candidate.id === portId)
  return port === undefined ? `${service.title} has no port ${portId}.` : { service, port }
}

/** Whether two ports could be connected at all, whatever is connected already. */
const compatible = (from: End, to: End): boolean =>
  from.port.direction === 'out' &&
  to.port.direction === 'in' &&
  from.port.protocol === to.port.protocol &&
  allows(from, to) &&
  allows(to, from)

const allows = (end: End, other: End): boolean =>
  end.port.only === undefined || end.port.only.includes(other.service.type)

function portVerdict(from: End, to: End, context: ConnectionContext, services: readonly AnyService[]): Verdict {
  const fromTitle = from.service.title
  const toTitle = to.service.title
  if (from.port.direction === 'in') {
    return illegal(`${from.port.title} of ${withArticle(fromTitle)} only receives: a connection cannot begin there.`)
  }
  if (to.port.direction === 'out') {
    return illegal(`${to.port.title} of ${withArticle(toTitle)} only sends: a connection cannot end there.`)
  }
  if (from.port.protocol !== to.port.protocol) return illegal(mismatch(from, to, services))
  for (const [end, other] of [
    [from, to],
    [to, from],
  ] as const) {
    if (!allows(end, other)) {
      const allowed = end.port.only!.map((type) => titleOf(type, services))
      return illegal(
        `${end.port.title} of ${withArticle(end.service.title)} can be connected only with ${listed(allowed, 'or')}, not with ${withArticle(other.service.title)}.`,
      )
    }
  }
  if (context.sameResource) return illegal(`${capital(withArticle(fromTitle))} cannot be connected with itself.`)
  if (context.duplicate) return illegal('These two are already connected in this way.')
  for (const [end, count] of [
    [from, context.fromConnections ?? 0],
    [to, context.toConnections ?? 0],
  ] as const) {
    const most = end.port.maxConnections
    if (most !== undefined && count >= most) {
      return illegal(
        `${end.port.title} of ${withArticle(end.service.title)} can have ${most} ${most === 1 ? 'connection' : 'connections'}, and has ${count} already. Remove one first.`,
      )
    }
  }
  return LEGAL
}

/** Names what both sides are for, and what could be connected instead: another port of the same target, or other services. */
function mismatch(from: End, to: End, services: readonly AnyService[]): string {
  const fits = (service: AnyService): Port | undefined =>
    service.ports.find((port) => compatible(from, { service, port }))
  const difference = `${from.port.title} of ${withArticle(from.service.title)} is for ${CARRIES[from.port.protocol]}; ${to.port.title} of ${withArticle(to.service.title)} takes ${CARRIES[to.port.protocol]}.`
  const other = fits(to.service)
  if (other !== undefined) return `${difference} Connect it with ${other.title} instead.`
  const others = services.filter((service) => fits(service) !== undefined)
  if (others.length === 0) return difference
  const titles = others.slice(0, 4).map((service) => withArticle(service.title))
  return `${difference} Connect it with ${listed(others.length > 4 ? [...titles, 'others'] : titles, 'or')} instead.`
}

const titleOf = (type: string, services: readonly AnyService[]): string => {
  const service = services.find((candidate) => candidate.type === type)
  return service === undefined ? type : withArticle(service.title)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
