import { RateMeter } from '../../primitives/RateMeter'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { ComponentContext } from '../define'
import { brokerBytesPerSecond, type TopicConfig } from './config'
import { LIMITS } from './limits'
import { DELIVERY_TIMEOUT } from './outcomes'

/**
 * What the brokers have to write. A partition's copies lie on as many brokers in a row as the replication factor says;
 * each broker writes at its rate, first come, first served, and a record is stored once its last copy is.
 */
export class BrokerWrites {
  private readonly bytesPerSecond: number
  private readonly busyUntil: Float64Array
  private readonly demand: readonly RateMeter[]
  private readonly limits: (LimitRecorder | undefined)[] = []
  private readonly copies: number

  constructor(private readonly context: ComponentContext<TopicConfig>) {
    const { brokers, replicationFactor } = context.config
    this.bytesPerSecond = brokerBytesPerSecond(context.config)
    this.busyUntil = new Float64Array(brokers)
    this.demand = Array.from({ length: brokers }, () => new RateMeter())
    this.copies = Math.min(replicationFactor, brokers)
  }

  /** Ms until a record of a partition would be stored; counts it as asked for. */
  waitMs(partition: number, bytes: number): number {
    const { now } = this.context.simulator
    let wait = 0
    for (let copy = 0; copy < this.copies; copy++) {
      const broker = (partition + copy) % this.busyUntil.length
      this.demand[broker]!.add(now, bytes)
      wait = Math.max(wait, this.busyUntil[broker]! - now)
    }
    return wait + (bytes / this.bytesPerSecond) * 1000
  }

  /** Has the copies of a record written. */
  write(partition: number, bytes: number): void {
    const { now } = this.context.simulator
    for (let copy = 0; copy < this.copies; copy++) {
      const broker = (partition + copy) % this.busyUntil.length
      this.busyUntil[broker] = Math.max(now, this.busyUntil[broker]!) + (bytes / this.bytesPerSecond) * 1000
    }
  }

  /** Records that a write to this partition was given up, in the name of the busiest of its brokers. */
  reject(partition: number): void {
    let busiest = partition % this.busyUntil.length
    for (let copy = 1; copy < this.copies; copy++) {
      const broker = (partition + copy) % this.busyUntil.length
      if (this.busyUntil[broker]! > this.busyUntil[busiest]!) busiest = broker
    }
    const limit = (this.limits[busiest] ??= this.context.limit(
      LIMITS.brokerWrites,
      this.bytesPerSecond,
      DELIVERY_TIMEOUT,
      `broker ${busiest + 1}`,
    ))
    limit.reject(this.demand[busiest]!.perSecond(this.context.simulator.now))
  }
}
