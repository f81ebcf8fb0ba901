import type { Sampler } from '../../../kernel/distributions'
import { sampler } from '../../../kernel/distributions'
import { TargetTracking } from '../../../primitives/TargetTracking'
import type { TokenBucket } from '../../../primitives/TokenBucket'
import type { CounterRecorder, GaugeRecorder } from '../../../telemetry/metrics'
import { rateBucket } from '../AccountConcurrency'
import type { Admission } from '../Admission'
import type { ComponentContext, Part } from '../../define'
import type { FunctionConfig } from '../config'
import type { FunctionVersion } from '../FunctionVersion'
import { METRICS } from '../metrics'
import {
  ALLOCATED_PER_MINUTE,
  ALLOCATION_STARTS,
  BILLING_PERIOD_MS,
  SCALE_IN_DATAPOINTS,
  SCALE_IN_SHARE,
  SCALE_OUT_DATAPOINTS,
  TRACKING_PERIOD_MS,
} from './provisionedLimits'

/** What provisioned concurrency of all versions of a function adds up to. */
export interface ProvisionedTotals {
  allocated: number
  busy: number
}

const ALLOCATED = 0
const LOOK = 1

/**
 * Environments kept ready for one version. A request takes one if it is idle and the request rate of ten per second
 * and environment allows; otherwise it spills over to on-demand concurrency. A changed number takes effect once all
 * of the added environments are ready.
 */
export class Provisioned implements Part {
  /** Environments that are ready, or busy. */
  allocated = 0
  private environmentMs = 0
  /** Init of allocated environments, billed as duration, ms. */
  initMs = 0
  private requested = 0
  private busy = 0
  private busiest = 0
  private changedAt = 0
  /** When environments were last added, ms. */
  private addedAt = 0
  private order = 0
  private rate: TokenBucket
  private readonly index: number
  private readonly startDelay: Sampler
  private readonly tracking: TargetTracking | null
  private readonly invocations: CounterRecorder
  private readonly spillover: CounterRecorder
  private readonly ready: GaugeRecorder
  private readonly executions: GaugeRecorder
  private readonly utilization: GaugeRecorder

  constructor(
    private readonly context: ComponentContext<FunctionConfig>,
    private readonly version: FunctionVersion,
    private readonly admission: Admission,
    private readonly totals: ProvisionedTotals,
    settings: FunctionConfig['provisioned'][number],
    concurrency: number,
  ) {
    this.index = context.join(this, `provisioned concurrency of version ${version.version}`)
    this.rate = rateBucket(0)
    this.startDelay = sampler(ALLOCATION_STARTS, context.random(`provisioned:${version.version}`))
    this.invocations = context.counter(METRICS.provisionedInvocations)
    this.spillover = context.counter(METRICS.spillover)
    this.ready = context.gauge(METRICS.provisionedConcurrency)
    this.executions = context.gauge(METRICS.provisionedExecutions)
    this.utilization = context.gauge(METRICS.provisionedUtilization)
    this.tracking = trackingOf(settings)
    if (this.tracking !== null) context.simulator.schedule(TRACKING_PERIOD_MS, this.index, LOOK, 0)
    if (settings.ready === 'ready') {
      this.requested = concurrency
      this.allocate(concurrency)
    } else this.request(concurrency)
  }

  /** Asks for this many environments: more come after a while, all at once; fewer go now. */
  request(concurrency: number): void {
    const { simulator } = this.context
    this.requested = concurrency
    this.order++
    if (concurrency <= this.allocated) {
      this.free(this.allocated - concurrency)
      return
    }
    const waitMs = this.startDelay.sample() + ((concurrency - this.allocated) / ALLOCATED_PER_MINUTE) * 60_000
    simulator.schedule(waitMs, this.index, ALLOCATED, this.order)
  }

  fire(kind: number, order: number): void {
    if (kind === LOOK) {
      this.look()
      return
    }
    // A later request has replaced this one.
    if (order === this.order) this.allocate(this.requested - this.allocated)
  }

  /** A ready environment for an invocation; -1 when the request must spill over. */
  take(): number {
    if (!this.rate.take(this.context.simulator.now)) return -1
    const environment = this.version.environments.takeProvisioned()
    if (environment < 0) return -1
    if (++this.busy > this.busiest) this.busiest = this.busy
    this.totals.busy++
    this.invocations.add()
    this.admission.beginProvisioned()
    this.publish()
    return environment
  }

  ended(): void {
    this.busy--
    this.totals.busy--
    this.admission.endProvisioned()
    this.publish()
  }

  /** A request has found no provisioned environment and runs on demand. */
  spilledOver(): void {
    this.spillover.add()
  }

  /** Environment time billed up to now, environment-ms. */
  usedMs(now: number): number {
    return this.environmentMs + this.allocated * (now - this.changedAt)
  }

  private allocate(environments: number): void {
    for (let i = 0; i < environments; i++) this.initMs += this.version.provision()
    this.addedAt = this.context.simulator.now
    this.changeBy(environments)
  }

  private free(environments: number): void {
    this.version.environments.unprovision(environments)
    // What is given up is billed to the end of its period.
    const keptMs = this.context.simulator.now - this.addedAt
    this.environmentMs += environments * (Math.ceil(keptMs / BILLING_PERIOD_MS) * BILLING_PERIOD_MS - keptMs)
    this.changeBy(-environments)
  }

  private changeBy(environments: number): void {
    const { now } = this.context.simulator
    this.environmentMs = this.usedMs(now)
    this.changedAt = now
    this.allocated += environments
    this.totals.allocated += environments
    this.rate = rateBucket(this.allocated)
    this.admission.provision(environments)
    this.ready.set(this.totals.allocated)
    this.publish()
  }

  private publish(): void {
    const { busy, allocated } = this.totals
    this.executions.set(busy)
    this.utilization.set(allocated === 0 ? 0 : (busy / allocated) * 100)
  }

  private look(): void {
    // Without use ProvisionedConcurrencyUtilization has no datapoint.
    const utilization = this.busiest === 0 ? null : this.busiest / this.allocated
    const wanted = this.tracking!.look(utilization, this.allocated, this.requested)
    this.busiest = this.busy
    if (wanted !== this.requested) this.request(wanted)
    this.context.simulator.schedule(TRACKING_PERIOD_MS, this.index, LOOK, 0)
  }
}

function trackingOf(settings: FunctionConfig['provisioned'][number]): TargetTracking | null {
  const { scaling, targetPercent, minimum, maximum } = settings
  if (scaling !== 'targetTracking') return null
  return new TargetTracking({
    target: targetPercent / 100,
    minimum,
    maximum,
    outDatapoints: SCALE_OUT_DATAPOINTS,
    inDatapoints: SCALE_IN_DATAPOINTS,
    inShare: SCALE_IN_SHARE,
    inCooldownLooks: 0,
  })
}
