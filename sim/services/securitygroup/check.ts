import { parseCidr } from '../../primitives/cidr'
import type { CheckContext, CheckProblem } from '../define'
import type { SecurityGroupConfig } from './config'
import { RULES_PER_GROUP } from './limits'

type Context = CheckContext<SecurityGroupConfig>
type Direction = 'ingress' | 'egress'

const WORDS = { ingress: 'inbound', egress: 'outbound' } as const

/** AWS's rules for a group and its rules. */
export function check(context: Context): CheckProblem[] {
  const { config, parentId } = context
  const problems: CheckProblem[] = []
  if (!context.resourcesOfType('aws.ec2.vpc').some(({ id }) => id === parentId))
    problems.push({
      code: 'securityGroup.outsideVpc',
      severity: 'error',
      message: 'A security group belongs to a VPC, and this one is in none.',
      help: 'Drag it into the frame of a VPC.',
    })
  const directions: readonly Direction[] = config.outbound === 'rules' ? ['ingress', 'egress'] : ['ingress']
  return [...problems, ...directions.flatMap((direction) => rules(context, direction))]
}

function rules(context: Context, direction: Direction): CheckProblem[] {
  const { config, parentId } = context
  const problems: CheckProblem[] = []
  const add = (message: string, help: string): void => {
    problems.push({ code: 'securityGroup.rule', severity: 'error', message, help, field: direction })
  }
  const most = context.quota(RULES_PER_GROUP.id)
  if (config[direction].length > most)
    add(
      `The group has ${config[direction].length} ${WORDS[direction]} rules; it may have ${most} (AWS: RulesPerSecurityGroupLimitExceeded).`,
      'Merge rules, or raise the quota in the account settings.',
    )
  const groups = context.resourcesOfType('aws.ec2.securityGroup')
  config[direction].forEach((rule, index) => {
    const which = `Rule ${index + 1} (${WORDS[direction]})`
    if (rule.protocol === 'tcp' && rule.fromPort > rule.toPort)
      add(
        `${which}: the range of ports ends at ${rule.toPort}, before it begins at ${rule.fromPort}.`,
        'Put the smaller port first.',
      )
    if (rule.peer === 'cidr' && parseCidr(rule.cidr) === null)
      add(
        `${which}: “${rule.cidr}” is not a CIDR block.`,
        'Write a block such as 10.0.0.0/16; /32 stands for one address.',
      )
    if (rule.peer !== 'group') return
    const group = groups.find(({ id }) => id === rule.securityGroupId)
    if (group === undefined)
      add(
        `${which}: there is no security group “${rule.securityGroupId}” (AWS: InvalidGroup.NotFound).`,
        `Name one of ${groups.map(({ id }) => id).join(', ')}.`,
      )
    else if (group.parentId !== parentId)
      add(
        `${which}: ${group.name} is a security group of another VPC (AWS: InvalidGroup.NotFound).`,
        'Name a group of the same VPC, or a CIDR block.',
      )
  })
  return problems
}
