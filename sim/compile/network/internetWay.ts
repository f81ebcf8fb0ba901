import type { NetworkMap, NetworkResource, SubnetPlace } from './NetworkMap'
import type { NetworkRoute } from './path'

/** What a way ends with: reached, or what is missing. */
export type WayEnd = Pick<NetworkRoute, 'missing' | 'help' | 'obstacle' | 'blockedBy'>

/** A way, apart from the subnet that it starts in. */
export type Way = WayEnd & Pick<NetworkRoute, 'hops' | 'zoneCrossing'>

export const REACHED: WayEnd = { missing: null, help: '', obstacle: null, blockedBy: null }

/**
 * The way from a subnet to the internet, by its route for 0.0.0.0/0.
 *
 * @param api name of the AWS API wanted, for which a VPC endpoint would do too; null for anything else
 */
export function internetWay(
  map: NetworkMap,
  subnet: SubnetPlace,
  from: NetworkResource,
  publicAddress: boolean,
  api: string | null,
): Way {
  const orEndpoint = api === null ? '' : ` or a VPC endpoint for ${api}`
  const { vpcId } = subnet
  const vpcName = map.resources.get(vpcId)?.name ?? vpcId
  const gateway = map.internetGateway(vpcId)
  const noGateway = {
    missing: `the VPC ${vpcName} has no internet gateway`,
    help: `Add an internet gateway to ${vpcName}${api === null ? '' : `, or a VPC endpoint for ${api}`}.`,
    obstacle: 'route',
    blockedBy: subnet.id,
    zoneCrossing: 0,
  } as const

  if (subnet.internetRoute === 'none')
    return {
      hops: [subnet.id],
      missing: `subnet ${subnet.name} has no route to the internet`,
      help: `Add a NAT gateway${orEndpoint}.`,
      obstacle: 'route',
      blockedBy: subnet.id,
      zoneCrossing: 0,
    }

  if (subnet.internetRoute === 'internetGateway') {
    if (gateway === undefined) return { hops: [subnet.id], ...noGateway }
    if (publicAddress) return { hops: [subnet.id, gateway.id], ...REACHED, zoneCrossing: 0 }
    return {
      hops: [subnet.id, gateway.id],
      missing: `subnet ${subnet.name} routes to the internet gateway, but ${from.name} has no public IP address there`,
      help: `Move it to a subnet that routes to a NAT gateway${api === null ? '' : `, or add a VPC endpoint for ${api}`}.`,
      obstacle: 'publicAddress',
      blockedBy: gateway.id,
      zoneCrossing: 0,
    }
  }

  const natId = subnet.natGatewayId
  const natSubnet = natId === null ? undefined : map.subnetOfNatGateway(natId)
  if (natId === null || natSubnet === undefined)
    return {
      hops: [subnet.id],
      missing: `subnet ${subnet.name} routes to a NAT gateway that does not exist`,
      help: `Choose the NAT gateway of ${subnet.name}${orEndpoint === '' ? '' : `, or add a VPC endpoint for ${api}`}.`,
      obstacle: 'route',
      blockedBy: subnet.id,
      zoneCrossing: 0,
    }
  const zoneCrossing = natSubnet.zone === subnet.zone ? 0 : 1
  const hops = [subnet.id, ...(zoneCrossing > 0 ? [vpcId] : []), natId, natSubnet.id]
  if (natSubnet.internetRoute !== 'internetGateway')
    return {
      hops,
      missing: `the NAT gateway ${map.resources.get(natId)!.name} is in subnet ${natSubnet.name}, which does not route to an internet gateway`,
      help: `Set the internet route of ${natSubnet.name} to the internet gateway.`,
      obstacle: 'route',
      blockedBy: natSubnet.id,
      zoneCrossing,
    }
  if (gateway === undefined) return { ...noGateway, hops, blockedBy: natSubnet.id }
  return { hops: [...hops, gateway.id], ...REACHED, zoneCrossing }
}
