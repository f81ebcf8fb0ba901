/** A fixed number of places that are taken and given back: account concurrency, reserved concurrency, in-flight messages. */
export class ConcurrencyPool {
  private taken = 0

  constructor(readonly limit: number) {}

  get inUse(): number {
    return this.taken
  }

  get free(): number {
    return this.limit - this.taken
  }

  /** Takes a place; false when none is free. */
  acquire(): boolean {
    if (this.taken >= this.limit) return false
    this.taken++
    return true
  }

  release(): void {
    if (this.taken === 0) throw new Error('released a place that was not taken')
    this.taken--
  }
}
