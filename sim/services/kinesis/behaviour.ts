import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { PendingCalls } from '../../primitives/PendingCalls'
import { scatter } from '../../primitives/scatter'
import type { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext } from '../define'
import type { ShardStream } from '../ports'
import { type ConsumerConfig, maxRecordBytes, type StreamConfig } from './config'
import { StreamUsage } from './cost'
import { HottestShard } from './HottestShard'
import { LIMITS, ON_DEMAND_QUOTA } from './limits'
import { METRICS } from './metrics'
import { RECORD_TOO_LARGE, THROUGHPUT_EXCEEDED } from './outcomes'
import { ShardMap } from './ShardMap'
import { ShardWrites } from './ShardWrites'
import { StreamShards } from './StreamShards'

const REQUESTS_PORT = 0
const PUT_RECORDS = 1

/** A data stream: answers producers after the write latency, and leaves reading to `StreamShards`. */
export class DataStream implements Component {
  private readonly map: ShardMap
  private readonly shards: StreamShards
  private readonly writes: ShardWrites
  private readonly hottest: HottestShard
  private readonly stored: StreamUsage
  /** Requests that are being answered; detail: records in the request. */
  private readonly puts = new PendingCalls()
  private readonly latency: Sampler
  private readonly largestRecord: number
  private readonly openShards: GaugeRecorder
  private readonly incomingRecords: CounterRecorder
  private readonly incomingBytes: CounterRecorder
  private readonly throttled: CounterRecorder
  private readonly putLatency: DistributionRecorder
  private readonly batchStored: CounterRecorder
  private readonly batchThrottled: CounterRecorder
  private readonly tooLarge: LimitRecorder
  private readonly exceededCode: number
  private readonly tooLargeCode: number

  constructor(private readonly context: ComponentContext<StreamConfig>) {
    const { config, outcomes } = context
    this.map = new ShardMap(config, context.quota(ON_DEMAND_QUOTA.id), context.durationMs)
    this.shards = new StreamShards(context, this.map.most)
    this.writes = new ShardWrites(context, this.map.most)
    this.hottest = new HottestShard(context, this.map.most)
    this.stored = new StreamUsage(config)
    this.latency = sampler(config.putLatency, context.random('put latency'))
    this.largestRecord = maxRecordBytes(config)
    this.openShards = context.gauge(METRICS.openShards)
    this.openShards.set(this.map.open)
    this.incomingRecords = context.counter(METRICS.incomingRecords)
    this.incomingBytes = context.counter(METRICS.incomingBytes)
    this.throttled = context.counter(METRICS.writeThrottles)
    this.putLatency = context.distribution(METRICS.putLatency)
    this.batchStored = context.counter(METRICS.putRecordsStored)
    this.batchThrottled = context.counter(METRICS.putRecordsThrottled)
    this.tooLarge = context.limit(LIMITS.recordSize, this.largestRecord, RECORD_TOO_LARGE)
    this.exceededCode = outcomes.code(THROUGHPUT_EXCEEDED)
    this.tooLargeCode = outcomes.code(RECORD_TOO_LARGE)
  }

  stream(): ShardStream {
    return this.shards
  }

  receive(call: number, port: number): void {
    const { calls, traces, simulator, index, config } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    const isBatch = port === REQUESTS_PORT && calls.operation[call] === PUT_RECORDS
    const put = this.puts.add(call, segment, isBatch ? config.recordsPerPut : 1)
    simulator.schedule(this.latency.sample(), index, 0, put)
  }

  /** A producer is to be answered. */
  fire(_kind: number, put: number): void {
    const { calls, traces, simulator } = this.context
    const call = this.puts.call[put]!
    const segment = this.puts.segment[put]!
    const records = this.puts.detail[put]!
    this.puts.remove(put)
    if (this.map.moveTo(simulator.now)) this.openShards.set(this.map.open)
    const bytes = calls.bytes[call]! / records
    if (bytes > this.largestRecord) {
      this.tooLarge.reject(bytes)
      traces.close(segment, this.tooLargeCode)
      this.context.reply(call, this.tooLargeCode)
      return
    }
    if (records === 1) this.putRecord(call, segment, bytes)
    else this.putRecords(call, segment, bytes, records)
  }

  usage(durationMs: number): CostComponent[] {
    const { resourceId } = this.context
    const consumers = this.context.links('records').map(({ config }) => config as ConsumerConfig)
    return this.stored.components(resourceId, durationMs, {
      standardBytes: this.shards.standardBytes,
      pushedBytes: this.shards.pushedBytes,
      fanOutConsumers: consumers.filter(({ consumerType }) => consumerType === 'enhancedFanOut').length,
    })
  }

  private putRecord(call: number, segment: number, bytes: number): void {
    const { calls, traces, simulator } = this.context
    // The record's segment stays open until its consumers have done with it.
    const outcome = this.store(calls.key[call]!, bytes, segment) ? 0 : this.exceededCode
    if (outcome === 0) this.putLatency.add(simulator.now - calls.sentAt[call]!)
    else traces.close(segment, outcome)
    this.context.reply(call, outcome)
  }

  /** Each record is taken or refused by itself; the call answers 200 in any case, as AWS does. */
  private putRecords(call: number, request: number, bytes: number, records: number): void {
    const { calls, traces, index, config } = this.context
    const key = calls.key[call]!
    let taken = 0
    for (let record = 0; record < records; record++) {
      const segment = traces.segment(request, index)
      const own = config.putRecordsKeys === 'same' ? key : scatter(Math.imul(key, 0x9e3779b1) + record) | 0
      if (this.store(own, bytes, segment)) taken++
      else traces.close(segment, this.exceededCode)
    }
    this.batchStored.add(taken)
    this.batchThrottled.add(records - taken)
    traces.close(request, 0)
    this.context.reply(call, 0)
  }

  /** Writes a record unless its shard is at a limit. */
  private store(key: number, bytes: number, segment: number): boolean {
    const { now } = this.context.simulator
    const shard = this.map.shardOf(key)
    this.hottest.asked(shard, bytes)
    if (!this.writes.admit(now, shard, bytes)) {
      this.throttled.add()
      return false
    }
    this.map.wrote(bytes)
    this.stored.wrote(bytes)
    this.incomingRecords.add()
    this.incomingBytes.add(bytes)
    this.shards.append(shard, key, bytes, segment)
    return true
  }
}
