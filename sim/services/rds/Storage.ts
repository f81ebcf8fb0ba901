import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { ComponentContext, MetricDefinition } from '../define'
import type { DatabaseConfig } from './config'
import { METRICS } from './metrics'
import { type Volume, volumeOf } from './Volume'

/** One direction of a database's storage traffic: what queries read, or what writes write. */
class Accesses {
  total = 0
  private readonly whole: number
  private readonly rest: number
  private readonly chance: RandomStream
  private readonly time: Sampler
  private readonly count: CounterRecorder
  private readonly latency: DistributionRecorder

  constructor(
    private readonly context: ComponentContext<DatabaseConfig>,
    private readonly volume: Volume | null,
    perStatement: number,
    purpose: string,
    count: MetricDefinition,
    latency: MetricDefinition,
  ) {
    this.whole = Math.floor(perStatement)
    this.rest = perStatement - this.whole
    this.chance = context.random(`${purpose}Count`)
    this.time = sampler(context.config.storageTime, context.random(`${purpose}Time`))
    this.count = context.counter(count)
    this.latency = context.distribution(latency)
  }

  /** What a statement waits for its accesses, which set out together, ms. */
  take(): number {
    const accesses = this.rest > 0 && this.chance.uniform() < this.rest ? this.whole + 1 : this.whole
    if (accesses === 0) return 0
    const waited = this.volume === null ? 0 : this.volume.waitMs(this.context.simulator.now, accesses)
    const takes = waited + this.time.sample()
    this.total += accesses
    this.count.add(accesses)
    this.latency.add(takes / 1000)
    return takes
  }
}

/** The storage behind a database, as its statements use it. */
export class Storage {
  private readonly reads: Accesses
  private readonly writes: Accesses

  constructor(context: ComponentContext<DatabaseConfig>) {
    const { config } = context
    const volume = volumeOf(config)
    this.reads = new Accesses(context, volume, config.readsPerQuery, 'reads', METRICS.reads, METRICS.readLatency)
    this.writes = new Accesses(context, volume, config.writesPerWrite, 'writes', METRICS.writes, METRICS.writeLatency)
  }

  /** Reads for one query; how long they take, ms. */
  read(): number {
    return this.reads.take()
  }

  /** Writes for one statement that changes data; how long they take, ms. */
  write(): number {
    return this.writes.take()
  }

  /** Reads and writes of the run. */
  get accesses(): number {
    return this.reads.total + this.writes.total
  }
}
