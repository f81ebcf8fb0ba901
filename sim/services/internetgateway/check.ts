import type { CheckContext, CheckProblem } from '../define'
import { GATEWAYS_PER_VPC } from './limits'

/** AWS's rules: a gateway is attached to a VPC, and a VPC has one. */
export function check(context: CheckContext<object>): CheckProblem[] {
  const vpc = context.resourcesOfType('aws.ec2.vpc').find(({ id }) => id === context.parentId)
  if (vpc === undefined)
    return [
      {
        code: 'internetGateway.detached',
        severity: 'error',
        message: 'The internet gateway is attached to no VPC.',
        help: 'Drag it into the frame of a VPC.',
      },
    ]
  const gateways = context.resourcesOfType('aws.ec2.internetGateway').filter(({ parentId }) => parentId === vpc.id)
  if (gateways.length <= GATEWAYS_PER_VPC || gateways[0]!.id === context.resourceId) return []
  return [
    {
      code: 'internetGateway.several',
      severity: 'error',
      message: `The VPC ${vpc.name} has an internet gateway already, ${gateways[0]!.name} (AWS: Resource.AlreadyAssociated).`,
      help: 'Remove one: a VPC has one internet gateway, and it never is a bottleneck.',
    },
  ]
}
