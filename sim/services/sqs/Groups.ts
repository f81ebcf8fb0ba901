import { widened } from '../../kernel/widened'
import { IntQueue } from '../../primitives/IntQueue'
import { NONE } from './MessageStore'

/**
 * The message groups of one FIFO queue that have messages, as a struct of arrays: a group is a slot, found by its id.
 * Groups that a receive can take from stand in a line and take turns.
 */
export class Groups {
  /** Its id, as given by the senders. */
  id = new Int32Array(64)
  /** Its first and last message; -1 when it has none. */
  head = new Int32Array(64)
  tail = new Int32Array(64)
  /** The first message that was sent during the run; -1 when there is none. */
  firstSent = new Int32Array(64)
  /** Visible messages with a slot. */
  visible = new Int32Array(64)
  /** Messages in flight: while there are any, the group is blocked. */
  inFlight = new Int32Array(64)
  /** Messages of before the run that nobody has received yet. */
  initialLeft = new Float64Array(64)
  /** Groups with a message in flight. */
  blocked = 0
  private isInLine = new Uint8Array(64)
  private readonly line = new IntQueue()
  private readonly byId = new Map<number, number>()
  private readonly free = new IntQueue()
  private used = 0

  /** The group with an id; -1 when it has no slot. */
  find(id: number): number {
    return this.byId.get(id) ?? NONE
  }

  create(id: number, initialLeft: number): number {
    const group = this.free.size > 0 ? this.free.shift() : this.used++
    if (group === this.id.length) this.grow(group * 2)
    this.byId.set(id, group)
    this.id[group] = id
    this.head[group] = NONE
    this.tail[group] = NONE
    this.firstSent[group] = NONE
    this.visible[group] = 0
    this.inFlight[group] = 0
    this.initialLeft[group] = initialLeft
    this.isInLine[group] = 0
    return group
  }

  /** Messages that a receive could take from it if it is not blocked. */
  waiting(group: number): number {
    return this.visible[group]! + this.initialLeft[group]!
  }

  /** Puts a group that is not blocked at the end of the line, unless it stands there. */
  lineUp(group: number): void {
    if (this.isInLine[group] === 1) return
    this.isInLine[group] = 1
    this.line.push(group)
  }

  /** The group at the head of the line; -1 when there is none. */
  get next(): number {
    return this.line.peek()
  }

  /** Takes the group at the head out of the line. */
  leaveLine(): void {
    this.isInLine[this.line.shift()] = 0
  }

  /** Gives up the slot of a group that has no message and does not stand in the line. */
  forget(group: number): void {
    if (this.isInLine[group] === 1) return
    this.byId.delete(this.id[group]!)
    this.free.push(group)
  }

  /** Forgets the messages of before the run; returns how many of them stood in groups that are not blocked. */
  dropInitial(): number {
    let unblocked = 0
    for (const group of this.byId.values()) {
      if (this.inFlight[group] === 0) unblocked += this.initialLeft[group]!
      this.initialLeft[group] = 0
    }
    return unblocked
  }

  private grow(capacity: number): void {
    this.id = widened(this.id, capacity)
    this.head = widened(this.head, capacity)
    this.tail = widened(this.tail, capacity)
    this.firstSent = widened(this.firstSent, capacity)
    this.visible = widened(this.visible, capacity)
    this.inFlight = widened(this.inFlight, capacity)
    this.initialLeft = widened(this.initialLeft, capacity)
    this.isInLine = widened(this.isInLine, capacity)
  }
}
