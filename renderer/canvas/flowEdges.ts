import type { Design } from '../../sim/index'
import type { Broken } from './network/networkWays'
import type { Route } from './edges/RouteCache'
import type { ConnectionEdge } from './flowTypes'

/** Connections as the canvas draws them. Edges of unchanged connections keep their identity. */
export class EdgeCache {
  private edges = new Map<string, ConnectionEdge>()

  update(
    design: Design,
    routes: ReadonlyMap<string, Route>,
    selectedIds: readonly string[],
    brokenOf: ReadonlyMap<string, Broken>,
  ): ConnectionEdge[] {
    const selected = new Set(selectedIds)
    const names = new Map(design.resources.map(({ id, name }) => [id, name]))
    const next = new Map<string, ConnectionEdge>()
    for (const connection of design.connections) {
      const { id, from, fromPort, to, toPort } = connection
      const route = routes.get(id)
      if (!route) continue
      const fromName = names.get(from) ?? from
      const toName = names.get(to) ?? to
      const isSelected = selected.has(id)
      const broken = brokenOf.get(id) ?? null
      const before = this.edges.get(id)
      const same =
        before !== undefined &&
        before.data?.connection === connection &&
        before.data.route === route &&
        before.data.fromName === fromName &&
        before.data.toName === toName &&
        sameBreak(before.data.broken, broken) &&
        before.selected === isSelected
      next.set(
        id,
        same
          ? before
          : {
              id,
              type: 'connection',
              source: from,
              sourceHandle: fromPort,
              target: to,
              targetHandle: toPort,
              selected: isSelected,
              data: { connection, route, fromName, toName, broken },
              ariaLabel: `Connection from ${fromName} to ${toName}${broken ? `, no way through the network: ${broken.missing}` : ''}`,
              domAttributes: { 'aria-roledescription': 'connection' },
            },
      )
    }
    this.edges = next
    return [...next.values()]
  }
}

const sameBreak = (a: Broken | null, b: Broken | null): boolean =>
  a === b || (a !== null && b !== null && a.x === b.x && a.y === b.y && a.missing === b.missing && a.help === b.help)
