/** How much was added to values kept by time bin since they were last read: costs nothing while they are added to. */
export class RunningSum {
  private counted = 0

  /** @param bin where reading starts, at its beginning */
  constructor(
    private readonly values: Float64Array,
    private readonly clock: { readonly bin: number },
    private bin = 0,
  ) {}

  /** What came since the last call. */
  next(): number {
    const { values } = this
    const now = this.clock.bin
    let sum = values[this.bin]! - this.counted
    while (this.bin < now) sum += values[++this.bin]!
    this.counted = values[now]!
    return sum
  }
}
