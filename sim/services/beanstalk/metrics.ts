import { poolMetrics } from '../../servers/poolMetrics'
import { metricsOf } from '../metricsOf'

const group = metricsOf('AWS/AutoScaling')
const balancer = metricsOf('AWS/ApplicationELB')
const own = metricsOf('Windtunnel')

export const METRICS = {
  ...poolMetrics('AWS/EC2', 'instances'),
  requests: balancer('RequestCount', 'counter', 'Count', 'Requests that the load balancer handed to instances'),
  running: group('GroupInServiceInstances', 'gauge', 'Count', 'Instances that take requests'),
  pending: group('GroupPendingInstances', 'gauge', 'Count', 'Instances that are being launched'),
  desired: group('GroupDesiredCapacity', 'gauge', 'Count', 'Instances that the group should have'),
  unanswered: own('UnansweredRequests', 'counter', 'Count', 'Requests that found no instance in service'),
  failedLaunches: own(
    'FailedLaunches',
    'counter',
    'Count',
    'Tries to launch an instance without a free address in its subnets',
  ),
} as const
