/** Windows of equal length over the time at which records were written, by lane: which one is open. */
export class TumblingWindows {
  /** Number of the open window, counted from the start of the run; -1 for none. */
  private readonly open: Int32Array

  constructor(
    laneCount: number,
    private readonly lengthMs: number,
  ) {
    this.open = new Int32Array(laneCount).fill(-1)
  }

  /** Number of the window in which a record was written. */
  windowOf(writtenAtMs: number): number {
    return Math.max(0, Math.floor(writtenAtMs / this.lengthMs))
  }

  isOpen(lane: number): boolean {
    return this.open[lane]! >= 0
  }

  /** The open window's number. */
  of(lane: number): number {
    return this.open[lane]!
  }

  /** Opens the window of a record; true when it was not open yet. */
  enter(lane: number, window: number): boolean {
    if (this.open[lane] === window) return false
    this.open[lane] = window
    return true
  }

  /** When the open window ends, ms. */
  endsAt(lane: number): number {
    return (this.open[lane]! + 1) * this.lengthMs
  }

  close(lane: number): void {
    this.open[lane] = -1
  }
}
