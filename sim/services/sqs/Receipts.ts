/**
 * Receipts of the messages in flight. A receipt is an integer made of a place and the generation of that place, so a
 * receipt that has run out never stands for a later receive, even of the same message.
 */
const PLACE_BITS = 17
const PLACE_MASK = (1 << PLACE_BITS) - 1
const GENERATIONS = 1 << (31 - PLACE_BITS)

export class Receipts {
  private readonly message: Int32Array
  private readonly generation: Int32Array
  /** Free places in a ring: the longest free is taken first, so that generations last long. */
  private readonly free: Int32Array
  private freeHead = 0
  private used = 0
  private count = 0

  /** @param limit messages in flight at most, up to 131,072 */
  constructor(readonly limit: number) {
    this.message = new Int32Array(limit).fill(-1)
    this.generation = new Int32Array(limit)
    this.free = new Int32Array(limit)
  }

  /** Messages in flight. */
  get inFlight(): number {
    return this.count
  }

  get isFull(): boolean {
    return this.count === this.limit
  }

  /** A receipt for a message; there must be room. */
  issue(message: number): number {
    let place: number
    if (this.used < this.limit) place = this.used++
    else {
      place = this.free[this.freeHead]!
      this.freeHead = this.freeHead + 1 === this.limit ? 0 : this.freeHead + 1
    }
    this.count++
    this.message[place] = message
    return (this.generation[place]! << PLACE_BITS) | place
  }

  /** Message of a receipt; -1 when the receipt has run out. */
  messageOf(receipt: number): number {
    const place = receipt & PLACE_MASK
    return this.generation[place] === receipt >> PLACE_BITS ? this.message[place]! : -1
  }

  /** Ends a live receipt. */
  end(receipt: number): void {
    const place = receipt & PLACE_MASK
    // Once every place has been used, the ring has exactly one entry for each free one.
    let tail = this.freeHead + (this.used - this.count)
    if (tail >= this.limit) tail -= this.limit
    this.free[tail] = place
    this.count--
    this.message[place] = -1
    this.generation[place] = (this.generation[place]! + 1) % GENERATIONS
  }
}
