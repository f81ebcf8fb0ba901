import type { NetworkPlacement } from '../../services/define'
import { internetWay, REACHED, type Way, type WayEnd } from './internetWay'
import type { NetworkMap, NetworkResource, SubnetPlace } from './NetworkMap'
import { pathOf, type NetworkPath, type NetworkRoute } from './path'
import { groupsOf, letsIn, letsOut } from './securityGroups'

/** Port of every AWS API. */
const HTTPS = 443

interface Caller {
  resource: NetworkResource
  placement: NetworkPlacement
}

interface Target {
  resource: NetworkResource
  port: number
  /** Name of the AWS API it is reached through, if it is one. */
  api: string | null
  /** Where it stands, unless it is outside every VPC or reached through an API. */
  placement: NetworkPlacement
  subnets: readonly SubnetPlace[]
}

/**
 * How calls to a port of a resource get there through the network; null when no VPC has to do with it. AWS APIs and
 * the internet are reached from everywhere outside a VPC; invoking a function is a call of Lambda's API.
 */
export function networkPath(
  map: NetworkMap,
  from: NetworkResource,
  to: NetworkResource,
  toPort: string,
): NetworkPath | null {
  if (map.isEmpty) return null
  const { network, ports } = to.service
  const api = ports.find(({ id }) => id === toPort)?.endpoint ?? network?.endpoint ?? null
  if (network === undefined && api === null) return null
  if (api !== null && from.service.network?.callsApisFromOutside === true) return null
  const caller = { resource: from, placement: map.placementOf(from) }
  const placement = map.placementOf(to)
  const target: Target = {
    resource: to,
    api,
    port: api === null ? (network?.tcpPort?.(to.config as never) ?? HTTPS) : HTTPS,
    placement,
    subnets: api === null ? placement.subnetIds.map((id) => map.subnets.get(id)!) : [],
  }
  if (caller.placement.subnetIds.length === 0) {
    if (target.subnets.length === 0) return null
    return pathOf([{ subnetId: null, internet: from.service.category === 'clients', ...fromOutside(map, target) }])
  }
  const internet = api === null && target.subnets.length === 0
  return pathOf(
    caller.placement.subnetIds.map(
      (id): NetworkRoute => ({ subnetId: id, internet, ...fromSubnet(map, id, caller, target) }),
    ),
  )
}

function fromSubnet(map: NetworkMap, subnetId: string, caller: Caller, target: Target): Way {
  const subnet = map.subnets.get(subnetId)!
  if (target.subnets[0]?.vpcId === subnet.vpcId) return localWay(map, subnet, caller, target)
  if (target.api !== null) {
    const endpoint = endpointWay(map, subnet, caller, target)
    if (endpoint !== null) return endpoint
  }
  if (target.subnets.length > 0) {
    const inside = fromOutside(map, target)
    if (inside.missing !== null)
      return { ...inside, hops: [subnet.id], blockedBy: subnet.id, ...elsewhere(map, target) }
  }
  if (isNowhere(target)) return { hops: [subnet.id], zoneCrossing: 0, ...nowhere(target.resource, subnet) }
  const way = internetWay(map, subnet, caller.resource, caller.placement.publicAddress, target.api)
  return way.missing === null ? { ...way, ...outbound(map, subnet, caller, target) } : way
}

/** Inside one VPC every subnet reaches every other: only security groups decide. */
function localWay(map: NetworkMap, subnet: SubnetPlace, caller: Caller, target: Target): Way {
  const { vpcId } = subnet
  const zoneCrossing = target.subnets.filter(({ zone }) => zone !== subnet.zone).length / target.subnets.length
  const hops = [subnet.id, ...(zoneCrossing > 0 ? [vpcId] : []), ...target.subnets.map(({ id }) => id)]
  const own = groupsOf(caller.placement.securityGroupIds, vpcId)
  const theirs = groupsOf(target.placement.securityGroupIds, vpcId)
  for (const { cidr } of target.subnets)
    if (!letsOut(map, own, target.port, { groups: theirs, addresses: cidr }))
      return { hops, zoneCrossing, ...noOutboundRule(map, own, caller, target) }
  if (!letsIn(map, theirs, target.port, { groups: own, addresses: subnet.cidr }))
    return { hops, zoneCrossing, ...noInboundRule(map, theirs, caller.resource.name, target) }
  return { hops, zoneCrossing, ...REACHED }
}

/** Through a VPC endpoint of the API; null when the subnet has none. With one, nothing else is tried: names lead to it. */
function endpointWay(map: NetworkMap, subnet: SubnetPlace, caller: Caller, target: Target): Way | null {
  const { vpcId } = subnet
  const viaInterface = map.interfaceEndpoint(vpcId, target.api!)
  const own = groupsOf(caller.placement.securityGroupIds, vpcId)
  if (viaInterface !== undefined) {
    const { resource, subnetIds } = viaInterface
    const places = subnetIds.flatMap((id) => map.subnets.get(id) ?? [])
    const theirs = groupsOf(viaInterface.securityGroupIds, vpcId)
    const hops = [subnet.id, resource.id]
    const end = { ...target, resource }
    for (const { cidr } of places)
      if (!letsOut(map, own, HTTPS, { groups: theirs, addresses: cidr }))
        return { hops, zoneCrossing: 0, ...noOutboundRule(map, own, caller, end) }
    if (!letsIn(map, theirs, HTTPS, { groups: own, addresses: subnet.cidr }))
      return { hops, zoneCrossing: 0, ...noInboundRule(map, theirs, caller.resource.name, end) }
    return { hops, zoneCrossing: 0, ...REACHED }
  }
  const viaGateway = map.gatewayEndpoint(subnet, target.api!)
  if (viaGateway === undefined) return null
  return { hops: [subnet.id, viaGateway.resource.id], zoneCrossing: 0, ...outbound(map, subnet, caller, target) }
}

/** Whether the caller's security groups let it call something outside the VPC. */
function outbound(map: NetworkMap, subnet: SubnetPlace, caller: Caller, target: Target): WayEnd {
  const groups = groupsOf(caller.placement.securityGroupIds, subnet.vpcId)
  return letsOut(map, groups, target.port, 'internet') ? REACHED : noOutboundRule(map, groups, caller, target)
}

/** From outside its VPC, a target must be public: an address, a route that replies take, and an inbound rule. */
function fromOutside(map: NetworkMap, target: Target): Way {
  const { resource, placement, subnets } = target
  const [first] = subnets
  const gateway = map.internetGateway(first!.vpcId)
  const closed = subnets.find(({ internetRoute }) => internetRoute !== 'internetGateway')
  if (!placement.publicAddress)
    return { hops: [], zoneCrossing: 0, blockedBy: first!.id, obstacle: 'private', ...unreachable(map, target) }
  if (gateway === undefined || closed !== undefined)
    return {
      hops: gateway === undefined ? [] : [gateway.id],
      missing:
        gateway === undefined
          ? `the VPC ${nameOf(map, first!.vpcId)} has no internet gateway`
          : `subnet ${closed!.name} of ${resource.name} does not route to the internet gateway`,
      help:
        gateway === undefined
          ? `Add an internet gateway to ${nameOf(map, first!.vpcId)}.`
          : `Set the internet route of ${closed!.name} to the internet gateway.`,
      obstacle: 'route',
      blockedBy: (closed ?? first!).id,
      zoneCrossing: 0,
    }
  const groups = groupsOf(placement.securityGroupIds, first!.vpcId)
  const hops = [gateway.id, ...subnets.map(({ id }) => id)]
  const end = letsIn(map, groups, target.port, 'internet')
    ? REACHED
    : noInboundRule(map, groups, 'the internet', target)
  return { hops, zoneCrossing: 0, ...end }
}

/** A resource that can stand in a VPC, and stands in none, is reached over the internet only with a public address. */
const isNowhere = ({ resource, api, placement, subnets }: Target): boolean =>
  api === null && subnets.length === 0 && resource.service.network?.placement !== undefined && !placement.publicAddress

const nowhere = ({ name }: NetworkResource, subnet: SubnetPlace): WayEnd => ({
  missing: `${name} is in no subnet`,
  help: `Choose subnets of the same VPC for ${name}.`,
  obstacle: 'private',
  blockedBy: subnet.id,
})

function unreachable(map: NetworkMap, { resource, subnets }: Target): Pick<WayEnd, 'missing' | 'help'> {
  return {
    missing: `${resource.name} stands in the VPC ${nameOf(map, subnets[0]!.vpcId)} without a public IP address: it is reached only from inside that VPC`,
    help: `Call it from inside the VPC, or give it a public address in a subnet that routes to the internet gateway.`,
  }
}

function elsewhere(map: NetworkMap, { resource, subnets }: Target): Pick<WayEnd, 'missing' | 'help' | 'obstacle'> {
  const vpc = nameOf(map, subnets[0]!.vpcId)
  return {
    missing: `${resource.name} stands in another VPC, ${vpc}, and is not public`,
    help: `Put both into one VPC, or give ${resource.name} a public address and a rule that lets the internet in.`,
    obstacle: 'private',
  }
}

function noOutboundRule(map: NetworkMap, groups: readonly string[], caller: Caller, target: Target): WayEnd {
  return {
    missing: `${groupsInWords(map, groups, 'no outbound rule')} of ${caller.resource.name} lets TCP ${target.port} out to ${target.resource.name}`,
    help: `Add an outbound rule for TCP ${target.port} to ${nameOf(map, groups[0]!)}.`,
    obstacle: 'securityGroup',
    blockedBy: groups[0]!,
  }
}

function noInboundRule(map: NetworkMap, groups: readonly string[], from: string, target: Target): WayEnd {
  return {
    missing: `${groupsInWords(map, groups, 'no inbound rule')} of ${target.resource.name} lets TCP ${target.port} in from ${from}`,
    help: `Add an inbound rule for TCP ${target.port} from ${from} to ${nameOf(map, groups[0]!)}.`,
    obstacle: 'securityGroup',
    blockedBy: groups[0]!,
  }
}

const groupsInWords = (map: NetworkMap, ids: readonly string[], what: string): string =>
  `${what} of the security group${ids.length > 1 ? 's' : ''} ${ids.map((id) => nameOf(map, id)).join(' and ')}`

const nameOf = (map: NetworkMap, id: string): string => map.resources.get(id)?.name ?? `“${id}”`
