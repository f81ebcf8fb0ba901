import { poolMetrics } from '../../servers/poolMetrics'
import { metricsOf } from '../metricsOf'

const aws = metricsOf('AWS/EC2')
const own = metricsOf('Windtunnel')

export const METRICS = {
  ...poolMetrics('AWS/EC2', 'instances'),
  credits: aws('CPUCreditBalance', 'gauge', 'Count', 'CPU credits saved, on average over the instances'),
  stopped: own('StoppedInstances', 'gauge', 'Count', 'Instances that are stopped, or about to be'),
  unanswered: own('UnansweredRequests', 'counter', 'Count', 'Requests that found no instance running'),
  failedLaunches: own('FailedLaunches', 'counter', 'Count', 'Instances without a free address in their subnets'),
} as const
