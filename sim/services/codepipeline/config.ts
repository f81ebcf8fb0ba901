import { choice, type ConfigOf, list, number, text } from '../fields'
import { latencyField } from '../latencyField'
import { ACTION_TIMEOUT_MINUTES, MAX_EXECUTIONS, SOURCES, STAGE_COUNT } from './limits'
import { stageFields } from './stages'

export const fields = {
  pipelineType: choice({
    label: 'Pipeline type',
    help: 'V1 costs a dollar a month when it is used; V2 is paid by the minute and can queue executions or run them in parallel.',
    options: [
      { value: 'V1', label: 'V1' },
      { value: 'V2', label: 'V2' },
    ],
    default: 'V2',
    source: SOURCES.types,
  }),
  executionMode: choice({
    label: 'Execution mode',
    help: 'Superseded: of those that wait for a stage, only the newest goes on. Queued: all go on in order. Parallel: none waits.',
    options: [
      { value: 'SUPERSEDED', label: 'Superseded' },
      { value: 'QUEUED', label: 'Queued' },
      { value: 'PARALLEL', label: 'Parallel' },
    ],
    default: 'SUPERSEDED',
    source: SOURCES.modes,
  }),
  maxExecutions: number({
    label: 'Executions at a time',
    help: 'Further ones are refused while so many run or wait.',
    unit: 'count',
    default: MAX_EXECUTIONS,
    min: 1,
    max: 10_000,
    integer: true,
    advanced: true,
    visibleWhen: { field: 'executionMode', is: ['QUEUED', 'PARALLEL'] },
    source: SOURCES.modes,
  }),
  stages: list({
    label: 'Stages',
    help: 'In order. Without any: a source, a build, a deploy and an invoke stage.',
    item: stageFields,
    itemLabel: 'Stage',
    maxItems: STAGE_COUNT.max,
    source: SOURCES.structure,
  }),
  actionTimeoutMinutes: number({
    label: 'Action timeout',
    help: 'Longest time of an invoke action with all answers that say it is still in progress.',
    unit: 'min',
    ...ACTION_TIMEOUT_MINUTES,
    integer: true,
    advanced: true,
    source: SOURCES.timeouts,
  }),
  apiLatency: latencyField({
    label: 'API latency',
    help: 'Time until CodePipeline has taken a result or a start.',
    default: { p50: 40, p99: 200 },
    source: SOURCES.latency,
  }),
}

const stageName = (kind: string) =>
  text({
    label: 'Stage',
    help: `Name of the ${kind} stage that the action belongs to; the first one when empty.`,
    default: '',
    maxLength: 100,
    source: SOURCES.structure,
  })

/** Settings of an invoke action. */
export const invokeFields = {
  stage: stageName('invoke'),
  inputBytes: number({
    label: 'Event size',
    help: 'JSON of the job that the function gets.',
    unit: 'bytes',
    default: 4_096,
    min: 0,
    max: 262_144,
    integer: true,
    advanced: true,
    source: SOURCES.own,
  }),
  continuations: number({
    label: 'In progress',
    help: 'How often the function answers with a continuation token before it is done: each time it has another 20 minutes, and is invoked again.',
    unit: 'count',
    default: 0,
    min: 0,
    max: 1_000,
    integer: true,
    source: SOURCES.continuation,
  }),
  continueAfterSeconds: number({
    label: 'Invoked again after',
    help: 'Time from an answer with a continuation token until the function is invoked again.',
    unit: 's',
    default: 30,
    min: 0,
    max: 1_200,
    advanced: true,
    source: SOURCES.continuation,
  }),
}

/** Settings of a deploy action. */
export const deployFields = { stage: stageName('deploy') }

export type PipelineConfig = ConfigOf<typeof fields>
