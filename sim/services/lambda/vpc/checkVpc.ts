import type { CheckContext, CheckProblem } from '../../define'
import type { FunctionConfig } from '../config'

/** AWS's rules about a function's VPC settings. */
export function checkVpc(context: CheckContext<FunctionConfig>): CheckProblem[] {
  const { subnetIds, securityGroupIds } = context.config
  const problems: CheckProblem[] = []
  const add = (code: string, field: string, message: string, help: string): void => {
    problems.push({ code, severity: 'error', field, message, help })
  }
  if (subnetIds.length > 0 && securityGroupIds.length === 0)
    add(
      'lambda.vpcIncomplete',
      'securityGroupIds',
      'The function has subnets but no security group.',
      'A function in a VPC needs at least one of both: name a security group, or remove the subnets.',
    )
  if (securityGroupIds.length > 0 && subnetIds.length === 0)
    add(
      'lambda.vpcIncomplete',
      'subnetIds',
      'The function has security groups but no subnet.',
      'A function in a VPC needs at least one of both: name a subnet, or remove the security groups.',
    )
  const vpcOf = (type: string, id: string): string | null =>
    context.resourcesOfType(type).find((resource) => resource.id === id)?.parentId ?? null
  const vpcs = new Set([
    ...subnetIds.map((id) => vpcOf('aws.ec2.subnet', id)),
    ...securityGroupIds.map((id) => vpcOf('aws.ec2.securityGroup', id)),
  ])
  if (vpcs.size > 1)
    add(
      'lambda.vpcMixed',
      'subnetIds',
      'The function’s subnets and security groups are not all in the same VPC.',
      'AWS attaches a function to one VPC: choose subnets and security groups of one.',
    )
  return problems
}
