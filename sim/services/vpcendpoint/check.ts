import type { CheckContext, CheckProblem } from '../define'
import { apiOf, type EndpointConfig } from './config'
import { GATEWAY_ENDPOINTS, INTERFACE_ENDPOINTS } from './limits'

type Context = CheckContext<EndpointConfig>
type Neighbour = ReturnType<Context['resourcesOfType']>[number]

/** AWS's rules: in a VPC, one for an API, with subnets of that VPC in different zones. */
export function check(context: Context): CheckProblem[] {
  const vpc = context.resourcesOfType('aws.ec2.vpc').find(({ id }) => id === context.parentId)
  if (vpc === undefined)
    return [
      {
        code: 'vpcEndpoint.outsideVpc',
        severity: 'error',
        message: 'A VPC endpoint belongs to a VPC, and this one is in none.',
        help: 'Drag it into the frame of a VPC.',
      },
    ]
  return [...subnets(context, vpc), ...twins(context, vpc), ...quota(context, vpc)]
}

function subnets(context: Context, vpc: Neighbour): CheckProblem[] {
  const { config } = context
  const field = config.kind === 'gateway' ? 'routedSubnetIds' : 'subnetIds'
  const problem = (message: string, help: string): CheckProblem[] => [
    { code: 'vpcEndpoint.subnets', severity: 'error', message, help, field },
  ]
  if (config.kind === 'interface' && config.subnetIds.length === 0)
    return problem(
      'The interface endpoint has no subnet: nothing could reach it.',
      'Choose a subnet in each zone in use.',
    )
  const chosen = context.resourcesOfType('aws.ec2.subnet').filter(({ id }) => config[field].includes(id))
  const stranger = chosen.find(({ parentId }) => parentId !== vpc.id)
  if (stranger !== undefined)
    return problem(`${stranger.name} is a subnet of another VPC.`, `Choose subnets of ${vpc.name}.`)
  if (config.kind === 'gateway') return []
  const zones = chosen.map((subnet) => subnet.config['availabilityZone'] as string)
  const twice = zones.find((zone, index) => zones.indexOf(zone) !== index)
  if (twice === undefined) return []
  return problem(
    `Two subnets of the endpoint are in zone ${twice} (AWS: DuplicateSubnetsInSameZone).`,
    'Choose one subnet in each Availability Zone.',
  )
}

/** Private DNS names lead to one interface endpoint of an API in a VPC. */
function twins(context: Context, vpc: Neighbour): CheckProblem[] {
  const { config, resourceId } = context
  const twin = context
    .resourcesOfType('aws.ec2.vpcEndpoint')
    .find(
      (other) =>
        other.parentId === vpc.id &&
        other.config['kind'] === config.kind &&
        apiOf(other.config as EndpointConfig) === apiOf(config),
    )
  if (twin === undefined || twin.id === resourceId) return []
  return [
    {
      code: 'vpcEndpoint.twice',
      severity: config.kind === 'interface' ? 'error' : 'warning',
      message: `${twin.name} is a VPC endpoint for ${apiOf(config)} already.`,
      help: 'Remove one, or give the first one more subnets.',
    },
  ]
}

function quota(context: Context, vpc: Neighbour): CheckProblem[] {
  const { kind } = context.config
  const perVpc = kind === 'interface'
  const same = context
    .resourcesOfType('aws.ec2.vpcEndpoint')
    .filter((other) => other.config['kind'] === kind && (!perVpc || other.parentId === vpc.id))
  const most = context.quota(perVpc ? INTERFACE_ENDPOINTS.id : GATEWAY_ENDPOINTS.id)
  if (same.length <= most || same[most]!.id !== context.resourceId) return []
  return [
    {
      code: 'vpcEndpoint.tooMany',
      severity: 'error',
      message: `There are ${same.length} ${kind} endpoints; ${perVpc ? 'a VPC' : 'the account'} may have ${most} (AWS: VpcEndpointLimitExceeded).`,
      help: 'Remove some, or raise the quota in the account settings.',
    },
  ]
}
