import { poolMetrics } from '../../servers/poolMetrics'
import { metricsOf } from '../metricsOf'

const insights = metricsOf('ECS/ContainerInsights')
const own = metricsOf('Windtunnel')

export const METRICS = {
  ...poolMetrics('AWS/ECS', 'tasks'),
  running: insights('RunningTaskCount', 'gauge', 'Count', 'Tasks that take requests'),
  pending: insights('PendingTaskCount', 'gauge', 'Count', 'Tasks that are starting'),
  desired: insights('DesiredTaskCount', 'gauge', 'Count', 'Tasks that the service should have'),
  networkIn: insights('NetworkRxBytes', 'counter', 'Bytes', 'Bytes of requests and replies that reach the tasks'),
  networkOut: insights('NetworkTxBytes', 'counter', 'Bytes', 'Bytes of responses and calls that leave the tasks'),
  unanswered: own('UnansweredRequests', 'counter', 'Count', 'Requests that found no task running'),
  failedLaunches: own(
    'FailedLaunches',
    'counter',
    'Count',
    'Tries to start a task without a free address in its subnets',
  ),
} as const
