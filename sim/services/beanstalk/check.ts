import { subnetsOf } from '../../servers/serverFields'
import type { CheckContext, CheckProblem } from '../define'
import type { EnvironmentConfig } from './config'
import { MIN_ZONES } from './limits'
import { thresholdsOf } from './ScalingTrigger'

type Context = CheckContext<EnvironmentConfig>

/** Bounds of the group and of its trigger, and the zones of the load balancer. */
export function check(context: Context): CheckProblem[] {
  const { minimumInstances, maximumInstances, instancesAtStart } = context.config
  const problems = [...trigger(context.config), ...zones(context)]
  if (minimumInstances > maximumInstances)
    problems.push({
      code: 'beanstalk.minimumAboveMaximum',
      severity: 'error',
      field: 'minimumInstances',
      message: `Minimum instances (${minimumInstances}) is above Maximum instances (${maximumInstances}).`,
      help: 'Lower the minimum or raise the maximum.',
    })
  else if (instancesAtStart !== null && (instancesAtStart < minimumInstances || instancesAtStart > maximumInstances))
    problems.push({
      code: 'beanstalk.startOutsideBounds',
      severity: 'error',
      field: 'instancesAtStart',
      message: `Instances at start (${instancesAtStart}) is not between the minimum (${minimumInstances}) and the maximum (${maximumInstances}).`,
      help: 'Choose a number between them.',
    })
  return problems
}

function trigger(config: EnvironmentConfig): CheckProblem[] {
  const [lower, upper] = thresholdsOf(config)
  if (lower < upper) return []
  return [
    {
      code: 'beanstalk.thresholds',
      severity: 'error',
      field: 'triggerMetric',
      message: `The lower threshold of ${config.triggerMetric} is not below the upper one.`,
      help: 'Lower the lower threshold: in between, the environment stays as it is.',
    },
  ]
}

function zones(context: Context): CheckProblem[] {
  const ids = subnetsOf(context.config, context.parentId)
  if (ids.length === 0) return []
  const subnets = context.resourcesOfType('aws.ec2.subnet').filter(({ id }) => ids.includes(id))
  if (new Set(subnets.map(({ config }) => config['availabilityZone'])).size >= MIN_ZONES) return []
  return [
    {
      code: 'beanstalk.zones',
      severity: 'error',
      field: 'subnetIds',
      message: 'The load balancer of an environment needs subnets in two Availability Zones.',
      help: 'Add a subnet in another Availability Zone of the same VPC.',
    },
  ]
}
