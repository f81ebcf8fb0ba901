import { connectionVerdict, type Design, type Verdict } from '../../sim/index'
import { edit, useDocument } from './document'
import { insertSorted, newId } from './ids'
import { select } from './selection'

export interface ConnectionEnds {
  from: string
  fromPort: string
  to: string
  toPort: string
}

/** A connection was made (its id), or why it cannot be. */
export type ConnectResult = { ok: true; id: string } | { ok: false; reason: string }

/** Connects two ports in the direction of the data, if AWS allows it, and selects the connection. */
export function connect(from: string, fromPort: string, to: string, toPort: string): ConnectResult {
  const { design } = useDocument.getState()
  const verdict = verdictOn(design, { from, fromPort, to, toPort })
  if (!verdict.legal) return { ok: false, reason: verdict.reason }
  const id = newId(`${from} to ${to}`, design.connections)
  edit('connect', (draft) => insertSorted(draft.connections, { id, from, fromPort, to, toPort, config: {} }))
  select({ connectionIds: [id] })
  return { ok: true, id }
}

/** Moves an end of a connection to other ports; its settings are kept. */
export function reconnect(id: string, ends: ConnectionEnds): ConnectResult {
  const { design } = useDocument.getState()
  const without = { ...design, connections: design.connections.filter((connection) => connection.id !== id) }
  const verdict = verdictOn(without, ends)
  if (!verdict.legal) return { ok: false, reason: verdict.reason }
  edit('reconnect', (draft) => {
    const connection = draft.connections.find((candidate) => candidate.id === id)
    if (connection) Object.assign(connection, ends)
  })
  return { ok: true, id }
}

/** Whether a connection may be added to a design, and if not, why in words. */
export function verdictOn({ resources, connections }: Design, ends: ConnectionEnds): Verdict {
  const typeOf = (resourceId: string): string => resources.find(({ id }) => id === resourceId)?.type ?? ''
  const leaving = connections.filter(({ from, fromPort }) => from === ends.from && fromPort === ends.fromPort)
  return connectionVerdict(typeOf(ends.from), ends.fromPort, typeOf(ends.to), ends.toPort, {
    sameResource: ends.from === ends.to,
    duplicate: leaving.some(({ to, toPort }) => to === ends.to && toPort === ends.toPort),
    fromConnections: leaving.length,
    toConnections: connections.filter(({ to, toPort }) => to === ends.to && toPort === ends.toPort).length,
  })
}

/** Sets a setting of one or many connections; `undefined` resets it to the default. */
export function setConnectionConfig(ids: readonly string[], field: string, value: unknown): void {
  edit(
    `change ${field}`,
    (draft) => {
      for (const connection of draft.connections) {
        if (!ids.includes(connection.id)) continue
        if (value === undefined) delete connection.config[field]
        else connection.config[field] = value
      }
    },
    { typingKey: `connection ${ids.join(' ')} ${field}` },
  )
}
