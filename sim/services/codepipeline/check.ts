import type { CheckContext, CheckProblem } from '../define'
import type { PipelineConfig } from './config'
import { STAGE_COUNT } from './limits'
import { stageOf, stagesOf } from './stages'

/** AWS's rules over types, modes and stages, and actions that can never end well. */
export function check(context: CheckContext<PipelineConfig>): CheckProblem[] {
  return [...mode(context), ...stages(context), ...actions(context)]
}

function mode({ config }: CheckContext<PipelineConfig>): CheckProblem[] {
  if (config.pipelineType === 'V2' || config.executionMode === 'SUPERSEDED') return []
  return [
    {
      code: 'codepipeline.modeNeedsV2',
      severity: 'error',
      field: 'executionMode',
      message: `A pipeline of type V1 has the execution mode SUPERSEDED only, not ${config.executionMode}.`,
      help: 'Set Pipeline type to V2, or the mode to SUPERSEDED.',
    },
  ]
}

function stages({ config }: CheckContext<PipelineConfig>): CheckProblem[] {
  if (config.stages.length === 0) return []
  const problem = (code: string, message: string, help: string): CheckProblem => ({
    code: `codepipeline.${code}`,
    severity: 'error',
    field: 'stages',
    message,
    help,
  })
  const problems: CheckProblem[] = []
  const { stages } = config
  if (stages.length < STAGE_COUNT.min)
    problems.push(problem('tooFewStages', 'A pipeline has at least two stages.', 'Add a stage after the source.'))
  if (stages[0]!.kind !== 'source')
    problems.push(problem('noSource', 'The first stage of a pipeline is its source.', 'Put a source stage first.'))
  if (stages.slice(1).some(({ kind }) => kind === 'source'))
    problems.push(
      problem('laterSource', 'Only the first stage can be a source.', 'Choose other actions for the later stages.'),
    )
  const names = stages.map(({ name }) => name)
  const twice = names.find((name, place) => names.indexOf(name) < place)
  if (twice !== undefined)
    problems.push(problem('stageTwice', `Two stages have the name ${twice}.`, 'Give each stage a name of its own.'))
  return problems
}

function actions(context: CheckContext<PipelineConfig>): CheckProblem[] {
  const stages = stagesOf(context.config)
  const problems: CheckProblem[] = []
  for (const kind of ['invoke', 'deploy'] as const)
    for (const { id, other, config } of context.connections(`${kind}Action`))
      if (stageOf(stages, kind, String(config['stage'])) < 0)
        problems.push({
          code: 'codepipeline.noSuchStage',
          severity: 'error',
          connectionId: id,
          message: `The action of ${other.name} belongs to no stage: there is no ${kind} stage${config['stage'] === '' ? '' : ` of the name ${String(config['stage'])}`}.`,
          help: `Name one of the pipeline’s ${kind} stages, or add one under Stages.`,
        })
  for (const { id, other } of context.connections('invokeAction'))
    if (!context.leadsTo(other.id, context.resourceId))
      problems.push({
        code: 'codepipeline.noAnswer',
        severity: 'warning',
        connectionId: id,
        message: `${other.name} never reports a result: its action fails after 20 minutes.`,
        help: 'Connect the function with the Results port and let it call PutJobSuccessResult or PutJobFailureResult.',
      })
  const hasInvocations = context.connections('invokeAction').length > 0
  if (!hasInvocations && context.config.stages.some(({ kind }) => kind === 'invoke'))
    problems.push({
      code: 'codepipeline.nothingInvoked',
      severity: 'warning',
      field: 'stages',
      message: 'The invoke stage invokes nothing: it is passed at once.',
      help: 'Connect Invoke action with a function, or remove the stage.',
    })
  return problems
}
