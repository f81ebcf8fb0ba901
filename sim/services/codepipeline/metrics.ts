import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const metric = metricsOf('AWS/CodePipeline')
const own = metricsOf('Windtunnel')

export const METRICS = {
  duration: metric(
    'PipelineDuration',
    'distribution',
    'Seconds',
    'Time of executions that succeeded or failed, waiting for stages included',
  ),
  failed: metric('FailedPipelineExecutions', 'counter', 'Count', 'Executions that failed'),
  started: own('PipelineExecutionsStarted', 'counter', 'Count', 'Executions started'),
  succeeded: own('PipelineExecutionsSucceeded', 'counter', 'Count', 'Executions that went through all stages'),
  superseded: own('PipelineExecutionsSuperseded', 'counter', 'Count', 'Executions that a newer one has overtaken'),
  inProgress: own('PipelineExecutionsInProgress', 'gauge', 'Count', 'Executions that run or wait for a stage'),
  unanswered: own('JobsTimedOut', 'counter', 'Count', 'Invoke actions whose function did not answer in time'),
} as const satisfies Record<string, MetricDefinition>
