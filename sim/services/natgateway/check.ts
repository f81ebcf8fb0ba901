import type { CheckContext, CheckProblem } from '../define'
import type { NatGatewayConfig } from './config'
import { GATEWAYS_PER_ZONE } from './limits'

/** AWS's rules: it stands in a public subnet, and there are not too many in a zone. */
export function check(context: CheckContext<NatGatewayConfig>): CheckProblem[] {
  const subnets = context.resourcesOfType('aws.ec2.subnet')
  const subnet = subnets.find(({ id }) => id === context.parentId)
  if (subnet === undefined)
    return [
      {
        code: 'natGateway.outsideSubnet',
        severity: 'error',
        message: 'A NAT gateway stands in a subnet, and this one is in none.',
        help: 'Drag it into the frame of a public subnet.',
      },
    ]
  const problems: CheckProblem[] = []
  if (subnet.config['internetRoute'] !== 'internetGateway')
    problems.push({
      code: 'natGateway.privateSubnet',
      severity: 'warning',
      message: `The subnet ${subnet.name} does not route to the internet gateway: nothing that the NAT gateway sends gets out.`,
      help: `Set the internet route of ${subnet.name} to the internet gateway, or move the NAT gateway to a public subnet.`,
    })
  const zone = subnet.config['availabilityZone']
  const inZone = context
    .resourcesOfType('aws.ec2.natGateway')
    .filter((nat) => subnets.find(({ id }) => id === nat.parentId)?.config['availabilityZone'] === zone)
  const most = context.quota(GATEWAYS_PER_ZONE.id)
  if (inZone.length > most && inZone[most]!.id === context.resourceId)
    problems.push({
      code: 'natGateway.tooMany',
      severity: 'error',
      message: `There are ${inZone.length} NAT gateways in zone ${String(zone)}; the account may have ${most} (AWS: NatGatewayLimitExceeded).`,
      help: 'One NAT gateway serves all private subnets of its zone; or raise the quota in the account settings.',
    })
  return problems
}
