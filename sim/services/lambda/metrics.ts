import { metricsOf } from '../metricsOf'

const aws = metricsOf('AWS/Lambda')
const own = metricsOf('Windtunnel')

/** Metrics of a function. Those that CloudWatch does not have are in the namespace Windtunnel. */
export const METRICS = {
  invocations: aws(
    'Invocations',
    'counter',
    'Count',
    'Requests that started to run; throttled ones are not among them',
  ),
  errors: aws('Errors', 'counter', 'Count', 'Invocations that ended in a function error or a timeout'),
  throttles: aws('Throttles', 'counter', 'Count', 'Requests turned away with 429'),
  duration: aws('Duration', 'distribution', 'Milliseconds', 'Time the handler takes, without init'),
  concurrentExecutions: aws('ConcurrentExecutions', 'gauge', 'Count', 'Requests running at once, init included'),
  provisionedConcurrency: own('ProvisionedConcurrency', 'gauge', 'Count', 'Provisioned environments that are ready'),
  provisionedExecutions: aws(
    'ProvisionedConcurrentExecutions',
    'gauge',
    'Count',
    'Requests running in provisioned environments',
  ),
  provisionedInvocations: aws(
    'ProvisionedConcurrencyInvocations',
    'counter',
    'Count',
    'Invocations that ran in provisioned environments',
  ),
  spillover: aws(
    'ProvisionedConcurrencySpilloverInvocations',
    'counter',
    'Count',
    'Invocations that ran on demand because all provisioned environments were busy',
  ),
  provisionedUtilization: aws(
    'ProvisionedConcurrencyUtilization',
    'gauge',
    'Percent',
    'Share of the provisioned environments that are busy',
  ),
  claimedConcurrency: aws(
    'ClaimedAccountConcurrency',
    'gauge',
    'Count',
    'What the function takes of the account’s concurrency: its reservation, or what it has provisioned and runs on demand',
  ),
  coldStarts: own('ColdStarts', 'counter', 'Count', 'Invocations that had to start a new environment'),
  initDuration: own(
    'InitDuration',
    'distribution',
    'Milliseconds',
    'Init Duration of cold starts, as the REPORT line shows it',
  ),
  networkInterfaces: own(
    'NetworkInterfaces',
    'gauge',
    'Count',
    'Network interfaces in the subnets of its VPC; today shared with functions that have the same subnets and security groups',
  ),
  environments: own('Environments', 'gauge', 'Count', 'Execution environments that exist: starting, busy and idle'),
  starting: own('EnvironmentsStarting', 'gauge', 'Count', 'Environments in placement or init'),
  environmentLifetime: own(
    'EnvironmentLifetime',
    'distribution',
    'Milliseconds',
    'From creation to expiry of an environment',
  ),
} as const
