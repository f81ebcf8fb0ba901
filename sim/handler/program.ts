import { type Distribution, type Sampler, sampler } from '../kernel/distributions'
import type { RandomStream } from '../kernel/RandomStream'
import type { Link } from '../services/define'
import type { HandlerStep } from '../services/fields'

/** One step of a handler, ready to run. */
type Instruction =
  | { kind: 'compute'; duration: Sampler }
  | {
      kind: 'call'
      link: Link
      operation: number
      count: number
      probability: number
      /** Number of the link among those that need a session; -1 for none. */
      session: number
    }
  | { kind: 'parallel'; branches: Program[] }

export type Program = readonly Instruction[]

/**
 * Turns a handler into instructions. Without steps: compute once, then each outgoing connection once, in order.
 *
 * @param compute the default compute time, ms at one vCPU
 */
export function programOf(
  steps: HandlerStep[] | null,
  compute: Distribution,
  links: readonly Link[],
  stream: (purpose: string) => RandomStream,
): Program {
  let samplers = 0
  const withSession = links.filter((link) => link.session !== null)
  const build = (list: HandlerStep[]): Program =>
    list.flatMap((step): Instruction[] => {
      switch (step.kind) {
        case 'compute':
          return [{ kind: 'compute', duration: sampler(step.duration, stream(`compute:${samplers++}`)) }]
        case 'call': {
          const link = links.find((candidate) => candidate.connectionId === step.connection)
          if (link === undefined) throw new Error(`no connection ${step.connection} leaves this resource`)
          return [
            {
              kind: 'call',
              link,
              operation: link.operation(step.operation),
              count: step.count,
              probability: step.probability,
              session: withSession.indexOf(link),
            },
          ]
        }
        case 'parallel':
          return [{ kind: 'parallel', branches: step.branches.map(build) }]
      }
    })
  if (steps !== null) return build(steps)
  return [
    { kind: 'compute', duration: sampler(compute, stream('compute:0')) },
    ...links.map(
      (link): Instruction => ({
        kind: 'call',
        link,
        operation: 0,
        count: 1,
        probability: 1,
        session: withSession.indexOf(link),
      }),
    ),
  ]
}

/** Whether a handler can wait for something other than its own computing. */
export function makesCalls(program: Program): boolean {
  return program.some(
    (instruction) =>
      instruction.kind === 'call' || (instruction.kind === 'parallel' && instruction.branches.some(makesCalls)),
  )
}
