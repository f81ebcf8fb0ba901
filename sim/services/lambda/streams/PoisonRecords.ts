import type { Lanes } from './Lanes'
import type { StreamMappingConfig } from './streamMappingFields'

/** Which records make the handler fail at every try: those of fixed numbers in each shard. */
export class PoisonRecords {
  private readonly every: number | null

  constructor(
    private readonly lanes: Lanes,
    private readonly config: StreamMappingConfig,
  ) {
    this.every = config.poisonRecordEvery
  }

  /** Whether a run of the handler meets one: on this record, or on any of the batch when it runs once for all. */
  meets(lane: number, record: number): boolean {
    if (this.every === null) return false
    const size = this.lanes.size[lane]!
    return this.config.perRecord
      ? this.first(lane, record, Math.min(record + 1, size)) >= 0
      : this.first(lane, 0, size) >= 0
  }

  /** The record that a handler which has failed reports. */
  reported(lane: number, record: number): number {
    return this.config.perRecord ? record : Math.max(0, this.first(lane, 0, this.lanes.size[lane]!))
  }

  private first(lane: number, from: number, to: number): number {
    const { every } = this
    if (every !== null)
      for (let record = from; record < to; record++)
        if ((this.lanes.position(lane, record) + 1) % every === 0) return record
    return -1
  }
}
