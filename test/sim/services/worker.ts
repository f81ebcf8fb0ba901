import type { CostComponent } from '../../../sim/cost/types'
import { type AnyService, type Component, type ComponentContext, defineService } from '../../../sim/services/define'
import { OK, type Outcome } from '../../../sim/telemetry/outcome'

/** What a worker does with an event. */
interface Work {
  /** How it takes the event. */
  outcome?: Outcome
  /** Operation that it calls afterwards over its first connection; null for none. */
  operation?: string | null
  afterMs?: number
}

/** Takes events, as a function does asynchronously, and reports the result by a call with the event's key. */
class Worker implements Component {
  readonly received: { atMs: number; key: number; bytes: number }[] = []
  readonly replies: { atMs: number; outcome: string }[] = []
  work: (received: number) => Work = () => ({})
  private readonly due: { key: number; operation: string }[] = []
  constructor(private readonly context: ComponentContext<object>) {}

  receive(call: number): void {
    const { calls, simulator, outcomes, traces, index } = this.context
    const key = calls.key[call]!
    this.received.push({ atMs: simulator.now, key, bytes: calls.bytes[call]! })
    const { outcome = OK, operation = null, afterMs = 0 } = this.work(this.received.length)
    const code = outcomes.code(outcome)
    traces.close(traces.segment(calls.segment[call]!, index), code)
    this.context.reply(call, code)
    if (operation !== null) simulator.schedule(afterMs, index, 0, this.due.push({ key, operation }) - 1)
  }

  fire(_kind: number, work: number): void {
    const { calls, index } = this.context
    const { key, operation } = this.due[work]!
    const link = this.context.links('calls')[0]!
    const call = calls.allocate(index, 0)
    calls.operation[call] = link.operation(operation)
    calls.key[call] = key
    this.context.send(link, call)
  }

  settle(call: number): void {
    const { calls, simulator, outcomes } = this.context
    this.replies.push({ atMs: simulator.now, outcome: outcomes.outcomes[calls.outcome[call]!]!.name })
    calls.free(call)
  }

  usage(): CostComponent[] {
    return []
  }
}

/** Stands for functions that are invoked asynchronously and call back: the service, and its components by resource id. */
export function workers(): { service: AnyService; of(id: string): Worker } {
  const made = new Map<string, Worker>()
  const service = defineService({
    type: 'test.worker',
    title: 'test.worker',
    category: 'compute',
    summary: '',
    keywords: [],
    fields: {},
    ports: [
      { id: 'events', title: 'Events', direction: 'in', protocol: 'event' },
      { id: 'calls', title: 'Calls', direction: 'out', protocol: 'request' },
    ],
    operations: [],
    quotas: [],
    limits: [],
    prices: () => [],
    freeTiers: [],
    metrics: [],
    card: {
      summary: () => '',
      figures: [
        { label: '', metric: '', statistic: 'rate' },
        { label: '', metric: '', statistic: 'rate' },
        { label: '', metric: '', statistic: 'rate' },
      ],
      configured: () => [],
    },
    create: (context) => {
      const component = new Worker(context)
      made.set(context.resourceId, component)
      return component
    },
  })
  return { service, of: (id) => made.get(id)! }
}
