const NONE = -1
/** Lists of visible messages. */
const IN_TURN = 0
const AHEAD = 1
/** Lists by age; a message aside is in none. */
const FRESH = 0
const RETURNED = 1
const ASIDE = 2

/**
 * The messages of one queue as a struct of arrays: a message is a slot, reused after it is gone. Two lists run through
 * the slots, so that taking, hiding and removing a message cost the same in a queue of ten and of ten million:
 * visible messages in the order in which they are received, and all messages in the order in which they were sent.
 *
 * A message that is visible again keeps its place ahead of newer ones, until it has come back so often that SQS moves
 * it to the back: then it also moves from the list of fresh messages to that of returned ones, for the age metric.
 */
export class Messages {
  /** What it is about, as given by the sender. */
  key: Int32Array
  /** Payload, bytes. */
  bytes: Int32Array
  /** When it was stored, ms. */
  sentAt: Float64Array
  /** Times it has been received. */
  receives: Int32Array
  /** Trace segment that is open until the message is gone; -1 when not traced. */
  segment: Int32Array
  /** Trace subsegment of the current wait; -1 when not traced or not waiting. */
  wait: Int32Array
  /** 0 while hidden; else 1 plus the list of visible messages that it is in. */
  isVisible: Uint8Array
  private nextVisible: Int32Array
  private previousVisible: Int32Array
  private newer: Int32Array
  private older: Int32Array
  private list: Uint8Array

  private readonly firstVisible = [NONE, NONE]
  private readonly lastVisible = [NONE, NONE]
  private readonly oldest = [NONE, NONE]
  private readonly newest = [NONE, NONE]
  private freeHead = NONE
  private used = 0
  private visibleCount = 0
  private liveCount = 0

  constructor(capacity = 256) {
    this.key = new Int32Array(capacity)
    this.bytes = new Int32Array(capacity)
    this.sentAt = new Float64Array(capacity)
    this.receives = new Int32Array(capacity)
    this.segment = new Int32Array(capacity)
    this.wait = new Int32Array(capacity)
    this.isVisible = new Uint8Array(capacity)
    this.nextVisible = new Int32Array(capacity)
    this.previousVisible = new Int32Array(capacity)
    this.newer = new Int32Array(capacity)
    this.older = new Int32Array(capacity)
    this.list = new Uint8Array(capacity)
  }

  /** Messages that a receive can take now. */
  get visible(): number {
    return this.visibleCount
  }

  /** Messages in the queue, hidden ones included. */
  get live(): number {
    return this.liveCount
  }

  /** Stores a hidden message. */
  add(key: number, bytes: number, nowMs: number, segment: number): number {
    let message = this.freeHead
    if (message !== NONE) this.freeHead = this.newer[message]!
    else {
      if (this.used === this.key.length) this.grow()
      message = this.used++
    }
    this.liveCount++
    this.key[message] = key
    this.bytes[message] = bytes
    this.sentAt[message] = nowMs
    this.receives[message] = 0
    this.segment[message] = segment
    this.wait[message] = NONE
    this.isVisible[message] = 0
    this.append(message, FRESH)
    return message
  }

  /** Makes a hidden message visible, behind all that are. */
  showLast(message: number): void {
    this.show(message, IN_TURN)
  }

  /** Makes a hidden message visible ahead of all newer ones, behind those that came back before it. */
  showAgain(message: number): void {
    this.show(message, AHEAD)
  }

  /** Hides the visible message whose turn it is and returns it; -1 when there is none. */
  takeVisible(): number {
    const message = this.firstVisible[AHEAD] === NONE ? this.firstVisible[IN_TURN]! : this.firstVisible[AHEAD]!
    if (message !== NONE) this.hide(message)
    return message
  }

  /** Takes a visible message out of the visible ones. */
  hide(message: number): void {
    const list = this.isVisible[message]! - 1
    const next = this.nextVisible[message]!
    const previous = this.previousVisible[message]!
    if (previous === NONE) this.firstVisible[list] = next
    else this.nextVisible[previous] = next
    if (next === NONE) this.lastVisible[list] = previous
    else this.previousVisible[next] = previous
    this.isVisible[message] = 0
    this.visibleCount--
  }

  /** Puts a message behind all others in age; it then counts for the age only when no fresh message is left. */
  moveToReturned(message: number): void {
    if (this.list[message] === RETURNED) return
    this.unlink(message)
    this.append(message, RETURNED)
  }

  /** Takes a message out of the order of age, since its retention is over though somebody still holds it. */
  setAside(message: number): void {
    this.unlink(message)
    this.list[message] = ASIDE
  }

  /** Removes a hidden message for good; its slot is reused. */
  remove(message: number): void {
    if (this.list[message] !== ASIDE) this.unlink(message)
    this.liveCount--
    this.newer[message] = this.freeHead
    this.freeHead = message
  }

  /** The oldest message for the age metric: a fresh one if there is any; -1 when there is none. */
  get oldestForAge(): number {
    return this.oldest[FRESH] === NONE ? this.oldest[RETURNED]! : this.oldest[FRESH]!
  }

  /** Oldest of the fresh messages; -1 when there is none. */
  get oldestFresh(): number {
    return this.oldest[FRESH]!
  }

  /** Oldest of the messages that keep coming back; -1 when there is none. */
  get oldestReturned(): number {
    return this.oldest[RETURNED]!
  }

  private show(message: number, list: number): void {
    const last = this.lastVisible[list]!
    this.isVisible[message] = list + 1
    this.visibleCount++
    this.nextVisible[message] = NONE
    this.previousVisible[message] = last
    if (last === NONE) this.firstVisible[list] = message
    else this.nextVisible[last] = message
    this.lastVisible[list] = message
  }

  private append(message: number, list: number): void {
    const newest = this.newest[list]!
    this.list[message] = list
    this.newer[message] = NONE
    this.older[message] = newest
    if (newest === NONE) this.oldest[list] = message
    else this.newer[newest] = message
    this.newest[list] = message
  }

  private unlink(message: number): void {
    const list = this.list[message]!
    const newer = this.newer[message]!
    const older = this.older[message]!
    if (older === NONE) this.oldest[list] = newer
    else this.newer[older] = newer
    if (newer === NONE) this.newest[list] = older
    else this.older[newer] = older
  }

  private grow(): void {
    const capacity = this.key.length * 2
    this.key = larger(new Int32Array(capacity), this.key)
    this.bytes = larger(new Int32Array(capacity), this.bytes)
    this.sentAt = larger(new Float64Array(capacity), this.sentAt)
    this.receives = larger(new Int32Array(capacity), this.receives)
    this.segment = larger(new Int32Array(capacity), this.segment)
    this.wait = larger(new Int32Array(capacity), this.wait)
    this.isVisible = larger(new Uint8Array(capacity), this.isVisible)
    this.nextVisible = larger(new Int32Array(capacity), this.nextVisible)
    this.previousVisible = larger(new Int32Array(capacity), this.previousVisible)
    this.newer = larger(new Int32Array(capacity), this.newer)
    this.older = larger(new Int32Array(capacity), this.older)
    this.list = larger(new Uint8Array(capacity), this.list)
  }
}

function larger<T extends Float64Array | Int32Array | Uint8Array>(to: T, from: T): T {
  to.set(from)
  return to
}
