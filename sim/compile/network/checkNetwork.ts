import { connectionPath, type ProblemList, resourcePath } from '../../design/problems'
import { listed } from '../../design/words'
import type { DesignIndex } from '../designIndex'
import type { NetworkMap, NetworkResource } from './NetworkMap'
import { networkOf, pathsOf } from './networkPaths'

/** Resources stand in one VPC together with their security groups, and calls find a way to where they go. */
export function checkNetwork(index: DesignIndex, problems: ProblemList): void {
  if (index.ofType('aws.ec2.subnet').length === 0) return
  const map = networkOf(index)
  for (const resource of map.resources.values()) checkPlacement(map, resource, problems)
  const connections = new Map(index.connections.map((indexed) => [indexed.connection.id, indexed]))
  for (const [id, path] of pathsOf(index, map)) {
    if (path.reachable) continue
    const { connection, from, to } = connections.get(id)!
    const some =
      path.share < 1
        ? `${path.routes.filter(({ missing }) => missing !== null).length} of its ${path.routes.length} subnets: `
        : ''
    problems.warning(
      'network.unreachable',
      { resourceId: connection.from, path: connectionPath(id) },
      `${from.resource.name} cannot reach ${to.resource.name}${some === '' ? ': ' : ` from ${some}`}${path.missing}. Its calls end in timeouts.`,
      path.help,
    )
  }
}

/** AWS takes subnets and security groups of one VPC only. */
function checkPlacement(map: NetworkMap, resource: NetworkResource, problems: ProblemList): void {
  const { subnetIds, securityGroupIds } = map.placementOf(resource)
  const vpcIds = [...new Set(subnetIds.map((id) => map.subnets.get(id)!.vpcId))]
  const place = { resourceId: resource.id, path: resourcePath(resource.id) }
  if (vpcIds.length > 1) {
    problems.error(
      'network.severalVpcs',
      place,
      `The subnets of ${resource.name} are in different VPCs, ${listed(vpcIds.map((id) => nameOf(map, id)))}: AWS takes subnets of one VPC only.`,
      'Choose subnets of the same VPC.',
    )
    return
  }
  const strangers = securityGroupIds.filter((id) => {
    const group = map.resources.get(id)
    return vpcIds.length === 1 && group !== undefined && group.parentId !== vpcIds[0]
  })
  if (strangers.length > 0)
    problems.error(
      'network.groupElsewhere',
      place,
      `${resource.name} is in the VPC ${nameOf(map, vpcIds[0]!)}, but ${strangers.length === 1 ? 'the security group' : 'the security groups'} ${listed(strangers.map((id) => nameOf(map, id)))} ${strangers.length === 1 ? 'is' : 'are'} not.`,
      'Choose security groups of the same VPC as the subnets.',
    )
}

const nameOf = (map: NetworkMap, id: string): string => map.resources.get(id)?.name ?? id
