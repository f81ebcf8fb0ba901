/** Addresses that are taken and given back: those of one subnet, and the sum of several. */
export class AddressPool {
  private size = 0
  private taken = 0
  private refusals = 0
  private sum: AddressPool | null = null
  private readonly listeners: (() => void)[] = []

  /** Sets how many addresses there are; `within` then counts this pool's too. */
  open(capacity: number, within: AddressPool | null = null): void {
    this.size = capacity
    this.sum = within
    if (within === null) return
    within.size += capacity
    within.taken += this.taken
  }

  /** The pool that this one counts in; null for none. */
  get within(): AddressPool | null {
    return this.sum
  }

  get capacity(): number {
    return this.size
  }

  get inUse(): number {
    return this.taken
  }

  get free(): number {
    return Math.max(0, this.size - this.taken)
  }

  /** Times that an address was asked for and none was left. */
  get refused(): number {
    return this.refusals
  }

  /** Counts an address that is in use from the beginning: those come before all that is taken later. */
  reserve(): void {
    this.change(1)
  }

  /** Takes an address; false when none is left. */
  take(): boolean {
    if (this.taken >= this.size) {
      this.refusals++
      this.tell()
      return false
    }
    this.change(1)
    return true
  }

  /** Gives an address back. */
  release(): void {
    if (this.taken === 0) throw new Error('an address was given back that nobody had taken')
    this.change(-1)
  }

  /** Calls back after every change and refusal. */
  listen(listener: () => void): void {
    this.listeners.push(listener)
  }

  private change(by: number): void {
    this.taken += by
    if (this.sum !== null) this.sum.change(by)
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

/**
 * The addresses of all subnets of a run, by subnet id; also their sums, by VPC id. Whoever needs an address asks for
 * the pool of the subnet: it is there from the first question on, and opened when its subnet is made.
 */
export class AddressBook {
  private readonly pools = new Map<string, AddressPool>()

  of(id: string): AddressPool {
    let pool = this.pools.get(id)
    if (pool === undefined) {
      pool = new AddressPool()
      this.pools.set(id, pool)
    }
    return pool
  }
}
