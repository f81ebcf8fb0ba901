import { ProblemList } from '../../design/problems'
import type { Design } from '../../design/types'
import { services as registry } from '../../services'
import type { AnyService } from '../../services/define'
import { checkReferences } from '../checkReferences'
import { checkResources } from '../checkResources'
import { DesignIndex } from '../designIndex'
import { NetworkMap, type NetworkResource } from './NetworkMap'
import { networkPath } from './networkPath'
import type { NetworkPath } from './path'

/** The network of a design under check: resources whose settings have errors are left out. */
export function networkOf(index: DesignIndex): NetworkMap {
  const resources: NetworkResource[] = []
  for (const indexed of index.resources.values()) {
    if (!indexed.sound) continue
    const { id, type, name, parentId } = indexed.resource
    const { service } = indexed
    resources.push({
      id,
      type,
      name,
      ...(parentId === undefined ? {} : { parentId }),
      service,
      config: index.configOf(indexed),
    })
  }
  return new NetworkMap(resources)
}

/** Ways of a design's connections through its VPCs, by connection id; connections that no VPC has to do with are left out. */
export function pathsOf(index: DesignIndex, map: NetworkMap): Map<string, NetworkPath> {
  const paths = new Map<string, NetworkPath>()
  if (map.isEmpty) return paths
  for (const { connection, fromPort } of index.connections) {
    const from = map.resources.get(connection.from)
    const to = map.resources.get(connection.to)
    if (fromPort.protocol !== 'request' || from === undefined || to === undefined) continue
    const path = networkPath(map, from, to, connection.toPort)
    if (path !== null) paths.set(connection.id, path)
  }
  return paths
}

/** Ways of a design as it is drawn right now, even if it cannot run, by connection id. */
export function networkPaths(design: Design, services: readonly AnyService[] = registry): Map<string, NetworkPath> {
  const index = new DesignIndex(design, services)
  const problems = new ProblemList()
  checkResources(index, problems)
  checkReferences(index, problems)
  return pathsOf(index, networkOf(index))
}
