import { widened } from '../../kernel/widened'
import { type InitialMessages, MessageStore, NONE } from './MessageStore'

/** Lists of visible messages. */
const IN_TURN = 0
const AHEAD = 1

/**
 * The messages of a standard queue. Visible ones are received in the order in which they became visible, so that
 * taking, hiding and removing a message cost the same in a queue of ten and of ten million. A message that is visible
 * again keeps its place ahead of newer ones, until it has come back so often that SQS moves it to the back.
 */
export class Messages extends MessageStore {
  private nextVisible: Int32Array
  private previousVisible: Int32Array
  private readonly firstVisible = [NONE, NONE]
  private readonly lastVisible = [NONE, NONE]

  constructor(initial: InitialMessages, capacity = 256) {
    super(initial, capacity)
    this.nextVisible = new Int32Array(capacity)
    this.previousVisible = new Int32Array(capacity)
  }

  get receivable(): number {
    return this.visibleCount
  }

  showLast(message: number): void {
    this.show(message, IN_TURN)
  }

  showAgain(message: number): void {
    this.show(message, AHEAD)
  }

  takeVisible(): number {
    const again = this.firstVisible[AHEAD]!
    if (again === NONE && this.initialLeft > 0) return this.takeInitial(this.initial.count - this.initialLeft)
    const message = again === NONE ? this.firstVisible[IN_TURN]! : again
    if (message !== NONE) this.hide(message)
    return message
  }

  endReceive(): void {}

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

  protected override grow(capacity: number): void {
    super.grow(capacity)
    this.nextVisible = widened(this.nextVisible, capacity)
    this.previousVisible = widened(this.previousVisible, capacity)
  }

  /** Links a message into a list; `isVisible` is then 1 plus the list's number. */
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
}
