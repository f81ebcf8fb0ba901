import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const metric = metricsOf('AWS/ApplicationELB')
const count = (name: string, help: string): MetricDefinition => metric(name, 'counter', 'Count', help)

export const METRICS = {
  requests: count('RequestCount', 'Requests to the load balancer'),
  newConnections: count('NewConnectionCount', 'Connections that clients opened'),
  processedBytes: metric('ProcessedBytes', 'counter', 'Bytes', 'Bytes of requests and responses'),
  lambdaBytes: metric(
    'LambdaTargetProcessedBytes',
    'counter',
    'Bytes',
    'Bytes of requests to and responses of Lambda targets',
  ),
  elb4xx: count('HTTPCode_ELB_4XX_Count', 'Answers with 4xx that the load balancer gave itself'),
  elb5xx: count('HTTPCode_ELB_5XX_Count', 'Answers with 5xx that the load balancer gave itself'),
  elb502: count('HTTPCode_ELB_502_Count', 'Answers with 502: the target gave no usable one'),
  elb503: count('HTTPCode_ELB_503_Count', 'Answers with 503: there was no target'),
  elb504: count('HTTPCode_ELB_504_Count', 'Answers with 504: the target did not answer in time'),
  target2xx: count('HTTPCode_Target_2XX_Count', 'Answers with 2xx of targets'),
  target4xx: count('HTTPCode_Target_4XX_Count', 'Answers with 4xx of targets'),
  target5xx: count('HTTPCode_Target_5XX_Count', 'Answers with 5xx of targets'),
  targetResponseTime: metric(
    'TargetResponseTime',
    'distribution',
    'Seconds',
    'From sending a request to a target to its answer',
  ),
  lambdaUserError: count('LambdaUserError', 'Requests to Lambda targets that failed: errors, timeouts, throttles'),
  healthyHosts: metric('HealthyHostCount', 'gauge', 'Count', 'Targets that take requests'),
  unhealthyHosts: metric('UnHealthyHostCount', 'gauge', 'Count', 'Targets whose health checks fail'),
} as const satisfies Record<string, MetricDefinition>
