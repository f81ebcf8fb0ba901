import type { GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext, Part } from '../define'
import type { LoadBalancerConfig } from './config'
import { METRICS } from './metrics'

/**
 * Which targets are healthy. In place of requests of its own, a check looks at the answers since the last one: it
 * fails when there were only errors. An unhealthy target gets one request per interval, by which it can recover.
 */
export class TargetHealth implements Part {
  private readonly index: number
  private checked: readonly boolean[] = []
  private healthy = new Uint8Array(0)
  private successes = new Int32Array(0)
  private failures = new Int32Array(0)
  /** Checks in a row that spoke against the present state. */
  private streak = new Int32Array(0)
  private probeDue = new Uint8Array(0)
  private unhealthyCount = 0
  private readonly healthyHosts: GaugeRecorder
  private readonly unhealthyHosts: GaugeRecorder

  /** @param changed called when a target has become healthy or unhealthy */
  constructor(
    private readonly context: ComponentContext<LoadBalancerConfig>,
    private readonly changed: () => void,
  ) {
    this.index = context.join(this, 'health checks')
    this.healthyHosts = context.gauge(METRICS.healthyHosts)
    this.unhealthyHosts = context.gauge(METRICS.unhealthyHosts)
  }

  /** @param checked by target: whether it has health checks */
  start(checked: readonly boolean[]): void {
    const { length } = checked
    this.checked = checked
    this.healthy = new Uint8Array(length).fill(1)
    this.successes = new Int32Array(length)
    this.failures = new Int32Array(length)
    this.streak = new Int32Array(length)
    this.probeDue = new Uint8Array(length)
    this.report()
    if (checked.includes(true)) this.schedule()
  }

  /** Whether a target takes requests: it is healthy, or none is. */
  takesRequests(target: number): boolean {
    return this.healthy[target] === 1 || this.unhealthyCount === this.healthy.length
  }

  /** An unhealthy target that is due for a request; -1 when there is none. */
  nextProbe(): number {
    if (this.unhealthyCount === 0) return -1
    const target = this.probeDue.indexOf(1)
    if (target >= 0) this.probeDue[target] = 0
    return target
  }

  answered(target: number, failed: boolean): void {
    if (failed) this.failures[target]!++
    else this.successes[target]!++
  }

  fire(): void {
    const { unhealthyThreshold, healthyThreshold } = this.context.config
    for (let target = 0; target < this.checked.length; target++) {
      if (!this.checked[target]) continue
      const isHealthy = this.healthy[target] === 1
      const answers = this.successes[target]! + this.failures[target]!
      const passed = this.successes[target]! > 0
      this.successes[target] = this.failures[target] = 0
      if (answers > 0) this.streak[target] = passed === isHealthy ? 0 : this.streak[target]! + 1
      if (this.streak[target]! >= (isHealthy ? unhealthyThreshold : healthyThreshold)) this.turn(target)
      this.probeDue[target] = 1 - this.healthy[target]!
    }
    this.schedule()
  }

  private turn(target: number): void {
    this.healthy[target] = 1 - this.healthy[target]!
    this.unhealthyCount += this.healthy[target] === 1 ? -1 : 1
    this.streak[target] = 0
    this.report()
    this.changed()
  }

  private report(): void {
    this.healthyHosts.set(this.healthy.length - this.unhealthyCount)
    this.unhealthyHosts.set(this.unhealthyCount)
  }

  private schedule(): void {
    this.context.simulator.schedule(this.context.config.healthCheckIntervalSeconds * 1000, this.index, 0, 0)
  }
}
