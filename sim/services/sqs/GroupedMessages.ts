import { widened } from '../../kernel/widened'
import { Groups } from './Groups'
import { type InitialMessages, MessageStore, NONE } from './MessageStore'

/**
 * The messages of a FIFO queue. Those of a group stay in the order in which they were sent, those in flight included,
 * and while one is in flight the group gives out no other. A receive takes as many as it can from one group before it
 * goes on to the next.
 *
 * Of messages from before the run, number n belongs to the group n modulo the number of groups; groups that have only
 * such messages get a slot when their turn comes.
 */
export class GroupedMessages extends MessageStore {
  readonly groups = new Groups()
  /** Group of a message that is visible or in flight. */
  private group: Int32Array
  private isInFlight: Uint8Array
  private next: Int32Array
  private previous: Int32Array
  private receivableCount: number

  /** The group that the present receive takes from, and the next of its messages with a slot. */
  private current = NONE
  private cursor = NONE

  /** Groups over which the messages of before the run spread, and the first that has not had its turn. */
  private readonly initialGroups: number
  private firstUntouched = 0
  /** Messages of groups that have no slot yet. */
  private untouchedLeft: number

  /** @param groupCount a message's group is its key modulo this number; null when the key is the group */
  constructor(
    initial: InitialMessages,
    private readonly groupCount: number | null,
    capacity = 256,
  ) {
    super(initial, capacity)
    this.group = new Int32Array(capacity)
    this.isInFlight = new Uint8Array(capacity)
    this.next = new Int32Array(capacity)
    this.previous = new Int32Array(capacity)
    this.receivableCount = initial.count
    this.untouchedLeft = initial.count
    this.initialGroups = Math.min(groupCount ?? initial.count, initial.count)
  }

  get receivable(): number {
    return this.receivableCount
  }

  /** Id of the group that a key belongs to. */
  groupOf(key: number): number {
    return this.groupCount === null ? key : key % this.groupCount
  }

  showLast(message: number): void {
    const { groups } = this
    const group = this.slotOf(this.groupOf(this.key[message]!))
    this.group[message] = group
    this.insertBefore(NONE, message, group)
    if (groups.firstSent[group] === NONE) groups.firstSent[group] = message
    this.reveal(message, group)
    if (groups.inFlight[group]! > 0) return
    this.receivableCount++
    groups.lineUp(group)
  }

  showAgain(message: number): void {
    const group = this.group[message]!
    this.isInFlight[message] = 0
    this.reveal(message, group)
    this.landed(group)
  }

  takeVisible(): number {
    const { groups } = this
    for (;;) {
      if (this.current === NONE) {
        this.current = this.nextGroup()
        if (this.current === NONE) return NONE
        this.cursor = groups.head[this.current]!
      }
      const group = this.current
      let message = this.cursor
      if (groups.initialLeft[group]! > 0 && message === groups.firstSent[group]) message = this.takeInitialOf(group)
      else if (message === NONE) {
        this.current = NONE
        continue
      } else {
        this.cursor = this.next[message]!
        this.isVisible[message] = 0
        this.visibleCount--
        groups.visible[group]!--
      }
      this.isInFlight[message] = 1
      if (groups.inFlight[group]!++ === 0) groups.blocked++
      this.receivableCount--
      return message
    }
  }

  /** What the receive has left of its last group is blocked now. */
  endReceive(): void {
    if (this.current === NONE) return
    this.receivableCount -= this.groups.waiting(this.current)
    this.current = NONE
  }

  hide(message: number): void {
    const group = this.group[message]!
    this.isVisible[message] = 0
    this.visibleCount--
    this.groups.visible[group]!--
    this.takeOut(message, group)
    if (this.groups.inFlight[group] === 0) this.receivableCount--
  }

  override remove(message: number): void {
    if (this.isInFlight[message] === 1) {
      const group = this.group[message]!
      this.isInFlight[message] = 0
      this.takeOut(message, group)
      this.landed(group)
    }
    super.remove(message)
  }

  override dropInitial(): number {
    this.receivableCount -= this.untouchedLeft + this.groups.dropInitial()
    this.untouchedLeft = 0
    this.firstUntouched = this.initialGroups
    return super.dropInitial()
  }

  protected override grow(capacity: number): void {
    super.grow(capacity)
    this.group = widened(this.group, capacity)
    this.isInFlight = widened(this.isInFlight, capacity)
    this.next = widened(this.next, capacity)
    this.previous = widened(this.previous, capacity)
  }

  /** The group whose turn it is: one that came back with older messages, then those of before the run, then the rest. */
  private nextGroup(): number {
    const { groups } = this
    while (groups.next !== NONE && groups.waiting(groups.next) === 0) {
      const empty = groups.next
      groups.leaveLine()
      this.forgetIfEmpty(empty)
    }
    const first = groups.next
    const head = first === NONE ? NONE : groups.head[first]!
    if (head === NONE || this.receives[head] === 0) {
      const untouched = this.nextUntouched()
      if (untouched !== NONE) return untouched
    }
    if (first !== NONE) groups.leaveLine()
    return first
  }

  private nextUntouched(): number {
    while (this.firstUntouched < this.initialGroups) {
      const id = this.firstUntouched++
      if (this.groups.find(id) === NONE) return this.touch(id)
    }
    return NONE
  }

  /** Gives a group of before the run its slot. */
  private touch(id: number): number {
    const left = this.initialOf(id)
    this.untouchedLeft -= left
    return this.groups.create(id, left)
  }

  /** Messages of before the run in a group. */
  private initialOf(id: number): number {
    return Math.floor((this.initial.count - 1 - id) / (this.groupCount ?? this.initial.count)) + 1
  }

  /** Slot of the group that a new message belongs to. */
  private slotOf(id: number): number {
    const known = this.groups.find(id)
    if (known !== NONE) return known
    if (id < this.firstUntouched || id >= this.initialGroups) return this.groups.create(id, 0)
    const group = this.touch(id)
    this.groups.lineUp(group)
    return group
  }

  private takeInitialOf(group: number): number {
    const { groups } = this
    const id = groups.id[group]!
    const taken = this.initialOf(id) - groups.initialLeft[group]!
    const message = this.takeInitial(id + taken * (this.groupCount ?? 0))
    groups.initialLeft[group]!--
    this.group[message] = group
    this.insertBefore(groups.firstSent[group]!, message, group)
    return message
  }

  private reveal(message: number, group: number): void {
    this.isVisible[message] = 1
    this.visibleCount++
    this.groups.visible[group]!++
  }

  /** A message of the group is no longer in flight: when it was the last, the group takes turns again. */
  private landed(group: number): void {
    const { groups } = this
    if (--groups.inFlight[group]! > 0) return
    groups.blocked--
    const waiting = groups.waiting(group)
    this.receivableCount += waiting
    if (waiting > 0) groups.lineUp(group)
    else this.forgetIfEmpty(group)
  }

  private forgetIfEmpty(group: number): void {
    const { groups } = this
    if (groups.head[group] !== NONE || groups.inFlight[group]! > 0) return
    const id = groups.id[group]!
    // A group whose turn is still to come keeps its slot, or it would seem never to have been touched.
    if (id >= this.firstUntouched && id < this.initialGroups) return
    groups.forget(group)
  }

  private insertBefore(place: number, message: number, group: number): void {
    const { groups } = this
    const previous = place === NONE ? groups.tail[group]! : this.previous[place]!
    this.next[message] = place
    this.previous[message] = previous
    if (previous === NONE) groups.head[group] = message
    else this.next[previous] = message
    if (place === NONE) groups.tail[group] = message
    else this.previous[place] = message
  }

  private takeOut(message: number, group: number): void {
    const { groups } = this
    const next = this.next[message]!
    const previous = this.previous[message]!
    if (groups.firstSent[group] === message) groups.firstSent[group] = next
    if (previous === NONE) groups.head[group] = next
    else this.next[previous] = next
    if (next === NONE) groups.tail[group] = previous
    else this.previous[next] = previous
  }
}
