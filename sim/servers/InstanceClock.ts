import type { Simulator } from '../kernel/Simulator'

/** Counts the time for which instances are billed: to the second, each start at least for a minimum. */
export class InstanceClock {
  private endedMs = 0
  private readonly startedAt = new Map<number, number>()

  /** @param minimumMs what each start is billed at least */
  constructor(
    private readonly simulator: Simulator,
    private readonly minimumMs: number,
  ) {}

  start(instance: number): void {
    this.startedAt.set(instance, this.simulator.now)
  }

  end(instance: number): void {
    const startedAt = this.startedAt.get(instance)
    if (startedAt === undefined) return
    this.startedAt.delete(instance)
    this.endedMs += Math.max(this.minimumMs, this.simulator.now - startedAt)
  }

  /** Time billed up to `now`, ms of an instance; those that still run are billed for what they have run. */
  billedMs(now: number): number {
    let total = this.endedMs
    for (const startedAt of this.startedAt.values()) total += now - startedAt
    return total
  }

  /** Instances that are billed now. */
  get instances(): Iterable<number> {
    return this.startedAt.keys()
  }
}
