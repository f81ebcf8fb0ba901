import type { CounterRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import type { ConfigOf } from '../fields'
import type { fields } from './config'
import { Deduplication, senderOf } from './Deduplication'
import { FifoCallRate } from './FifoCallRate'
import { METRICS } from './metrics'

/** What a FIFO queue asks of its senders: not too many calls, and no message twice. */
export class FifoSends {
  private readonly rate: FifoCallRate
  private readonly duplicates: Deduplication
  private readonly deduplicated: CounterRecorder
  /** Sender and message of the sends under way, by their slot. */
  private readonly sender: number[] = []
  private readonly message: number[] = []
  private arrivingSender = 0
  private arrivingMessage = 0

  constructor(
    private readonly context: ComponentContext<ConfigOf<typeof fields>>,
    private readonly groupOfKey: (key: number) => number,
  ) {
    const { contentBasedDeduplication, equalContentPercent } = context.config
    this.rate = new FifoCallRate(context, 'SendMessage')
    this.duplicates = new Deduplication(
      contentBasedDeduplication ? equalContentPercent / 100 : 0,
      context.random('equal content'),
    )
    this.deduplicated = context.counter(METRICS.deduplicated)
  }

  /** Whether the rate of calls lets a request in. */
  admit(call: number): boolean {
    const { calls, simulator } = this.context
    this.arrivingSender = senderOf(calls.caller[call]!, calls.tag[call]!)
    this.arrivingMessage = this.duplicates.arrives(this.arrivingSender, calls.attempt[call]!)
    return this.rate.admitGroup(simulator.now, this.groupOfKey(calls.key[call]!))
  }

  /** The request that was just let in is being stored in this slot. */
  begins(send: number): void {
    this.sender[send] = this.arrivingSender
    this.message[send] = this.arrivingMessage
  }

  /** A request is being answered: whether an earlier try has added its messages already. */
  isRetryOfStored(send: number, call: number, entries: number): boolean {
    const { calls, simulator } = this.context
    const sender = this.sender[send]!
    const message = this.message[send]!
    // A sender that has given the call up may still try again.
    if (calls.caller[call]! >= 0) this.duplicates.answered(sender, message)
    if (!this.duplicates.isRetryOfStored(sender, message, simulator.now)) return false
    this.deduplicated.add(entries)
    return true
  }

  /** Whether a message is not added since its content was sent before. */
  hasEqualContent(): boolean {
    if (!this.duplicates.hasEqualContent(this.context.simulator.now)) return false
    this.deduplicated.add()
    return true
  }
}
