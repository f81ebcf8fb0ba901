import { type Sampler, sampler } from '../../kernel/distributions'
import { InstanceAddresses } from '../../servers/InstanceAddresses'
import { InstanceClock } from '../../servers/InstanceClock'
import { InstancePool } from '../../servers/InstancePool'
import { instanceTypeOf } from '../../servers/instanceTypes'
import { PoolMetrics } from '../../servers/poolMetrics'
import type { PoolObserver } from '../../servers/poolSettings'
import { subnetsOf } from '../../servers/serverFields'
import { CONNECTION_RESET, OVERLOADED } from '../../servers/serverOutcomes'
import type { GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext, Part } from '../define'
import type { InstanceConfig } from './config'
import { CREDIT_PERIOD_MS, MINIMUM_BILLED_MS, QUEUE_LIMIT } from './limits'
import { METRICS } from './metrics'

const STOPPED = 0
const LOOK_AT_CREDITS = 1

/** The instances of a group through their lives: they keep their addresses and volumes while they are stopped. */
export class Instances implements Part, PoolObserver {
  readonly pool: InstancePool
  readonly clock: InstanceClock
  private readonly index: number
  private readonly addresses: InstanceAddresses
  private readonly bootTime: Sampler
  private readonly stopTime: Sampler
  private readonly stoppedGauge: GaugeRecorder
  private readonly creditGauge: GaugeRecorder | null
  private readonly running: number[] = []
  private stopped = 0
  private stopping = 0

  constructor(private readonly context: ComponentContext<InstanceConfig>) {
    const { config } = context
    const { vcpus, credits } = instanceTypeOf(config.instanceType)
    this.index = context.join(this, 'instance states')
    this.pool = new InstancePool(
      context,
      {
        vcpus,
        workers: vcpus * config.workersPerVcpu,
        credits: credits === null ? null : { ...credits, unlimited: config.creditMode === 'unlimited' },
        // Instances are never retired one by one.
        drainMs: 0,
        metrics: new PoolMetrics(context, METRICS),
        queueLimit: context.limit(QUEUE_LIMIT, config.queuePerInstance, OVERLOADED),
        overloadedCode: context.outcomes.code(OVERLOADED),
        resetCode: context.outcomes.code(CONNECTION_RESET),
      },
      this,
    )
    this.clock = new InstanceClock(context.simulator, MINIMUM_BILLED_MS)
    this.addresses = new InstanceAddresses(context, subnetsOf(config, context.parentId))
    this.bootTime = sampler(config.bootTime, context.random('bootTime'))
    this.stopTime = sampler(config.stopTime, context.random('stopTime'))
    this.stoppedGauge = context.gauge(METRICS.stopped)
    this.creditGauge = credits === null ? null : context.gauge(METRICS.credits)
  }

  start(): void {
    const { config, simulator } = this.context
    const failedLaunches = this.context.counter(METRICS.failedLaunches)
    this.pool.start()
    for (let instance = 0; instance < config.instances; instance++) {
      if (this.addresses.take()) this.launch(0)
      else failedLaunches.add()
    }
    if (config.creditsAtStart !== null)
      for (const instance of this.running) this.pool.processors.grant(instance, config.creditsAtStart)
    if (this.creditGauge === null) return
    this.creditGauge.set(this.pool.credits)
    simulator.schedule(CREDIT_PERIOD_MS, this.index, LOOK_AT_CREDITS, 0)
  }

  /** Whether any instance is on its way to be stopped, and none is stopped already. */
  get isStopping(): boolean {
    return this.stopping > 0 && this.stopped === 0
  }

  /** Starts what is stopped. */
  startAll(): void {
    const instances = this.stopped
    this.stopped = 0
    for (let started = 0; started < instances; started++) this.launch(this.bootTime.sample())
    this.publish()
  }

  /** Stops instances that run, at once for whoever calls them. */
  stop(instances: number): void {
    const { simulator } = this.context
    for (const instance of this.running.splice(0, instances)) {
      this.stopping++
      this.pool.stop(instance)
      simulator.schedule(this.stopTime.sample(), this.index, STOPPED, 0)
    }
    this.publish()
  }

  get runningInstances(): number {
    return this.running.length
  }

  instanceReady(instance: number): void {
    this.running.push(instance)
  }

  instanceEnded(instance: number): void {
    this.clock.end(instance)
  }

  fire(kind: number): void {
    if (kind === LOOK_AT_CREDITS) {
      this.creditGauge!.set(this.pool.credits)
      this.context.simulator.schedule(CREDIT_PERIOD_MS, this.index, LOOK_AT_CREDITS, 0)
      return
    }
    this.stopping--
    this.stopped++
  }

  private launch(bootMs: number): void {
    this.clock.start(this.pool.launch(bootMs))
  }

  private publish(): void {
    this.stoppedGauge.set(this.stopped + this.stopping)
  }
}
