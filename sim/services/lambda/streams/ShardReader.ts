import { type Sampler, sampler } from '../../../kernel/distributions'
import type { ComponentContext, IncomingLink, Part } from '../../define'
import type { ShardConsumer, ShardStream } from '../../ports'
import { PUSH_RETRY_MS, READ_AHEAD_RECORDS } from './limits'
import type { StreamMappingConfig } from './streamMappingFields'
import { streamSource } from './streamSources'

const READ = 0
const ARRIVED = 1

/** Takes what has been read, shard by shard and in order. */
export interface RecordSink {
  /** A record has arrived from its shard. */
  add(shard: number, position: number): void
  /** No more records arrive now: batches may begin. */
  arrived(shard: number): void
  /** Records of a shard that have been read and not processed. */
  waiting(shard: number): number
  /** Records were lost unread, since the stream has dropped them. */
  lost(records: number): void
}

/**
 * Reads the shards of a stream ahead of the batches: polls each at its base rate while it has new records, at once
 * while it is behind, and as records are written when they are pushed. A shard without records costs no events.
 */
export class ShardReader implements ShardConsumer, Part {
  /** By shard: position after the last record that has arrived. */
  readonly arrivedTo: Float64Array
  private readonly reader: number
  private readonly component: number
  private readonly intervalMs: number
  private readonly isPushed: boolean
  private readonly delivery: Sampler
  private readonly readAhead: number
  /** By shard: time in its interval at which it is polled, ms. */
  private readonly phase: Float64Array
  /** By shard: records on their way, and whether more followed them when they were read. */
  private readonly onTheirWay: Int32Array
  private readonly isBehind: Uint8Array
  /** By shard: reading waits for batches to make room. */
  private readonly isPaused: Uint8Array

  constructor(
    private readonly context: ComponentContext<object>,
    private readonly stream: ShardStream,
    private readonly sink: RecordSink,
    link: IncomingLink,
  ) {
    const config = link.config as StreamMappingConfig
    const source = link.sourceResourceId
    const shards = stream.shardCount
    this.component = context.join(this, `reads of ${source}`)
    this.reader = stream.addReader(link.connectionId, config.startingPosition === 'LATEST')
    this.isPushed = stream.isPushed(this.reader)
    const { pollIntervalMs, delivery, pushedDelivery } = streamSource(link.sourceType)
    this.intervalMs = pollIntervalMs
    const usual = this.isPushed ? pushedDelivery : delivery
    this.delivery = sampler(
      config.delivery === 'custom' ? config.customDelivery : usual,
      context.random(`delivery:${source}`),
    )
    this.readAhead = Math.max(READ_AHEAD_RECORDS, config.batchSize * config.parallelizationFactor)
    const phases = context.random(`polls:${source}`)
    this.arrivedTo = new Float64Array(shards)
    this.phase = new Float64Array(shards)
    this.onTheirWay = new Int32Array(shards)
    this.isBehind = new Uint8Array(shards)
    this.isPaused = new Uint8Array(shards)
    for (let shard = 0; shard < shards; shard++) {
      this.arrivedTo[shard] = config.startingPosition === 'LATEST' ? stream.end(shard) : stream.oldest(shard)
      this.phase[shard] = phases.uniform() * this.intervalMs
      this.goOn(shard)
    }
  }

  recordsArrived(shard: number): void {
    this.scheduleRead(shard)
  }

  fire(kind: number, shard: number): void {
    if (kind === READ) this.read(shard)
    else this.arrive(shard)
  }

  /** Whether everything that the shard has now has arrived. */
  isCaughtUp(shard: number): boolean {
    return this.arrivedTo[shard]! >= this.stream.end(shard)
  }

  /** Batches have made room. */
  resume(shard: number): void {
    if (this.isPaused[shard] === 0) return
    this.isPaused[shard] = 0
    this.context.simulator.schedule(0, this.component, READ, shard)
  }

  /** All records before this position are done with. */
  release(shard: number, position: number): void {
    this.stream.release(this.reader, shard, position)
  }

  private read(shard: number): void {
    const { simulator } = this.context
    const room = this.readAhead - this.sink.waiting(shard)
    if (room <= 0) {
      this.isPaused[shard] = 1
      return
    }
    const oldest = this.stream.oldest(shard)
    if (this.arrivedTo[shard]! < oldest) {
      this.sink.lost(oldest - this.arrivedTo[shard]!)
      this.arrivedTo[shard] = oldest
    }
    const position = this.arrivedTo[shard]!
    const count = this.stream.read(this.reader, shard, position, room)
    if (count < 0) {
      simulator.schedule(this.isPushed ? PUSH_RETRY_MS : this.intervalMs, this.component, READ, shard)
      return
    }
    if (count === 0) {
      this.goOn(shard)
      return
    }
    this.onTheirWay[shard] = count
    this.isBehind[shard] = position + count < this.stream.end(shard) ? 1 : 0
    simulator.schedule(this.delivery.sample(), this.component, ARRIVED, shard)
  }

  private arrive(shard: number): void {
    const from = this.arrivedTo[shard]!
    const to = from + this.onTheirWay[shard]!
    this.arrivedTo[shard] = to
    for (let position = from; position < to; position++) this.sink.add(shard, position)
    this.sink.arrived(shard)
    if (this.isBehind[shard] === 1) this.context.simulator.schedule(0, this.component, READ, shard)
    else this.goOn(shard)
  }

  /** Reads at the next poll if there is something to read, else once there is. */
  private goOn(shard: number): void {
    if (this.isCaughtUp(shard)) this.stream.waitForRecords(shard, this)
    else this.scheduleRead(shard)
  }

  private scheduleRead(shard: number): void {
    const { simulator } = this.context
    const { intervalMs } = this
    const since = (simulator.now + intervalMs - this.phase[shard]!) % intervalMs
    const wait = this.isPushed || since === 0 ? 0 : intervalMs - since
    simulator.schedule(wait, this.component, READ, shard)
  }
}
