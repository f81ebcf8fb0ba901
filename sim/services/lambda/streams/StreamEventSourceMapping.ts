import { RetryPolicy } from '../../../primitives/RetryPolicy'
import { scatter } from '../../../primitives/scatter'
import type { CounterRecorder, DistributionRecorder } from '../../../telemetry/metrics'
import type { Outcome } from '../../../telemetry/outcome'
import type { ComponentContext, IncomingLink, Part } from '../../define'
import type { ShardStream } from '../../ports'
import type { InvocationTarget, Invoker } from '../invocation'
import { FUNCTION_ERROR } from '../outcomes'
import { BatchCut } from './BatchCut'
import { BatchSegments } from './BatchSegments'
import { BlockedLanes } from './BlockedLanes'
import { DiscardedRecords } from './DiscardedRecords'
import { STREAM_FAILURE_PORT } from './FailureDestination'
import { BUSY, FILLING, IDLE, Lanes } from './Lanes'
import { STREAM_METRICS } from './metrics'
import { RECORD_AGE_EXCEEDED, RETRIES_EXHAUSTED } from './outcomes'
import { PoisonRecords } from './PoisonRecords'
import { RecordFilter } from './RecordFilter'
import { type RecordSink, ShardReader } from './ShardReader'
import type { StreamMappingConfig } from './streamMappingFields'
import { streamSource } from './streamSources'
import { TumblingWindows } from './TumblingWindows'

const NEXT_BATCH = 0
const WINDOW_ENDS = 1
const TRY = 2
const TUMBLING_WINDOW_ENDS = 3

/** Mixed into a partition key so that its part of a shard does not follow from its shard. */
const LANE_SALT = 0x5bd1e995

/**
 * Lambda's processing of one stream: batches of each shard, one after another (or several at once, by partition key),
 * tried again until they succeed or are given up. Until then the shard is blocked.
 */
export class StreamEventSourceMapping implements Invoker, RecordSink, Part {
  readonly stopsAtFailure = true
  private readonly config: StreamMappingConfig
  private readonly component: number
  private readonly reader: ShardReader
  private readonly lanes: Lanes
  private readonly cut: BatchCut
  private readonly poison: PoisonRecords
  private readonly segments: BatchSegments
  private readonly discarded: DiscardedRecords
  private readonly blocked: BlockedLanes
  private readonly filter: RecordFilter
  private readonly backoff: RetryPolicy
  private readonly windowMs: number
  private readonly maxRetries: number
  private readonly maxAgeMs: number
  private readonly windows: TumblingWindows | null
  /** By lane: the invocation in work closes a tumbling window and carries no records. */
  private readonly isFinal: Uint8Array
  /** By shard: records read and not processed. */
  private readonly readAhead: Int32Array
  private readonly itemFailedCode: number
  private readonly iteratorAge: DistributionRecorder
  private readonly processed: CounterRecorder

  constructor(
    private readonly context: ComponentContext<object>,
    private readonly target: InvocationTarget,
    private readonly stream: ShardStream,
    private readonly link: IncomingLink,
  ) {
    const config = link.config as StreamMappingConfig
    const source = streamSource(link.sourceType)
    const laneCount = stream.shardCount * config.parallelizationFactor
    this.config = config
    this.component = context.join(this, `event source mapping of ${link.sourceResourceId}`)
    this.lanes = new Lanes(laneCount)
    this.segments = new BatchSegments(context, stream, this.lanes, laneCount)
    this.discarded = new DiscardedRecords(context, stream, this.lanes, source.hasFailureDestination)
    this.blocked = new BlockedLanes(context, laneCount)
    this.filter = new RecordFilter(context, link)
    this.backoff = new RetryPolicy(
      Infinity,
      config.firstBackoffSeconds * 1000,
      2,
      config.longestBackoffSeconds * 1000,
      'none',
      context.random('stream back-off'),
    )
    this.windowMs = config.batchWindowSeconds > 0 ? config.batchWindowSeconds * 1000 : source.unsetBatchWindowMs
    const withDestination = context.links(STREAM_FAILURE_PORT).length > 0 ? source.retriesWithDestination : null
    this.maxRetries = config.maximumRetryAttempts ?? stream.maximumRedeliveries ?? withDestination ?? Infinity
    this.maxAgeMs = Math.min(stream.retentionMs, (config.maximumRecordAgeSeconds ?? Infinity) * 1000)
    this.windows =
      config.tumblingWindowSeconds > 0 ? new TumblingWindows(laneCount, config.tumblingWindowSeconds * 1000) : null
    this.cut = new BatchCut(stream, this.lanes, this.windows, config.batchSize)
    this.poison = new PoisonRecords(this.lanes, config)
    this.isFinal = new Uint8Array(laneCount)
    this.readAhead = new Int32Array(stream.shardCount)
    this.itemFailedCode = context.outcomes.code(FUNCTION_ERROR)
    this.iteratorAge = context.distribution(STREAM_METRICS.iteratorAge)
    this.processed = context.counter(STREAM_METRICS.recordsProcessed)
    this.reader = new ShardReader(context, stream, this, link)
  }

  fire(kind: number, lane: number): void {
    switch (kind) {
      case NEXT_BATCH:
      case TUMBLING_WINDOW_ENDS:
        this.consider(lane)
        return
      case WINDOW_ENDS:
        if (this.lanes.state[lane] === FILLING && this.lanes.windowEndsAt[lane]! <= this.context.simulator.now)
          this.begin(lane)
        return
      case TRY:
        this.try(lane)
    }
  }

  // What the reader tells.

  add(shard: number, position: number): void {
    if (!this.filter.passes(this.stream.writtenAt(shard, position))) return
    const { parallelizationFactor } = this.config
    const lane =
      parallelizationFactor === 1
        ? shard
        : shard * parallelizationFactor +
          (scatter(this.stream.key(shard, position) ^ LANE_SALT) % parallelizationFactor)
    this.lanes.add(lane, position, this.stream.bytes(shard, position))
    this.readAhead[shard]! += 1
  }

  arrived(shard: number): void {
    const { parallelizationFactor } = this.config
    const first = shard * parallelizationFactor
    for (let lane = first; lane < first + parallelizationFactor; lane++) this.consider(lane)
    this.release(shard)
  }

  waiting(shard: number): number {
    return this.readAhead[shard]!
  }

  lost(records: number): void {
    this.discarded.lost(records)
  }

  // What the function tells.

  invocationEnded(lane: number, outcome: number): void {
    if (this.isFinal[lane] === 1) {
      this.finalEnded(lane, outcome)
      return
    }
    const size = this.lanes.size[lane]!
    const failedAt = this.lanes.firstFailed[lane]!
    // The first record's segment was the invocation's own, and is closed by it.
    this.segments.close(lane, 1, outcome)
    if (outcome !== 0) {
      this.context.countMessages(this.link, outcome, size)
      this.failed(lane, false)
    } else if (failedAt < 0) {
      this.succeeded(lane, size)
      this.endPart(lane)
    } else {
      this.succeeded(lane, failedAt)
      this.context.countMessages(this.link, this.itemFailedCode, size - failedAt)
      this.failed(lane, failedAt > 0)
    }
  }

  recordFailed(lane: number, record: number): boolean {
    const { lanes, config } = this
    if (!config.reportBatchItemFailures || lanes.size[lane] === 0) return false
    if (lanes.firstFailed[lane]! < 0) lanes.firstFailed[lane] = this.poison.reported(lane, record)
    return true
  }

  recordKey(lane: number, record: number): number {
    return this.lanes.size[lane] === 0 ? 0 : this.stream.key(this.shardOf(lane), this.lanes.position(lane, record))
  }

  isPoison(lane: number, record: number): boolean {
    return this.poison.meets(lane, record)
  }

  /** Begins a batch if the lane is free and the batch is full or need not wait. */
  private consider(lane: number): void {
    const { lanes } = this
    if (lanes.state[lane] === BUSY) return
    if (this.tumblingWindowIsOver(lane)) {
      this.closeTumblingWindow(lane)
      return
    }
    if (lanes.length(lane) === 0) return
    if (this.windowMs === 0 || this.cut.isFull(lane)) {
      this.begin(lane)
      return
    }
    if (lanes.state[lane] === FILLING) return
    const { simulator } = this.context
    lanes.state[lane] = FILLING
    lanes.windowEndsAt[lane] = simulator.now + this.windowMs
    simulator.schedule(this.windowMs, this.component, WINDOW_ENDS, lane)
  }

  private begin(lane: number): void {
    const { cut, windows } = this
    cut.cut(lane, this.shardOf(lane))
    this.lanes.begin(lane, cut.size, cut.bytes)
    if (windows?.enter(lane, cut.window) === true) {
      const { simulator } = this.context
      simulator.schedule(Math.max(0, windows.endsAt(lane) - simulator.now), this.component, TUMBLING_WINDOW_ENDS, lane)
    }
    this.try(lane)
  }

  /** Sends the records in work to the function, for the first time or again. */
  private try(lane: number): void {
    const { lanes, context } = this
    if (this.isFinal[lane] === 0) {
      this.giveUpTooOld(lane)
      if (lanes.size[lane] === 0) {
        this.endPart(lane)
        return
      }
    }
    const size = lanes.size[lane]!
    const shard = this.shardOf(lane)
    const writtenAt = size === 0 ? NaN : this.stream.writtenAt(shard, lanes.position(lane, size - 1))
    const segment = size === 0 ? -1 : this.segments.openFor(lane, shard)
    lanes.tries[lane]! += 1
    lanes.firstFailed[lane] = -1
    const refusal = this.target.invoke(this, lane, segment, this.config.perRecord ? Math.max(1, size) : 1)
    if (refusal === 0) {
      if (size > 0) this.iteratorAge.add(context.simulator.now - writtenAt)
      return
    }
    // A throttled batch is tried again until its records are too old, whatever retries it has.
    lanes.tries[lane]! -= 1
    if (size > 0) context.countMessages(this.link, refusal, size)
    this.tryLater(lane)
  }

  private succeeded(lane: number, records: number): void {
    if (records === 0) return
    this.context.countMessages(this.link, 0, records)
    this.processed.add(records)
    this.remove(lane, records)
  }

  /** The records in work have failed; `progressed`: others of their batch before them have succeeded. */
  private failed(lane: number, progressed: boolean): void {
    const { lanes } = this
    if (this.config.bisectBatchOnError && (progressed || lanes.size[lane]! > 1)) {
      // With a reported record the batch is split there; else in the middle. Either way a batch of its own goes on.
      if (!progressed) lanes.split(lane)
      lanes.failures[lane] = 0
      this.tryLater(lane)
      return
    }
    if (lanes.retries[lane]! >= this.maxRetries) {
      this.stream.putAside?.(this.shardOf(lane), lanes.size[lane]!)
      this.giveUp(lane, lanes.size[lane]!, RETRIES_EXHAUSTED)
      this.endPart(lane)
      return
    }
    lanes.retries[lane]! += 1
    this.tryLater(lane)
  }

  /** Waits for the back-off, but no longer than until the oldest record is too old. */
  private tryLater(lane: number): void {
    const { lanes } = this
    const { simulator } = this.context
    lanes.failures[lane]! += 1
    let wait = this.backoff.delayMs(lanes.failures[lane]!)
    if (lanes.size[lane]! > 0) {
      const oldest = this.stream.writtenAt(this.shardOf(lane), lanes.position(lane, 0))
      wait = Math.min(wait, Math.max(0, oldest + this.maxAgeMs - simulator.now))
    }
    this.blocked.block(lane)
    simulator.schedule(wait, this.component, TRY, lane)
  }

  private giveUpTooOld(lane: number): void {
    const { lanes, stream } = this
    const shard = this.shardOf(lane)
    const tooOld = this.context.simulator.now - this.maxAgeMs
    let records = 0
    while (records < lanes.size[lane]! && stream.writtenAt(shard, lanes.position(lane, records)) <= tooOld) records++
    if (records > 0) this.giveUp(lane, records, RECORD_AGE_EXCEEDED)
  }

  private giveUp(lane: number, records: number, why: Outcome): void {
    const code = this.context.outcomes.code(why)
    this.segments.close(lane, 0, code)
    this.discarded.discard(lane, this.shardOf(lane), records, code)
    this.remove(lane, records)
  }

  /** The records in work are done with: the other half of a split batch follows, or the next batch. */
  private endPart(lane: number): void {
    const { lanes } = this
    const { simulator } = this.context
    this.blocked.unblock(lane)
    if (lanes.nextPart(lane)) {
      simulator.schedule(0, this.component, TRY, lane)
      return
    }
    this.becomeIdle(lane)
  }

  private becomeIdle(lane: number): void {
    this.lanes.state[lane] = IDLE
    if (this.lanes.length(lane) > 0 || this.windows?.isOpen(lane) === true)
      this.context.simulator.schedule(0, this.component, NEXT_BATCH, lane)
  }

  private remove(lane: number, records: number): void {
    const shard = this.shardOf(lane)
    this.lanes.drop(lane, records)
    this.readAhead[shard]! -= records
    this.release(shard)
    this.reader.resume(shard)
  }

  /** Lets the stream drop what no lane of the shard needs any more. */
  private release(shard: number): void {
    const { parallelizationFactor } = this.config
    let done = this.reader.arrivedTo[shard]!
    const first = shard * parallelizationFactor
    for (let lane = first; lane < first + parallelizationFactor; lane++)
      if (this.lanes.length(lane) > 0) done = Math.min(done, this.lanes.position(lane, 0))
    this.reader.release(shard, done)
  }

  private tumblingWindowIsOver(lane: number): boolean {
    const { windows, stream, lanes } = this
    if (windows === null || !windows.isOpen(lane) || windows.endsAt(lane) > this.context.simulator.now) return false
    const shard = this.shardOf(lane)
    const next = lanes.length(lane) > 0 ? lanes.position(lane, 0) : this.reader.arrivedTo[shard]!
    return next >= stream.end(shard) || windows.windowOf(stream.writtenAt(shard, next)) > windows.of(lane)
  }

  private closeTumblingWindow(lane: number): void {
    this.isFinal[lane] = 1
    this.lanes.begin(lane, 0, 0)
    this.try(lane)
  }

  /** Until the final invocation of a window succeeds, nothing else of the lane is processed. */
  private finalEnded(lane: number, outcome: number): void {
    if (outcome !== 0) {
      this.tryLater(lane)
      return
    }
    this.isFinal[lane] = 0
    this.windows!.close(lane)
    this.blocked.unblock(lane)
    this.becomeIdle(lane)
  }

  private shardOf(lane: number): number {
    return Math.floor(lane / this.config.parallelizationFactor)
  }
}
