import type { RandomStream } from '../../kernel/RandomStream'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import type { EventDeliveries } from '../EventDeliveries'
import type { ConfigOf } from '../fields'
import { targetReceivers } from '../targetRetries'
import type { fields, ruleFields } from './config'
import { ENVELOPE_BYTES } from './limits'
import { METRICS } from './metrics'
import { rulesOf } from './rules'

interface RunningRule {
  takesCustom: boolean
  takesAws: boolean
  /** Probability that an event matches the pattern. */
  matchShare: number
  draws: RandomStream
  targets: readonly number[]
}

/** Finds the rules that an event matches and invokes their targets. */
export class RuleMatcher {
  private rules: readonly RunningRule[] = []
  /** By target: bytes of a transformed input; -1 for the event as it is. */
  private inputBytes: readonly number[] = []
  private readonly latency: Sampler
  private readonly deliveryName: number
  private readonly matched: CounterRecorder
  private readonly triggered: CounterRecorder

  constructor(
    private readonly context: ComponentContext<ConfigOf<typeof fields>>,
    private readonly invocations: EventDeliveries,
  ) {
    this.latency = sampler(context.config.deliveryLatency, context.random('delivery latency'))
    this.deliveryName = context.traces.name('Delivery')
    this.matched = context.counter(METRICS.matched)
    this.triggered = context.counter(METRICS.triggered)
  }

  /** Called when the connections are set. */
  start(): void {
    const { context } = this
    const links = context.links('rules')
    const settings = links.map(({ config }) => config as ConfigOf<typeof ruleFields>)
    this.inputBytes = settings.map(({ inputBytes }) => inputBytes ?? -1)
    this.rules = rulesOf(settings).map(({ pattern, targets }) => {
      const first = targets[0]!
      const { events, matchPercent } = settings[first]!
      return {
        takesCustom: events !== 'aws',
        takesAws: events !== 'custom',
        matchShare: matchPercent / 100,
        draws: context.random(`rule:${pattern ?? links[first]!.connectionId}`),
        targets,
      }
    })
    this.invocations.start(targetReceivers(links, context.links('deadLetter')[0]))
  }

  /** An event that arrived at `arrivedAt` is on the bus; `segment` is the bus’s, still open. */
  route(isCustom: boolean, key: number, bytes: number, segment: number, arrivedAt: number): void {
    const { simulator, traces, index } = this.context
    let isMatched = false
    for (const { takesCustom, takesAws, matchShare, draws, targets } of this.rules) {
      if (!(isCustom ? takesCustom : takesAws)) continue
      if (matchShare < 1 && draws.uniform() >= matchShare) continue
      isMatched = true
      this.triggered.add()
      for (const target of targets) {
        const input = this.inputBytes[target]!
        const delivery = traces.subsegment(segment, index, this.deliveryName)
        const delayMs = Math.max(0, arrivedAt + this.latency.sample() - simulator.now)
        this.invocations.add(target, key, input < 0 ? bytes + ENVELOPE_BYTES : input, delivery, delayMs, arrivedAt)
      }
    }
    if (isMatched) this.matched.add()
  }
}
