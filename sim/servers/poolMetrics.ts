import type { ComponentContext, MetricDefinition } from '../services/define'
import { metricsOf } from '../services/metricsOf'
import type { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../telemetry/metrics'

const own = metricsOf('Windtunnel')

/** What every pool of instances is measured by; `instances` is what the service calls them. */
export const poolMetrics = (namespace: string, instances: string) => ({
  cpu: metricsOf(namespace)(
    'CPUUtilization',
    'gauge',
    'Percent',
    `Share of the vCPUs of all ${instances} that computes`,
  ),
  running: own('RunningInstances', 'gauge', 'Count', `${capital(instances)} that take requests`),
  requests: own('Requests', 'counter', 'Count', 'Requests that arrived'),
  refused: own('RefusedRequests', 'counter', 'Count', 'Requests turned away because the queue was full'),
  responseTime: own(
    'ResponseTime',
    'distribution',
    'Milliseconds',
    'Time from the arrival of a request to its response, waiting for a worker included',
  ),
  waiting: own('WaitingRequests', 'gauge', 'Count', 'Requests that wait for a worker'),
  busy: own('BusyWorkers', 'gauge', 'Count', 'Workers that handle a request'),
  networkIn: metricsOf(namespace)(
    'NetworkIn',
    'counter',
    'Bytes',
    `Bytes of requests and replies that reach the ${instances}`,
  ),
  networkOut: metricsOf(namespace)(
    'NetworkOut',
    'counter',
    'Bytes',
    `Bytes of responses and calls that leave the ${instances}`,
  ),
})

export type PoolMetricDefinitions = Record<keyof ReturnType<typeof poolMetrics>, MetricDefinition>

/** The recorders of a pool. */
export class PoolMetrics {
  readonly cpu: GaugeRecorder
  readonly running: GaugeRecorder
  readonly requests: CounterRecorder
  readonly refused: CounterRecorder
  readonly responseTime: DistributionRecorder
  readonly waiting: GaugeRecorder
  readonly busy: GaugeRecorder
  readonly networkIn: CounterRecorder
  readonly networkOut: CounterRecorder

  constructor(
    context: Pick<ComponentContext<unknown>, 'gauge' | 'counter' | 'distribution'>,
    definitions: PoolMetricDefinitions,
  ) {
    this.cpu = context.gauge(definitions.cpu)
    this.running = context.gauge(definitions.running)
    this.requests = context.counter(definitions.requests)
    this.refused = context.counter(definitions.refused)
    this.responseTime = context.distribution(definitions.responseTime)
    this.waiting = context.gauge(definitions.waiting)
    this.busy = context.gauge(definitions.busy)
    this.networkIn = context.counter(definitions.networkIn)
    this.networkOut = context.counter(definitions.networkOut)
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
