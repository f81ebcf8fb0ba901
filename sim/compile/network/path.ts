/** Why there is no way through the network. */
type PathObstacle =
  /** The subnet has no route to where the target is. */
  | 'route'
  /** The route leads to the internet gateway, which needs a public address. */
  | 'publicAddress'
  /** The target cannot be reached from outside its VPC. */
  | 'private'
  /** A security group does not let the call out or in. */
  | 'securityGroup'

/** The way from one subnet of the caller, or from outside every VPC, to the target. */
export interface NetworkRoute {
  /** Subnet of the caller; null when it is outside every VPC. */
  subnetId: string | null
  /** Ids of what it passes, in order: subnets, gateways, endpoints; up to where it ends. */
  hops: readonly string[]
  /** What is missing, in words; null when the target is reached. */
  missing: string | null
  /** What to do about it; empty when nothing is missing. */
  help: string
  obstacle: PathObstacle | null
  /** Share of the bytes that go from one Availability Zone to another. */
  zoneCrossing: number
  /** Its other end is on the internet, not at AWS. */
  internet: boolean
  /** Who blocks it, when something does: a subnet, a security group, a gateway. */
  blockedBy: string | null
}

/**
 * How a connection gets through the network. The network interfaces of a caller are spread over its subnets: each
 * has a route of its own, and one without a way makes its share of the calls end in a timeout.
 */
export type NetworkPath =
  | { reachable: true; hops: readonly string[]; routes: readonly NetworkRoute[] }
  | {
      reachable: false
      /** What is missing on the first route without a way. */
      missing: string
      help: string
      obstacle: PathObstacle
      hops: readonly string[]
      /** Share of the caller's routes that have no way, above 0. */
      share: number
      routes: readonly NetworkRoute[]
    }

/** Sums routes up. */
export function pathOf(routes: readonly NetworkRoute[]): NetworkPath {
  const broken = routes.filter(({ missing }) => missing !== null)
  const first = broken[0]
  if (first === undefined) return { reachable: true, hops: routes[0]?.hops ?? [], routes }
  return {
    reachable: false,
    missing: first.missing!,
    help: first.help,
    obstacle: first.obstacle!,
    hops: first.hops,
    share: broken.length / routes.length,
    routes,
  }
}
