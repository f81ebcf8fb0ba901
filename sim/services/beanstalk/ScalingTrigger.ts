import type { PoolReading } from '../../servers/PoolMeter'
import type { EnvironmentConfig } from './config'

const BYTES_PER_MIB = 1024 ** 2

type Thresholds = readonly [lower: number, upper: number]

/** Thresholds of the trigger’s metric, in its unit. */
export function thresholdsOf(config: EnvironmentConfig): Thresholds {
  switch (config.triggerMetric) {
    case 'NetworkOut':
      return [config.networkOutLower * BYTES_PER_MIB, config.networkOutUpper * BYTES_PER_MIB]
    case 'CPUUtilization':
      return [config.cpuLower, config.cpuUpper]
    case 'Latency':
      return [config.latencyLower, config.latencyUpper]
    case 'RequestCount':
      return [config.requestsLower, config.requestsUpper]
  }
}

/** The trigger's metric; null when there was nothing to measure. */
function valueOf(metric: EnvironmentConfig['triggerMetric'], reading: PoolReading): number | null {
  switch (metric) {
    case 'NetworkOut':
      return reading.bytesOutPerInstance
    case 'CPUUtilization':
      return reading.cpuPercent
    case 'Latency':
      return reading.responseSeconds
    case 'RequestCount':
      return reading.requests
  }
}

/** Two alarms over one metric: whether it has been above its upper or below its lower threshold for long enough. */
export class ScalingTrigger {
  private readonly thresholds: Thresholds
  private readonly metric: EnvironmentConfig['triggerMetric']
  /** Periods in a row that make a breach. */
  private readonly breach: number
  private above = 0
  private below = 0

  constructor(config: EnvironmentConfig) {
    this.thresholds = thresholdsOf(config)
    this.metric = config.triggerMetric
    this.breach = Math.ceil(config.breachMinutes / config.periodMinutes)
  }

  /** A period has ended; null when no instance ran in it. */
  look(reading: PoolReading | null): void {
    const value = reading === null ? null : valueOf(this.metric, reading)
    const [lower, upper] = this.thresholds
    this.above = value !== null && value > upper ? this.above + 1 : 0
    this.below = value !== null && value < lower ? this.below + 1 : 0
  }

  /** What the alarms ask for: 1 to add instances, -1 to remove some, 0 to leave them. */
  get direction(): -1 | 0 | 1 {
    if (this.above >= this.breach) return 1
    return this.below >= this.breach ? -1 : 0
  }
}
