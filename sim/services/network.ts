import { AddressBook } from '../primitives/AddressPool'
import type { ComponentContext } from './define'

/** A way through the network that calls of one connection take. */
export interface Passage {
  /** Index of the resource at its end. */
  readonly destination: number
  /** Share of the bytes that go from one Availability Zone to another. */
  readonly zoneCrossing: number
  /** Calls come in from outside the VPC; otherwise they start inside. */
  readonly inbound: boolean
  /** Its other end is on the internet, not at AWS. */
  readonly internet: boolean
}

/**
 * A part of the network that keeps count of the calls that pass it: a gateway, an endpoint; or of those that end at
 * it. The run tells it of each call of a connection whose way leads over it.
 */
export interface NetworkHop {
  /** A call sets out. False when it is dropped here: it never gets an answer. */
  opened?(passage: Passage, bytes: number): boolean
  /** The reply comes back, after nothing went over its connection for a time. False when it is dropped here. */
  closed?(passage: Passage, bytes: number, idleMs: number): boolean
  /** A call ended here: it has no way further. */
  blocked?(): void
}

type Shared = Pick<ComponentContext<never>, 'shared'>

/**
 * The addresses of all subnets of the account: shared object `vpc.addresses`. Take one for each network interface
 * with `addressesOf(context).of(subnetId).take()`, from `start` on, and give it back with `release()`.
 */
export const addressesOf = (context: Shared): AddressBook => context.shared('vpc.addresses', () => new AddressBook())

export const NETWORK_HOPS = 'vpc.hops'

/** Parts of the network that keep count of what passes them, by resource id. */
export const networkHopsOf = (context: Shared): Map<string, NetworkHop> => context.shared(NETWORK_HOPS, () => new Map())
