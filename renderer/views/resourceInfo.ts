import { type Design, type RunResult, serviceOf } from '../../sim/index'
import type { ServiceCategory } from '../ui/ServiceTile'
import { compareNames } from '../ui/tableSort'

/** How a resource of a run is named and drawn. */
export interface ResourceInfo {
  id: string
  name: string
  type: string
  /** AWS's own name of the service. */
  title: string
  category: ServiceCategory
}

/** A resource of a run; one that the run does not have is named by its id. */
export function resourceInfo(result: RunResult, id: string): ResourceInfo {
  const resource = result.resources[id]
  const type = resource?.type ?? ''
  const service = serviceOf(type)
  return {
    id,
    name: resource?.name ?? id,
    type,
    title: service?.title ?? type,
    category: service?.category ?? 'clients',
  }
}

/** Resources of a run in the order a request meets them: what nothing flows into first. */
export function resourcesInFlow(result: RunResult): ResourceInfo[] {
  const depths = depthsOf(Object.keys(result.resources), Object.values(result.connections))
  return Object.keys(result.resources)
    .map((id) => resourceInfo(result, id))
    .sort((a, b) => (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0) || compareNames(a.name, b.name))
}

/** Longest way from a source to each resource, in connections; a cycle is cut where it closes. */
export function depthsOf(
  ids: readonly string[],
  connections: readonly Pick<Design['connections'][number], 'from' | 'to'>[],
): Map<string, number> {
  const outgoing = new Map<string, string[]>()
  for (const { from, to } of connections) if (from !== to) outgoing.set(from, [...(outgoing.get(from) ?? []), to])
  const targets = new Set(connections.filter(({ from, to }) => from !== to).map(({ to }) => to))
  const depths = new Map<string, number>()
  const onPath = new Set<string>()
  const visit = (id: string, depth: number): void => {
    if (onPath.has(id) || (depths.get(id) ?? -1) >= depth) return
    depths.set(id, depth)
    onPath.add(id)
    for (const next of outgoing.get(id) ?? []) visit(next, depth + 1)
    onPath.delete(id)
  }
  for (const id of ids) if (!targets.has(id)) visit(id, 0)
  // What lies on a cycle without an entry still gets a place.
  for (const id of ids) if (!depths.has(id)) visit(id, 0)
  return depths
}
