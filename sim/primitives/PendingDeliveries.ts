/** Events on their way to receivers, retries included, as a struct of arrays: one slot each, reused. */
export class PendingDeliveries {
  /** Which of the sender's receivers it goes to. */
  receiver: Int32Array
  key: Int32Array
  bytes: Float64Array
  /** Trace subsegment of the delivery; -1 when not traced. */
  segment: Int32Array
  /** Of the call that caused it (`Calls.lineage`). */
  lineage: Int32Array
  /** Tries that have failed. */
  failures: Int32Array
  private nextFree: Int32Array
  private freeHead = -1
  private used = 0
  private live = 0

  constructor(capacity = 64) {
    this.receiver = new Int32Array(capacity)
    this.key = new Int32Array(capacity)
    this.bytes = new Float64Array(capacity)
    this.segment = new Int32Array(capacity)
    this.lineage = new Int32Array(capacity)
    this.failures = new Int32Array(capacity)
    this.nextFree = new Int32Array(capacity)
  }

  get pending(): number {
    return this.live
  }

  add(receiver: number, key: number, bytes: number, segment: number, lineage = 0): number {
    let delivery = this.freeHead
    if (delivery >= 0) this.freeHead = this.nextFree[delivery]!
    else {
      if (this.used === this.key.length) this.grow()
      delivery = this.used++
    }
    this.live++
    this.receiver[delivery] = receiver
    this.key[delivery] = key
    this.bytes[delivery] = bytes
    this.segment[delivery] = segment
    this.lineage[delivery] = lineage
    this.failures[delivery] = 0
    return delivery
  }

  remove(delivery: number): void {
    this.live--
    this.nextFree[delivery] = this.freeHead
    this.freeHead = delivery
  }

  private grow(): void {
    const capacity = this.key.length * 2
    const wider = (from: Int32Array): Int32Array => {
      const to = new Int32Array(capacity)
      to.set(from)
      return to
    }
    this.receiver = wider(this.receiver)
    this.key = wider(this.key)
    const bytes = new Float64Array(capacity)
    bytes.set(this.bytes)
    this.bytes = bytes
    this.segment = wider(this.segment)
    this.lineage = wider(this.lineage)
    this.failures = wider(this.failures)
    this.nextFree = wider(this.nextFree)
  }
}
