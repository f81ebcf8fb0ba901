/** Knows how much was added in a time bin: all of it for a closed one, so far for the open one. */
export interface BinSums {
  sumIn(bin: number): number
}

/** How much was added to something counted by time bin since that was last read: costs nothing while it is added to. */
export class RunningSum {
  private counted = 0

  /** @param bin where reading starts, at its beginning */
  constructor(
    private readonly sums: BinSums,
    private readonly clock: { readonly bin: number },
    private bin = 0,
  ) {}

  /** What came since the last call. */
  next(): number {
    const { sums } = this
    const now = this.clock.bin
    let sum = sums.sumIn(this.bin) - this.counted
    while (this.bin < now) sum += sums.sumIn(++this.bin)
    this.counted = sums.sumIn(now)
    return sum
  }
}
