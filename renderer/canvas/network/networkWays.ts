import { type Design, type NetworkPath, networkPaths } from '../../../sim/index'
import { useDocument, useSelection } from '../../store'

/** A connection without a way through the network. */
export interface Broken {
  /** What is missing, in words. */
  missing: string
  help: string
  /** Where on the line it is broken, canvas px. */
  x: number
  y: number
}

const none: ReadonlyMap<string, NetworkPath> = new Map()
let known: { resources: Design['resources']; connections: Design['connections']; ways: typeof none } | null = null

/** Ways of a design's connections through its VPCs, by connection id. Computed again only when more than places has changed. */
export function networkWays(design: Design): ReadonlyMap<string, NetworkPath> {
  const { resources, connections } = design
  if (known?.resources === resources && known.connections === connections) return known.ways
  known = { resources, connections, ways: networkPaths(design) }
  return known.ways
}

/** What is missing on a connection's way, and from how many of its subnets. */
export function missingText(path: Extract<NetworkPath, { reachable: false }>): string {
  if (path.share === 1) return path.missing
  const broken = path.routes.filter(({ missing }) => missing !== null).length
  return `From ${broken} of its ${path.routes.length} subnets: ${path.missing}`
}

/** Resource that blocks a connection's way; null where none can be named. */
export const blockerOf = (path: NetworkPath): string | null =>
  path.routes.find(({ missing }) => missing !== null)?.blockedBy ?? null

/** Whether a resource is on the way of the connection selected, or blocks it. */
export type Hop = 'none' | 'passed' | 'blocker'

export const useHop = (resourceId: string): Hop => {
  const connectionId = useSelection(({ connectionIds }) => (connectionIds.length === 1 ? connectionIds[0]! : null))
  return useDocument(({ design }) => (connectionId === null ? 'none' : hopOf(design, connectionId, resourceId)))
}

function hopOf(design: Design, connectionId: string, resourceId: string): Hop {
  const path = networkWays(design).get(connectionId)
  if (!path) return 'none'
  if (blockerOf(path) === resourceId) return 'blocker'
  return path.routes.some(({ hops }) => hops.includes(resourceId)) ? 'passed' : 'none'
}
