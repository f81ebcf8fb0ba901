import { choice, type ConfigOf, distribution, number, text } from '../fields'
import { SOURCES } from './limits'

/** Settings of a stage: what its actions do, or how long they take. */
export const stageFields = {
  name: text({
    label: 'Name',
    help: 'Connections of Invoke action and Deploy action name the stage that they belong to.',
    default: 'Stage',
    maxLength: 100,
    source: SOURCES.structure,
  }),
  kind: choice({
    label: 'Actions',
    help: 'Invoke: the functions at the Invoke action port. Deploy: the stacks at the Deploy action port, if there are any. Others take their time.',
    options: [
      { value: 'source', label: 'Source' },
      { value: 'build', label: 'Build' },
      { value: 'test', label: 'Test' },
      { value: 'deploy', label: 'Deploy' },
      { value: 'invoke', label: 'Invoke' },
    ],
    default: 'build',
    source: SOURCES.structure,
  }),
  seconds: distribution({
    label: 'Duration',
    help: 'How long its action takes.',
    unit: 's',
    default: { kind: 'lognormal', p50: 90, p99: 300 },
    visibleWhen: { field: 'kind', is: ['source', 'build', 'test', 'deploy'] },
    source: SOURCES.own,
  }),
  failurePercent: number({
    label: 'Failures',
    help: 'Share of its runs that fail.',
    unit: 'percent',
    default: 0,
    min: 0,
    max: 100,
    visibleWhen: { field: 'kind', is: ['source', 'build', 'test', 'deploy'] },
    source: SOURCES.own,
  }),
}

export type Stage = ConfigOf<typeof stageFields>

/** The stages of a pipeline that lists none. */
const STANDARD_STAGES: readonly Stage[] = [
  { name: 'Source', kind: 'source', seconds: { kind: 'constant', value: 5 }, failurePercent: 0 },
  { name: 'Build', kind: 'build', seconds: { kind: 'lognormal', p50: 90, p99: 300 }, failurePercent: 0 },
  { name: 'Deploy', kind: 'deploy', seconds: { kind: 'lognormal', p50: 60, p99: 240 }, failurePercent: 0 },
  { name: 'Invoke', kind: 'invoke', seconds: { kind: 'constant', value: 0 }, failurePercent: 0 },
]

export const stagesOf = (config: { stages: readonly Stage[] }): readonly Stage[] =>
  config.stages.length > 0 ? config.stages : STANDARD_STAGES

/** The stage of a kind that a connection belongs to: that of the name, or the first of its kind. -1 when there is none. */
export const stageOf = (stages: readonly Stage[], kind: Stage['kind'], name: string): number =>
  stages.findIndex((stage) => stage.kind === kind && (name === '' || stage.name === name))
