import { formatCidr, isPrivate, parseCidr } from '../../primitives/cidr'
import type { CheckContext, CheckProblem } from '../define'
import type { VpcConfig } from './config'
import { MAX_PREFIX, MIN_PREFIX, VPCS_PER_REGION } from './limits'

/** AWS's rules for a VPC's CIDR block, and for how many there may be. */
export function check(context: CheckContext<VpcConfig>): CheckProblem[] {
  const { config, resourceId } = context
  const problems: CheckProblem[] = []
  const cidr = parseCidr(config.cidr)
  if (cidr === null || cidr.prefix < MIN_PREFIX || cidr.prefix > MAX_PREFIX)
    problems.push({
      code: 'vpc.cidr',
      severity: 'error',
      message:
        cidr === null
          ? `“${config.cidr}” is not a CIDR block.`
          : `The CIDR block ${formatCidr(cidr)} is invalid: a VPC’s is between /${MIN_PREFIX} and /${MAX_PREFIX} (AWS: InvalidVpc.Range).`,
      help: `Write four numbers up to 255 and a prefix from /${MIN_PREFIX} to /${MAX_PREFIX}, such as 10.0.0.0/16.`,
      field: 'cidr',
    })
  else if (!isPrivate(cidr))
    problems.push({
      code: 'vpc.publicCidr',
      severity: 'warning',
      message: `${formatCidr(cidr)} is not in a private range: hosts on the internet with these addresses cannot be reached from the VPC.`,
      help: 'Use a block of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
      field: 'cidr',
    })
  const vpcs = context.resourcesOfType('aws.ec2.vpc')
  const quota = context.quota(VPCS_PER_REGION.id)
  if (vpcs.length > quota && vpcs[quota]?.id === resourceId)
    problems.push({
      code: 'vpc.tooMany',
      severity: 'error',
      message: `The design has ${vpcs.length} VPCs; the account may have ${quota} in a Region (AWS: VpcLimitExceeded).`,
      help: 'Put what belongs together into one VPC, or raise the quota in the account settings.',
    })
  return problems
}
