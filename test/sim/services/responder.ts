import type { CostComponent } from '../../../sim/cost/types'
import { type AnyService, type Component, type ComponentContext, defineService } from '../../../sim/services/define'
import type { FieldSet } from '../../../sim/services/fields'
import type { Protocol } from '../../../sim/services/ports'
import { OK, type Outcome } from '../../../sim/telemetry/outcome'

/** How a responder answers a call. */
interface Answer {
  outcome?: Outcome
  responseBytes?: number
  afterMs?: number
}

/** Takes calls and answers them, now or later, as the test says. */
class Responder implements Component {
  readonly received: { atMs: number; key: number; bytes: number; attempt: number }[] = []
  answer: (received: number) => Answer = () => ({})
  /** Called with each call's key after it was answered at once. */
  afterwards: (key: number) => void = () => {}
  constructor(private readonly context: ComponentContext<object>) {}

  receive(call: number): void {
    const { calls, simulator, traces, index } = this.context
    const key = calls.key[call]!
    this.received.push({ atMs: simulator.now, key, bytes: calls.bytes[call]!, attempt: calls.attempt[call]! })
    const { outcome = OK, responseBytes = 0, afterMs = 0 } = this.answer(this.received.length)
    calls.responseBytes[call] = responseBytes
    calls.outcome[call] = this.context.outcomes.code(outcome)
    traces.close(traces.segment(calls.segment[call]!, index), calls.outcome[call]!)
    if (afterMs > 0) simulator.schedule(afterMs, index, 0, call)
    else this.context.reply(call, calls.outcome[call]!)
    this.afterwards(key)
  }

  fire(_kind: number, call: number): void {
    this.context.reply(call, this.context.calls.outcome[call]!)
  }

  usage(): CostComponent[] {
    return []
  }
}

/** A service that stands for the one of this type, and the components made of it by resource id. */
export function responders(
  type = 'test.responder',
  port: { id: string; protocol: Protocol; connectionFields?: FieldSet } = { id: 'requests', protocol: 'request' },
): { service: AnyService; of(id: string): Responder } {
  const made = new Map<string, Responder>()
  const service = defineService({
    type,
    title: type,
    category: 'compute',
    summary: '',
    keywords: [],
    fields: {},
    ports: [{ title: port.id, direction: 'in', ...port }],
    operations: [{ id: 'Call', title: '' }],
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
      const component = new Responder(context)
      made.set(context.resourceId, component)
      return component
    },
  })
  return { service, of: (id) => made.get(id)! }
}

const outcomeOf = (name: string, httpStatus: number, kind: Outcome['class'], retryable: boolean): Outcome => ({
  name,
  service: 'test',
  httpStatus,
  class: kind,
  retryable,
})

/** Outcomes as Lambda and other services give them. */
export const THROTTLED = outcomeOf('TooManyRequestsException', 429, 'throttle', true)
export const FUNCTION_ERROR = outcomeOf('Unhandled', 200, 'fault', false)
export const TIMED_OUT = outcomeOf('Sandbox.Timedout', 200, 'fault', false)
export const SERVER_ERROR = outcomeOf('InternalServerError', 500, 'fault', true)
export const NOT_FOUND = outcomeOf('NotFound', 404, 'clientError', false)
