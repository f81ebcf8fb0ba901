import { contains, formatCidr, overlaps, parseCidr } from '../../primitives/cidr'
import type { CheckContext, CheckProblem } from '../define'
import type { SubnetConfig } from './config'
import { MAX_PREFIX, MIN_PREFIX, SUBNETS_PER_VPC } from './limits'
import { usableAddresses } from './usableAddresses'

type Context = CheckContext<SubnetConfig>

const NAT_GATEWAY = 'aws.ec2.natGateway'

/** AWS's rules for a subnet: inside a VPC and its block, apart from other subnets, with a route that leads somewhere. */
export function check(context: Context): CheckProblem[] {
  const vpc = context.resourcesOfType('aws.ec2.vpc').find(({ id }) => id === context.parentId)
  if (vpc === undefined)
    return [
      {
        code: 'subnet.outsideVpc',
        severity: 'error',
        message: 'A subnet is a part of a VPC, and this one is in none.',
        help: 'Drag it into the frame of a VPC.',
      },
    ]
  const siblings = context.resourcesOfType('aws.ec2.subnet').filter(({ parentId }) => parentId === vpc.id)
  return [
    ...block(context, vpc, siblings),
    ...route(context, vpc.id),
    ...interfaces(context),
    ...(siblings.length > context.quota(SUBNETS_PER_VPC.id) && siblings[0]!.id === context.resourceId
      ? [
          {
            code: 'subnet.tooMany',
            severity: 'error',
            message: `The VPC ${vpc.name} has ${siblings.length} subnets; it may have ${context.quota(SUBNETS_PER_VPC.id)} (AWS: SubnetLimitExceeded).`,
            help: 'Make fewer, larger subnets, or raise the quota in the account settings.',
          } as const,
        ]
      : []),
  ]
}

type Neighbour = ReturnType<Context['resourcesOfType']>[number]

function block({ config, resourceId }: Context, vpc: Neighbour, siblings: readonly Neighbour[]): CheckProblem[] {
  const cidr = parseCidr(config.cidr)
  const wrong = (message: string, help: string): CheckProblem[] => [
    { code: 'subnet.cidr', severity: 'error', message, help, field: 'cidr' },
  ]
  if (cidr === null)
    return wrong(
      `“${config.cidr}” is not a CIDR block.`,
      'Write four numbers up to 255 and a prefix, such as 10.0.1.0/24.',
    )
  const text = formatCidr(cidr)
  if (cidr.prefix < MIN_PREFIX || cidr.prefix > MAX_PREFIX)
    return wrong(
      `The CIDR block ${text} is invalid: a subnet’s is between /${MIN_PREFIX} and /${MAX_PREFIX} (AWS: InvalidSubnet.Range).`,
      `Choose a prefix from /${MIN_PREFIX} to /${MAX_PREFIX}.`,
    )
  const whole = parseCidr(vpc.config['cidr'] as string)
  if (whole !== null && !contains(whole, cidr))
    return wrong(
      `The CIDR block ${text} is not inside ${formatCidr(whole)} of the VPC ${vpc.name} (AWS: InvalidSubnet.Range).`,
      `Choose a part of ${formatCidr(whole)}.`,
    )
  const rival = siblings.find((other) => {
    const theirs = parseCidr(other.config['cidr'] as string)
    return other.id !== resourceId && theirs !== null && overlaps(cidr, theirs)
  })
  if (rival === undefined) return []
  return wrong(
    `The CIDR block ${text} conflicts with ${rival.config['cidr'] as string} of subnet ${rival.name} (AWS: InvalidSubnet.Conflict).`,
    'Subnets of a VPC may not overlap: choose a block that no other subnet uses.',
  )
}

function route(context: Context, vpcId: string): CheckProblem[] {
  const { config, resourceId } = context
  const problem = (field: string, message: string, help: string): CheckProblem[] => [
    { code: 'subnet.route', severity: 'error', message, help, field },
  ]
  if (config.internetRoute === 'internetGateway') {
    if (context.resourcesOfType('aws.ec2.internetGateway').some(({ parentId }) => parentId === vpcId)) return []
    return problem(
      'internetRoute',
      'The subnet routes to an internet gateway, and its VPC has none.',
      'Add an internet gateway to the VPC, or choose another route.',
    )
  }
  if (config.internetRoute !== 'natGateway') return []
  const natId = config.natGatewayId[0]
  if (natId === undefined)
    return problem('natGatewayId', 'No NAT gateway is chosen for the route.', 'Choose one, or choose another route.')
  const nat = context.resourcesOfType(NAT_GATEWAY).find(({ id }) => id === natId)
  if (nat === undefined) return []
  if (nat.parentId === resourceId)
    return problem(
      'natGatewayId',
      `The NAT gateway ${nat.name} stands in this subnet itself: the route would lead back to it.`,
      'Put the NAT gateway into a public subnet.',
    )
  const natSubnet = context.resourcesOfType('aws.ec2.subnet').find(({ id }) => id === nat.parentId)
  if (natSubnet === undefined || natSubnet.parentId === vpcId) return []
  return problem(
    'natGatewayId',
    `The NAT gateway ${nat.name} is in another VPC.`,
    'Choose a NAT gateway in a public subnet of the same VPC.',
  )
}

/** Gateways and endpoints that stand here from the beginning have addresses. */
function interfaces(context: Context): CheckProblem[] {
  const { config, resourceId } = context
  const cidr = parseCidr(config.cidr)
  if (cidr === null || cidr.prefix > MAX_PREFIX) return []
  const gateways = context.resourcesOfType(NAT_GATEWAY).filter(({ parentId }) => parentId === resourceId)
  const endpoints = context
    .resourcesOfType('aws.ec2.vpcEndpoint')
    .filter(
      (endpoint) =>
        endpoint.config['kind'] === 'interface' && (endpoint.config['subnetIds'] as string[]).includes(resourceId),
    )
  const taken = gateways.reduce((sum, nat) => sum + (nat.config['publicAddresses'] as number), endpoints.length)
  const usable = usableAddresses(cidr)
  if (taken <= usable) return []
  return [
    {
      code: 'subnet.addresses',
      severity: 'error',
      message: `Gateways and endpoints need ${taken} addresses of this subnet, and it has ${usable} (AWS: InsufficientFreeAddressesInSubnet).`,
      help: 'Give the subnet a larger CIDR block, or spread them over more subnets.',
      field: 'cidr',
    },
  ]
}
