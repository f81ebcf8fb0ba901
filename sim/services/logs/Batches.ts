import { widened } from '../../kernel/widened'
import type { Simulator } from '../../kernel/Simulator'
import { DelayLine } from '../../primitives/DelayLine'

/** Takes a batch that is full or whose window has ended. */
export type BatchSink = (subscription: number, stream: number, events: number, bytes: number) => void

/** Log events that wait to be sent: a batch for each log stream of each subscription. */
export class Batches {
  private readonly open: readonly Map<number, number>[]
  private readonly windows: DelayLine
  private subscription = new Int32Array(64)
  private stream = new Int32Array(64)
  private events: Float64Array = new Float64Array(64)
  private bytes: Float64Array = new Float64Array(64)
  /** Rises each time a slot's batch is sent: its window then means nothing any more. */
  private stamp = new Int32Array(64)
  private readonly free: number[] = []
  private used = 0

  /** @param kind event with which the owner is told to call `windowsEnded` */
  constructor(
    simulator: Simulator,
    component: number,
    kind: number,
    windowMs: number,
    subscriptions: number,
    private readonly maxBytes: number,
    private readonly send: BatchSink,
  ) {
    this.open = Array.from({ length: subscriptions }, () => new Map<number, number>())
    this.windows = new DelayLine(simulator, component, kind, windowMs, {
      isLive: (batch, stamp) => this.stamp[batch] === stamp,
    })
  }

  add(subscription: number, stream: number, events: number, bytes: number): void {
    let batch = this.open[subscription]!.get(stream)
    if (batch !== undefined && this.bytes[batch]! + bytes > this.maxBytes) {
      this.close(batch)
      batch = undefined
    }
    batch ??= this.begin(subscription, stream)
    this.events[batch]! += events
    this.bytes[batch]! += bytes
  }

  windowsEnded(): void {
    for (let batch = this.windows.next(); batch >= 0; batch = this.windows.next()) this.close(batch)
  }

  private begin(subscription: number, stream: number): number {
    const batch = this.free.pop() ?? this.used++
    if (batch === this.stream.length) this.grow()
    this.subscription[batch] = subscription
    this.stream[batch] = stream
    this.events[batch] = 0
    this.bytes[batch] = 0
    this.open[subscription]!.set(stream, batch)
    this.windows.add(batch, this.stamp[batch]!)
    return batch
  }

  private close(batch: number): void {
    const subscription = this.subscription[batch]!
    const stream = this.stream[batch]!
    this.open[subscription]!.delete(stream)
    this.stamp[batch] = (this.stamp[batch]! + 1) | 0
    this.free.push(batch)
    this.send(subscription, stream, this.events[batch]!, this.bytes[batch]!)
  }

  private grow(): void {
    const capacity = this.stream.length * 2
    this.subscription = widened(this.subscription, capacity)
    this.stream = widened(this.stream, capacity)
    this.events = widened(this.events, capacity)
    this.bytes = widened(this.bytes, capacity)
    this.stamp = widened(this.stamp, capacity)
  }
}
