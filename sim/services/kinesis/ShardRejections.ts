import type { LimitRecorder } from '../../telemetry/throttles'

/** Shards that are named one by one; an overloaded stream would otherwise fill the throttles with hundreds of rows. */
const MOST_NAMED = 4

/** Records what one limit per shard turns away: the first shards by their ids, further ones together. */
export class ShardRejections {
  private readonly named = new Map<number, LimitRecorder>()
  private others: LimitRecorder | null = null

  /** @param recorder makes the recorder of a limit whose rejections have this reason */
  constructor(private readonly recorder: (reason: string) => LimitRecorder) {}

  /** Records a rejection by a shard; `use` is the demand on it, in the limit's unit. */
  reject(shard: number, use: number): void {
    this.of(shard).reject(use)
  }

  private of(shard: number): LimitRecorder {
    const known = this.named.get(shard)
    if (known !== undefined) return known
    if (this.named.size === MOST_NAMED) return (this.others ??= this.recorder('further shards'))
    const made = this.recorder(shardId(shard))
    this.named.set(shard, made)
    return made
  }
}

/** A shard's id as Kinesis writes it. */
const shardId = (shard: number): string => `shardId-${String(shard).padStart(12, '0')}`
