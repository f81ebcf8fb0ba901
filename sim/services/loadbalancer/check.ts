import { subnetsOf } from '../../servers/serverFields'
import type { CheckContext, CheckProblem } from '../define'
import type { LoadBalancerConfig } from './config'
import { MIN_ZONES } from './limits'

/** A load balancer without targets, in too few zones, or less patient than its targets are slow. */
export function check(context: CheckContext<LoadBalancerConfig>): CheckProblem[] {
  return [...targets(context), ...zones(context)]
}

function targets(context: CheckContext<LoadBalancerConfig>): CheckProblem[] {
  const links = context.connections('targets')
  if (links.length === 0)
    return [
      {
        code: 'elbv2.noTarget',
        severity: 'warning',
        message: 'The load balancer has no target: it answers 503.',
        help: 'Connect Targets to a function, an instance or a service.',
      },
    ]
  const problems: CheckProblem[] = []
  if (links.every(({ config }) => config['weight'] === 0))
    problems.push({
      code: 'elbv2.noWeight',
      severity: 'warning',
      message: 'Every target has the weight 0: the load balancer answers 503.',
      help: 'Give at least one target a weight above 0.',
    })
  const { idleTimeoutSeconds } = context.config
  for (const { id, other } of links) {
    const timeoutSeconds = other.config['timeoutSeconds']
    if (typeof timeoutSeconds !== 'number' || timeoutSeconds <= idleTimeoutSeconds) continue
    problems.push({
      code: 'elbv2.timeoutBelowTarget',
      severity: 'warning',
      field: 'idleTimeoutSeconds',
      connectionId: id,
      message: `The load balancer gives up after ${idleTimeoutSeconds} s, but ${other.name} may run for ${timeoutSeconds} s: callers get 504 while it runs on and is billed.`,
      help: `Raise Idle timeout above ${other.name}’s timeout, or lower that.`,
    })
  }
  return problems
}

function zones(context: CheckContext<LoadBalancerConfig>): CheckProblem[] {
  const subnetIds = subnetsOf(context.config, context.parentId)
  if (subnetIds.length === 0) return []
  const subnets = context.resourcesOfType('aws.ec2.subnet').filter(({ id }) => subnetIds.includes(id))
  const zones = new Set(subnets.map(({ config }) => config['availabilityZone']))
  if (zones.size >= MIN_ZONES) return []
  return [
    {
      code: 'elbv2.tooFewZones',
      severity: 'error',
      field: 'subnetIds',
      message: 'An Application Load Balancer needs subnets in at least two Availability Zones.',
      help: 'Add a subnet of another Availability Zone.',
    },
  ]
}
