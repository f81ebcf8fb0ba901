import { PendingDeliveries } from '../../primitives/PendingDeliveries'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { ComponentContext, Link, Part } from '../define'
import type { AlarmConfig } from './config'
import { METRICS } from './metrics'

const TRY = 0
const INSTANCE = 'aws.ec2.instance'

/** Tells targets that the alarm has entered a state, again until they take it over. */
export class Actions implements Part {
  private readonly index: number
  private readonly pending = new PendingDeliveries(8)
  private readonly taken: CounterRecorder
  private readonly failedTries: CounterRecorder
  /** Of all states: a pending action's receiver is its place here. */
  private readonly links: Link[] = []
  private readonly operations: number[] = []

  constructor(private readonly context: ComponentContext<AlarmConfig>) {
    this.index = context.join(this, 'actions')
    this.taken = context.counter(METRICS.actions)
    this.failedTries = context.counter(METRICS.failedTries)
  }

  /** Sends each of the links a notification; `key` tells changes of the state apart. */
  take(links: readonly Link[], key: number): void {
    const { traces, index, config } = this.context
    for (const link of links) {
      const receiver = this.receiverOf(link)
      this.send(this.pending.add(receiver, key, config.notificationBytes, traces.begin(index)))
    }
  }

  fire(_kind: number, action: number): void {
    this.send(action)
  }

  settle(call: number): void {
    const { calls, outcomes, traces, simulator, config } = this.context
    const { pending } = this
    const action = calls.tag[call]!
    const outcome = calls.outcome[call]!
    calls.free(call)
    const { class: outcomeClass } = outcomes.outcomes[outcome]!
    if (outcomeClass === 'ok') this.taken.add()
    else {
      this.failedTries.add()
      // What a target refuses for what it is would be refused again.
      if (outcomeClass !== 'clientError') {
        pending.failures[action]!++
        simulator.schedule(config.actionRetrySeconds * 1000, this.index, TRY, action)
        return
      }
    }
    traces.close(pending.segment[action]!, outcome)
    pending.remove(action)
  }

  private receiverOf(link: Link): number {
    const known = this.links.indexOf(link)
    if (known >= 0) return known
    this.operations.push(link.targetType === INSTANCE ? link.operation('StopInstances') : 0)
    return this.links.push(link) - 1
  }

  private send(action: number): void {
    const { calls } = this.context
    const { pending } = this
    const call = calls.allocate(this.index, action)
    calls.operation[call] = this.operations[pending.receiver[action]!]!
    calls.attempt[call] = pending.failures[action]! + 1
    calls.key[call] = pending.key[action]!
    calls.bytes[call] = pending.bytes[action]!
    calls.segment[call] = pending.segment[action]!
    this.context.send(this.links[pending.receiver[action]!]!, call)
  }
}
