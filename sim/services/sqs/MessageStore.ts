import { widened } from '../../kernel/widened'

export const NONE = -1
/** Lists by age; a message aside is in none. */
const FRESH = 0
const RETURNED = 1
const ASIDE = 2

/** Messages that wait when the run starts. */
export interface InitialMessages {
  count: number
  /** Payload of each, bytes. */
  bytes: number
}

/**
 * The messages of one queue as a struct of arrays: a message is a slot, reused after it is gone. A list runs through
 * the slots in the order in which the messages were sent. How the visible ones are lined up is the subclasses'.
 *
 * Messages that wait when the run starts are only counted, and get a slot when they are first received: a backlog of
 * ten million costs no more memory than one of ten. They are the oldest, and their keys count from 0.
 */
export abstract class MessageStore {
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
  /** Of the call that brought it (`Calls.lineage`). */
  lineage: Int32Array
  /** 0 while hidden. */
  isVisible: Uint8Array
  private newer: Int32Array
  private older: Int32Array
  private list: Uint8Array

  private readonly oldest = [NONE, NONE]
  private readonly newest = [NONE, NONE]
  private freeHead = NONE
  private used = 0
  /** Messages that are neither in flight nor delayed. */
  protected visibleCount: number
  /** Messages of before the run that nobody has received yet. */
  protected initialLeft: number

  constructor(
    protected readonly initial: InitialMessages,
    capacity = 256,
  ) {
    this.visibleCount = initial.count
    this.initialLeft = initial.count
    this.key = new Int32Array(capacity)
    this.bytes = new Int32Array(capacity)
    this.sentAt = new Float64Array(capacity)
    this.receives = new Int32Array(capacity)
    this.segment = new Int32Array(capacity)
    this.wait = new Int32Array(capacity)
    this.lineage = new Int32Array(capacity)
    this.isVisible = new Uint8Array(capacity)
    this.newer = new Int32Array(capacity)
    this.older = new Int32Array(capacity)
    this.list = new Uint8Array(capacity)
  }

  /** Messages that are neither in flight nor delayed: the backlog. */
  get visible(): number {
    return this.visibleCount
  }

  /** Visible messages that a receive can take now. */
  abstract get receivable(): number

  /** Makes a hidden message visible, behind all that are. */
  abstract showLast(message: number): void

  /** Makes a message that was received visible again, ahead of newer ones. */
  abstract showAgain(message: number): void

  /** Hides the message whose turn it is and returns it; -1 when none can be received. */
  abstract takeVisible(): number

  /** A receive has taken what it wanted. */
  abstract endReceive(): void

  /** Takes a visible message out of the visible ones. */
  abstract hide(message: number): void

  /** Stores a hidden message. */
  add(key: number, bytes: number, nowMs: number, segment: number, lineage = 0): number {
    const message = this.allocate(key, bytes, nowMs, segment)
    this.lineage[message] = lineage
    this.append(message, FRESH)
    return message
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
    this.newer[message] = this.freeHead
    this.freeHead = message
  }

  /** Drops the messages of before the run that nobody has received; returns how many there were. */
  dropInitial(): number {
    const dropped = this.initialLeft
    this.initialLeft = 0
    this.visibleCount -= dropped
    return dropped
  }

  /** When the oldest message for the age metric was sent, ms: a fresh one if there is any; NaN when there is none. */
  get oldestSentAt(): number {
    if (this.initialLeft > 0) return 0
    const oldest = this.oldest[FRESH] === NONE ? this.oldest[RETURNED]! : this.oldest[FRESH]!
    return oldest === NONE ? NaN : this.sentAt[oldest]!
  }

  /** When the first of the messages to expire was sent, ms; Infinity when there is none. */
  get firstSentAt(): number {
    if (this.initialLeft > 0) return 0
    const fresh = this.oldest[FRESH]!
    const returned = this.oldest[RETURNED]!
    return Math.min(
      fresh === NONE ? Infinity : this.sentAt[fresh]!,
      returned === NONE ? Infinity : this.sentAt[returned]!,
    )
  }

  /** Oldest of the fresh messages; -1 when there is none. */
  get oldestFresh(): number {
    return this.oldest[FRESH]!
  }

  /** Oldest of the messages that keep coming back; -1 when there is none. */
  get oldestReturned(): number {
    return this.oldest[RETURNED]!
  }

  /** Gives a slot to a message of before the run, hidden. */
  protected takeInitial(key: number): number {
    const message = this.allocate(key, this.initial.bytes, 0, NONE)
    this.lineage[message] = 0
    this.initialLeft--
    this.visibleCount--
    this.list[message] = FRESH
    const oldest = this.oldest[FRESH]!
    this.older[message] = NONE
    this.newer[message] = oldest
    if (oldest === NONE) this.newest[FRESH] = message
    else this.older[oldest] = message
    this.oldest[FRESH] = message
    return message
  }

  /** Makes room for as many messages. */
  protected grow(capacity: number): void {
    this.key = widened(this.key, capacity)
    this.bytes = widened(this.bytes, capacity)
    this.sentAt = widened(this.sentAt, capacity)
    this.receives = widened(this.receives, capacity)
    this.segment = widened(this.segment, capacity)
    this.wait = widened(this.wait, capacity)
    this.lineage = widened(this.lineage, capacity)
    this.isVisible = widened(this.isVisible, capacity)
    this.newer = widened(this.newer, capacity)
    this.older = widened(this.older, capacity)
    this.list = widened(this.list, capacity)
  }

  private allocate(key: number, bytes: number, nowMs: number, segment: number): number {
    let message = this.freeHead
    if (message !== NONE) this.freeHead = this.newer[message]!
    else {
      if (this.used === this.key.length) this.grow(this.key.length * 2)
      message = this.used++
    }
    this.key[message] = key
    this.bytes[message] = bytes
    this.sentAt[message] = nowMs
    this.receives[message] = 0
    this.segment[message] = segment
    this.wait[message] = NONE
    this.isVisible[message] = 0
    return message
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
}
