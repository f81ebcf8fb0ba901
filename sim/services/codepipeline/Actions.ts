import { type AnswerEnd, AnsweredEvents } from '../AnsweredEvents'
import { AnswerRoutes } from '../AnswerRoutes'
import type { ComponentContext, Link, Part } from '../define'
import type { ConfigOf } from '../fields'
import type { deployFields, invokeFields, PipelineConfig } from './config'
import { ANSWER_TIMEOUT_MS } from './limits'
import { stageOf, type Stage } from './stages'

const UPDATE_STACK = 'UpdateStack'

/** What the actions of a pipeline call: functions that answer later, and stacks that answer when they are done. */
export class Actions implements Part {
  private readonly index: number
  /** By stage. */
  private readonly invocations: AnsweredEvents[][]
  private readonly deployments: Link[][]
  private readonly routes: AnswerRoutes

  /** @param ended told of each action's end, with the number of its execution */
  constructor(
    private readonly context: ComponentContext<PipelineConfig>,
    stages: readonly Stage[],
    private readonly ended: (execution: number, end: AnswerEnd) => void,
  ) {
    this.index = context.join(this, 'deploy actions')
    this.invocations = stages.map(() => [])
    this.deployments = stages.map(() => [])
    this.routes = new AnswerRoutes(context.incoming('results'))
    for (const link of context.links('invokeAction')) this.addInvocation(link, stages)
    for (const link of context.links('deployAction'))
      this.deployments[stageOf(stages, 'deploy', (link.config as ConfigOf<typeof deployFields>).stage)]?.push(link)
  }

  /** How many actions of a stage call something. */
  count(stage: number): number {
    return this.invocations[stage]!.length + this.deployments[stage]!.length
  }

  /** Starts the actions of a stage; each ends on its own. */
  start(stage: number, execution: number, segment: number): void {
    for (const invocation of this.invocations[stage]!) {
      const { inputBytes } = invocation.link.config as ConfigOf<typeof invokeFields>
      invocation.ask(execution, inputBytes, segment)
    }
    const { calls } = this.context
    for (const link of this.deployments[stage]!) {
      const call = calls.allocate(this.index, execution)
      calls.operation[call] = link.operation(UPDATE_STACK)
      calls.key[call] = execution
      calls.segment[call] = segment
      this.context.send(link, call)
    }
  }

  /** The result of a job, reported over a link; false when no job of this execution is open. */
  answer(link: number, execution: number, succeeded: boolean): boolean {
    return this.routes.answer(link, execution, succeeded)
  }

  fire(kind: number): void {
    throw new Error(`deploy actions have no event of kind ${kind}`)
  }

  settle(call: number): void {
    const { calls, outcomes } = this.context
    const execution = calls.tag[call]!
    const { class: outcomeClass } = outcomes.outcomes[calls.outcome[call]!]!
    calls.free(call)
    this.ended(execution, outcomeClass === 'ok' ? 'succeeded' : 'failed')
  }

  private addInvocation(link: Link, stages: readonly Stage[]): void {
    const { stage, continuations, continueAfterSeconds } = link.config as ConfigOf<typeof invokeFields>
    const place = stageOf(stages, 'invoke', stage)
    if (place < 0) return
    const settings = {
      timeoutMs: ANSWER_TIMEOUT_MS,
      overallMs: this.context.config.actionTimeoutMinutes * 60_000,
      notYet: continuations,
      askAgainMs: continueAfterSeconds * 1000,
    }
    const invocation = new AnsweredEvents(this.context, link, settings, this.ended)
    this.invocations[place]!.push(invocation)
    this.routes.add(invocation)
  }
}
