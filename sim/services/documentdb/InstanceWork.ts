import { ConcurrencyPool } from '../../primitives/ConcurrencyPool'
import { IntQueue } from '../../primitives/IntQueue'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { ComponentContext } from '../define'
import { LIMITS } from './limits'
import { OPERATION_TIMEOUT } from './outcomes'

/** The operations that instances of one role execute at a time, and those that wait, first come, first served. */
export class InstanceWork {
  private readonly cpu: ConcurrencyPool
  private readonly queue = new IntQueue()
  private readonly limit: LimitRecorder

  constructor(
    context: ComponentContext<object>,
    private readonly capacity: number,
    role: string,
  ) {
    this.cpu = new ConcurrencyPool(capacity)
    this.limit = context.limit(LIMITS.operations, capacity, OPERATION_TIMEOUT, role)
  }

  get waiting(): number {
    return this.queue.size
  }

  /** Whether an operation may begin now; if not, it waits. */
  beginOrWait(slot: number): boolean {
    if (this.queue.size === 0 && this.cpu.acquire()) return true
    this.queue.push(slot)
    return false
  }

  /** Records that an operation has waited too long. */
  reject(): void {
    this.limit.reject(this.capacity + this.waiting + 1)
  }

  /** An operation has ended: the one that has waited longest and takes its place; -1 for none. */
  end(): number {
    if (this.queue.size > 0) return this.queue.shift()
    this.cpu.release()
    return -1
  }
}
