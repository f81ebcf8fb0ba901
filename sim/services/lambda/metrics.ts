import type { MetricDefinition } from '../define'
import type { MetricKind, MetricUnit } from '../../telemetry/results'

const metric = (
  namespace: string,
  name: string,
  kind: MetricKind,
  unit: MetricUnit,
  help: string,
): MetricDefinition => ({
  namespace,
  name,
  kind,
  unit,
  help,
})

/** Metrics of a function. Those that CloudWatch does not have are in the namespace Windtunnel. */
export const METRICS = {
  invocations: metric(
    'AWS/Lambda',
    'Invocations',
    'counter',
    'Count',
    'Requests that started to run; throttled ones are not among them',
  ),
  errors: metric('AWS/Lambda', 'Errors', 'counter', 'Count', 'Invocations that ended in a function error or a timeout'),
  throttles: metric('AWS/Lambda', 'Throttles', 'counter', 'Count', 'Requests turned away with 429'),
  duration: metric('AWS/Lambda', 'Duration', 'distribution', 'Milliseconds', 'Time the handler takes, without init'),
  concurrentExecutions: metric(
    'AWS/Lambda',
    'ConcurrentExecutions',
    'gauge',
    'Count',
    'Requests running at once, init included',
  ),
  coldStarts: metric('Windtunnel', 'ColdStarts', 'counter', 'Count', 'Invocations that had to start a new environment'),
  initDuration: metric(
    'Windtunnel',
    'InitDuration',
    'distribution',
    'Milliseconds',
    'Init Duration of cold starts, as the REPORT line shows it',
  ),
  environments: metric(
    'Windtunnel',
    'Environments',
    'gauge',
    'Count',
    'Execution environments that exist: starting, busy and idle',
  ),
  starting: metric('Windtunnel', 'EnvironmentsStarting', 'gauge', 'Count', 'Environments in placement or init'),
  environmentLifetime: metric(
    'Windtunnel',
    'EnvironmentLifetime',
    'distribution',
    'Milliseconds',
    'From creation to expiry of an environment',
  ),
} as const
