import type { InstancePool } from './InstancePool'

/** What a pool did between two looks, per running instance where that is what scaling goes by. */
export interface PoolReading {
  /** Instances that ran, on average. */
  instances: number
  /** Share of their vCPUs that computed, percent. */
  cpuPercent: number
  requests: number
  requestsPerInstance: number
  bytesOutPerInstance: number
  /** Mean time of a response, s; null when there was none. */
  responseSeconds: number | null
}

/** Reads a pool at intervals, as an alarm does. */
export class PoolMeter {
  private runningMs = 0
  private usedMs = 0
  private arrived = 0
  private answered = 0
  private answeredMs = 0
  private bytesOut = 0

  constructor(
    private readonly pool: InstancePool,
    private readonly vcpus: number,
  ) {}

  /** What happened in the last `periodMs`; null when no instance ran. */
  read(periodMs: number): PoolReading | null {
    const { totals, processors, runningMs } = this.pool
    const { usedMs } = processors
    const ranMs = runningMs - this.runningMs
    const instances = ranMs / periodMs
    const requests = totals.arrived - this.arrived
    const answered = totals.answered - this.answered
    const reading: PoolReading = {
      instances,
      cpuPercent: Math.min(100, ((usedMs - this.usedMs) / (ranMs * this.vcpus)) * 100),
      requests,
      requestsPerInstance: requests / instances,
      bytesOutPerInstance: (totals.bytesOut - this.bytesOut) / instances,
      responseSeconds: answered === 0 ? null : (totals.answeredMs - this.answeredMs) / answered / 1000,
    }
    this.runningMs = runningMs
    this.usedMs = usedMs
    this.arrived = totals.arrived
    this.answered = totals.answered
    this.answeredMs = totals.answeredMs
    this.bytesOut = totals.bytesOut
    return ranMs > 0 ? reading : null
  }
}
