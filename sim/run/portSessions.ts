import type { Calls } from '../kernel/Calls'
import type { AnyService, Component } from '../services/define'

/** Operations that open and close a session at a port; null when its calls need none. */
export type PortSession = { readonly open: number; readonly close: number } | null

/** The sessions of a service's ports, by port. */
export function portSessions(service: AnyService): readonly PortSession[] {
  const operation = (id: string): number => service.operations.findIndex((candidate) => candidate.id === id)
  return service.ports.map(({ session }) =>
    session === undefined ? null : { open: operation(session.open), close: operation(session.close) },
  )
}

/** Closes the session that `opening` has opened at a target behind its caller's back: the caller has given up meanwhile. */
export function closeAbandoned(
  calls: Calls,
  opening: number,
  target: Component,
  port: number,
  session: PortSession,
): void {
  if (session === null || calls.operation[opening] !== session.open) return
  const close = calls.allocate(-1, 0)
  calls.operation[close] = session.close
  calls.link[close] = calls.link[opening]!
  target.receive!(close, port)
}
