import { ShardLog } from '../../primitives/ShardLog'
import type { CounterRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import type { ShardStream } from '../ports'
import { ReadFaults } from '../ReadFaults'
import { type BrokerConfig, maximumRedeliveries } from './config'
import { ENGINES } from './engines'
import { PREFETCH_BYTES } from './limits'
import { METRICS } from './metrics'

/**
 * The queue as Lambda's consumers share it: the broker hands messages to them in turn, and what it has handed to one
 * waits in order for that one. Each consumer is a shard.
 */
export class BrokerQueue extends ShardLog implements ShardStream {
  readonly maximumRedeliveries: number
  private next = 0
  private readonly done: Float64Array
  private readonly faults: ReadFaults
  private readonly enqueued: CounterRecorder
  private readonly dequeued: CounterRecorder
  private readonly deadLettered: CounterRecorder
  private readonly size: GaugeRecorder

  constructor(context: ComponentContext<BrokerConfig>) {
    const { config } = context
    super(context.simulator, ENGINES[config.engine].consumers, (config.messageTtlSeconds ?? Infinity) * 1000, {
      recordDropped: (segment) => context.traces.close(segment, 0),
    })
    this.maximumRedeliveries = maximumRedeliveries(config)
    this.done = new Float64Array(this.shardCount)
    this.faults = new ReadFaults(context)
    this.enqueued = context.counter(METRICS.enqueued)
    this.dequeued = context.counter(METRICS.dequeued)
    this.deadLettered = context.counter(METRICS.deadLettered)
    this.size = context.gauge(METRICS.queueSize)
  }

  /** Stores a message and hands it to the consumer whose turn it is. */
  enqueue(key: number, bytes: number, segment: number): void {
    this.enqueued.add()
    this.size.set(this.size.value + 1)
    const consumer = this.next
    this.next = (consumer + 1) % this.shardCount
    this.append(consumer, key, bytes, segment)
  }

  addReader(): number {
    return this.newReader(false)
  }

  isPushed(): boolean {
    return true
  }

  read(_reader: number, consumer: number, position: number, max: number): number {
    return this.faults.refuses() ? -1 : this.following(consumer, position, max, PREFETCH_BYTES)
  }

  override release(reader: number, consumer: number, position: number): void {
    const messages = position - this.done[consumer]!
    this.done[consumer] = position
    if (messages > 0) {
      this.dequeued.add(messages)
      this.size.set(this.size.value - messages)
    }
    super.release(reader, consumer, position)
  }

  putAside(_consumer: number, messages: number): void {
    this.deadLettered.add(messages)
  }
}
