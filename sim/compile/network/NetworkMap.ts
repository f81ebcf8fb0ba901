import { type Cidr, parseCidr } from '../../primitives/cidr'
import type { AnyService, NetworkPlacement } from '../../services/define'
import type { SubnetConfig } from '../../services/subnet/config'
import { apiOf, type EndpointConfig } from '../../services/vpcendpoint/config'

/** A resource as the network sees it: of a model, or of a design under check. */
export interface NetworkResource {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly parentId?: string
  readonly service: AnyService
  readonly config: Readonly<Record<string, unknown>>
}

export interface SubnetPlace {
  readonly id: string
  readonly name: string
  readonly vpcId: string
  readonly cidr: Cidr
  readonly zone: string
  /** Where 0.0.0.0/0 leads. */
  readonly internetRoute: SubnetConfig['internetRoute']
  readonly natGatewayId: string | null
}

interface Endpoint {
  readonly resource: NetworkResource
  readonly vpcId: string
  /** Name of the API it leads to. */
  readonly api: string
  readonly kind: 'interface' | 'gateway'
  readonly subnetIds: readonly string[]
  readonly securityGroupIds: readonly string[]
}

const NOWHERE: NetworkPlacement = { subnetIds: [], securityGroupIds: [], publicAddress: false }

/** The VPCs of a design and what stands in them, ready to be asked for ways. */
export class NetworkMap {
  readonly resources = new Map<string, NetworkResource>()
  readonly subnets = new Map<string, SubnetPlace>()
  private readonly internetGateways = new Map<string, NetworkResource>()
  private readonly endpoints: Endpoint[] = []

  constructor(resources: Iterable<NetworkResource>) {
    for (const resource of resources) this.resources.set(resource.id, resource)
    for (const resource of this.resources.values()) {
      const parent = this.resources.get(resource.parentId ?? '')
      if (parent?.type !== 'aws.ec2.vpc') continue
      if (resource.type === 'aws.ec2.subnet') this.addSubnet(resource, parent.id)
      if (resource.type === 'aws.ec2.internetGateway') this.internetGateways.set(parent.id, resource)
      if (resource.type === 'aws.ec2.vpcEndpoint') this.addEndpoint(resource, parent.id)
    }
  }

  /** Whether there is any subnet: without one, no VPC has to do with anything. */
  get isEmpty(): boolean {
    return this.subnets.size === 0
  }

  /** Where a resource has its addresses, as far as those subnets exist. */
  placementOf({ service, config, parentId }: NetworkResource): NetworkPlacement {
    const placement = service.network?.placement?.(config as never, parentId ?? null) ?? NOWHERE
    return { ...placement, subnetIds: placement.subnetIds.filter((id) => this.subnets.has(id)) }
  }

  internetGateway(vpcId: string): NetworkResource | undefined {
    return this.internetGateways.get(vpcId)
  }

  /** The subnet that a NAT gateway stands in. */
  subnetOfNatGateway(id: string): SubnetPlace | undefined {
    const nat = this.resources.get(id)
    return nat?.type === 'aws.ec2.natGateway' ? this.subnets.get(nat.parentId ?? '') : undefined
  }

  interfaceEndpoint(vpcId: string, api: string): Endpoint | undefined {
    return this.endpoints.find(
      (endpoint) => endpoint.kind === 'interface' && endpoint.vpcId === vpcId && endpoint.api === api,
    )
  }

  /** The gateway endpoint of an API in the route table of a subnet. */
  gatewayEndpoint(subnet: SubnetPlace, api: string): Endpoint | undefined {
    return this.endpoints.find(
      (endpoint) =>
        endpoint.kind === 'gateway' &&
        endpoint.vpcId === subnet.vpcId &&
        endpoint.api === api &&
        (endpoint.subnetIds.length === 0 || endpoint.subnetIds.includes(subnet.id)),
    )
  }

  private addSubnet({ id, name, config }: NetworkResource, vpcId: string): void {
    const { cidr, availabilityZone, internetRoute, natGatewayId } = config as SubnetConfig
    const block = parseCidr(cidr)
    if (block === null) return
    this.subnets.set(id, {
      id,
      name,
      vpcId,
      cidr: block,
      zone: availabilityZone,
      internetRoute,
      natGatewayId: natGatewayId[0] ?? null,
    })
  }

  private addEndpoint(resource: NetworkResource, vpcId: string): void {
    const config = resource.config as EndpointConfig
    const { kind, routedSubnetIds, subnetIds, securityGroupIds } = config
    this.endpoints.push({
      resource,
      vpcId,
      api: apiOf(config),
      kind,
      subnetIds: kind === 'gateway' ? routedSubnetIds : subnetIds,
      securityGroupIds,
    })
  }
}
