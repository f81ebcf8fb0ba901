import type { CounterRecorder } from '../../telemetry/metrics'
import type { RequestMeter } from './RequestMeter'

/** Counts and bills the receives that return nothing, each once it has ended. */
export class EmptyReceives {
  private atMs = -1
  private atOnce = 0

  constructor(
    private readonly meter: RequestMeter,
    private readonly counter: CounterRecorder,
  ) {}

  /** A receive has found nothing at this time. */
  found(nowMs: number): void {
    if (this.atMs !== nowMs) {
      this.atMs = nowMs
      this.atOnce = 0
    }
    this.atOnce++
    this.count(1)
  }

  /** A consumer waits: the receive of this moment that found nothing is the long poll that now waits, so it has not ended. */
  waits(nowMs: number): void {
    if (this.atMs !== nowMs || this.atOnce === 0) return
    this.atOnce--
    this.count(-1)
  }

  /** A long poll has ended after its time. */
  ended(): void {
    this.count(1)
  }

  private count(receives: number): void {
    this.meter.emptyReceive(receives)
    this.counter.add(receives)
  }
}
