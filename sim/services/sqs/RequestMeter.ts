import type { CostComponent } from '../../cost/types'
import { MAX_BATCH_ENTRIES, REQUEST_CHUNK_BYTES } from './limits'

/** Billed requests of one queue: every action counts, once for each started 64 KB, and a batch of ten is one action. */
export class RequestMeter {
  private sends = 0
  private receives = 0
  private emptyReceives = 0
  private deletes = 0
  private visibilityChanges = 0
  private deletedAt = -1
  private deletedInBatch = 0
  private changedAt = -1
  private changedInBatch = 0

  /** @param priceId what its requests are priced by */
  constructor(private readonly priceId: string) {}

  send(bytes: number): void {
    this.sends += chunks(bytes)
  }

  /** One ReceiveMessage that took messages of these bytes in all. */
  receive(bytes: number): void {
    this.receives += chunks(bytes)
  }

  /** Counts empty receives; negative to take one back that has turned out to wait. */
  emptyReceive(count: number): void {
    this.emptyReceives += count
  }

  /** A deletion; those of one moment share a DeleteMessageBatch. */
  delete(nowMs: number): void {
    if (nowMs !== this.deletedAt || this.deletedInBatch === MAX_BATCH_ENTRIES) {
      this.deletes++
      this.deletedAt = nowMs
      this.deletedInBatch = 0
    }
    this.deletedInBatch++
  }

  /** A change of visibility; those of one moment share a ChangeMessageVisibilityBatch. */
  changeVisibility(nowMs: number): void {
    if (nowMs !== this.changedAt || this.changedInBatch === MAX_BATCH_ENTRIES) {
      this.visibilityChanges++
      this.changedAt = nowMs
      this.changedInBatch = 0
    }
    this.changedInBatch++
  }

  /** @param openPolls long polls under way at the end of the run: they are billed though they have not ended */
  components(resourceId: string, openPolls: number): CostComponent[] {
    const line = (component: string, quantity: number): CostComponent => ({
      resourceId,
      priceId: this.priceId,
      component,
      quantity,
      basis: 'usage',
      freeTierId: 'sqs.requests',
    })
    return [
      line('SendMessage requests', this.sends),
      line('ReceiveMessage requests', this.receives),
      line('Empty ReceiveMessage requests', this.emptyReceives + openPolls),
      line('DeleteMessage requests', this.deletes),
      line('ChangeMessageVisibility requests', this.visibilityChanges),
    ]
  }
}

const chunks = (bytes: number): number => (bytes <= REQUEST_CHUNK_BYTES ? 1 : Math.ceil(bytes / REQUEST_CHUNK_BYTES))
