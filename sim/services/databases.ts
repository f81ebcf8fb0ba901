import type { ComponentContext } from './define'

/** What a relational database offers to those that pool its connections. */
export interface DatabaseCapacity {
  /** Connections that applications can have: `max_connections` less what the engine keeps for superusers. */
  readonly maxConnections: number
  readonly vcpus: number
}

type Shared = Pick<ComponentContext<never>, 'shared'>

/** The databases of the account by resource id: each enters itself when it is made, so all are there from `start` on. */
export const databasesOf = (context: Shared): Map<string, DatabaseCapacity> =>
  context.shared('rds.databases', () => new Map())
