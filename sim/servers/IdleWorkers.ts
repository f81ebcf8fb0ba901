import { widened } from '../kernel/widened'
import { IntQueue } from '../primitives/IntQueue'

/** The idle workers of a pool, given out by instance in turn. Workers of an instance have consecutive numbers. */
export class IdleWorkers {
  /** Instances that have idle workers, each once; may hold some that have none left. */
  private readonly turns = new IntQueue()
  private hasTurn = new Uint8Array(8)
  private count = new Int32Array(8)
  /** By instance, then place. */
  private idle = new Int32Array(64)

  constructor(private readonly perInstance: number) {}

  add(worker: number): void {
    const instance = Math.floor(worker / this.perInstance)
    if (instance >= this.count.length) this.grow(instance)
    const place = instance * this.perInstance + this.count[instance]!++
    if (place >= this.idle.length) this.idle = widened(this.idle, Math.max(this.idle.length * 2, place + 1))
    this.idle[place] = worker
    this.giveTurn(instance)
  }

  /** A worker of the instance whose turn it is; -1 when there is none. */
  take(): number {
    while (this.turns.size > 0) {
      const instance = this.turns.shift()
      this.hasTurn[instance] = 0
      if (this.count[instance] === 0) continue
      const worker = this.idle[instance * this.perInstance + --this.count[instance]!]!
      if (this.count[instance]! > 0) this.giveTurn(instance)
      return worker
    }
    return -1
  }

  /** Forgets the workers of an instance that takes no more requests. */
  clear(instance: number): void {
    if (instance < this.count.length) this.count[instance] = 0
  }

  private giveTurn(instance: number): void {
    if (this.hasTurn[instance] === 1) return
    this.hasTurn[instance] = 1
    this.turns.push(instance)
  }

  private grow(instance: number): void {
    const capacity = Math.max(this.count.length * 2, instance + 1)
    this.count = widened(this.count, capacity)
    this.hasTurn = widened(this.hasTurn, capacity)
  }
}
