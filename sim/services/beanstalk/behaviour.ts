import type { CostComponent } from '../../cost/types'
import { Fleet } from '../../handler/Fleet'
import { instanceTypeOf } from '../../handler/instanceTypes'
import { PoolMeter } from '../../handler/PoolMeter'
import { PoolMetrics } from '../../handler/poolMetrics'
import { subnetsOf } from '../../handler/serverFields'
import { BAD_GATEWAY, OVERLOADED, SERVICE_UNAVAILABLE } from '../../handler/serverOutcomes'
import { sampler } from '../../kernel/distributions'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import type { EnvironmentConfig } from './config'
import { usageOf } from './cost'
import { LOOK_MS, MINIMUM_BILLED_MS, QUEUE_LIMIT } from './limits'
import { METRICS } from './metrics'
import { ScalingTrigger } from './ScalingTrigger'

/** An environment: a load balancer before a group of instances, which a trigger makes larger and smaller. */
export class Environment implements Component {
  private readonly fleet: Fleet
  private readonly meter: PoolMeter
  private readonly trigger: ScalingTrigger
  private readonly unanswered: CounterRecorder
  private readonly unavailableCode: number
  private minute = 0
  private cooldownEndsAt = 0
  private requests = 0
  private bytesIn = 0

  constructor(private readonly context: ComponentContext<EnvironmentConfig>) {
    const { config, outcomes } = context
    const { vcpus, credits } = instanceTypeOf(config.instanceType)
    this.fleet = new Fleet(context, {
      vcpus,
      workers: vcpus * config.workersPerVcpu,
      credits: credits === null ? null : { ...credits, unlimited: config.creditMode === 'unlimited' },
      drainMs: config.deregistrationSeconds * 1000,
      metrics: new PoolMetrics(context, METRICS),
      queueLimit: context.limit(QUEUE_LIMIT, config.queuePerInstance, OVERLOADED),
      overloadedCode: outcomes.code(OVERLOADED),
      resetCode: outcomes.code(BAD_GATEWAY),
      subnetIds: subnetsOf(config, context.parentId),
      minimumBilledMs: MINIMUM_BILLED_MS,
      startTime: sampler(config.launchTime, context.random('launchTime')),
      desired: context.gauge(METRICS.desired),
      starting: context.gauge(METRICS.pending),
      failedLaunches: context.counter(METRICS.failedLaunches),
    })
    this.meter = new PoolMeter(this.fleet.pool, vcpus)
    this.trigger = new ScalingTrigger(config)
    this.unanswered = context.counter(METRICS.unanswered)
    this.unavailableCode = outcomes.code(SERVICE_UNAVAILABLE)
  }

  start(): void {
    const { config, simulator, index } = this.context
    this.fleet.start(config.instancesAtStart ?? config.minimumInstances)
    simulator.schedule(LOOK_MS, index, 0, 0)
  }

  receive(call: number): void {
    const { pool } = this.fleet
    const { calls, traces, index } = this.context
    this.requests++
    this.bytesIn += calls.bytes[call]!
    if (pool.running > 0) {
      pool.receive(call)
      return
    }
    this.unanswered.add()
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call]!)
    traces.close(segment, this.unavailableCode)
    this.context.reply(call, this.unavailableCode)
  }

  /** Alarms read their metric once in a period; one that has gone off asks for its action every minute. */
  fire(): void {
    const { config, simulator, index } = this.context
    if (++this.minute % config.periodMinutes === 0) this.trigger.look(this.meter.read(config.periodMinutes * LOOK_MS))
    this.scale(this.trigger.direction)
    simulator.schedule(LOOK_MS, index, 0, 0)
  }

  usage(durationMs: number): CostComponent[] {
    const { context, fleet } = this
    const { pool, clock } = fleet
    return usageOf(context.resourceId, context.parentId, context.config, {
      instanceMs: clock.billedMs(durationMs),
      surplusMs: pool.processors.chargedMs(clock.instances),
      requests: this.requests,
      bytes: this.bytesIn + pool.totals.answered * context.config.responseBytes,
      durationMs,
    })
  }

  private scale(direction: -1 | 0 | 1): void {
    const { fleet } = this
    const { config, simulator } = this.context
    const { minimumInstances, maximumInstances, upperIncrement, lowerIncrement, cooldownSeconds } = config
    const by = direction > 0 ? upperIncrement : direction * lowerIncrement
    const wanted = Math.min(maximumInstances, Math.max(minimumInstances, fleet.desired + by))
    if (wanted === fleet.desired || simulator.now < this.cooldownEndsAt) {
      fleet.reconcile()
      return
    }
    fleet.desired = wanted
    this.cooldownEndsAt = simulator.now + cooldownSeconds * 1000
  }
}
