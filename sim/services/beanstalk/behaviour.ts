import { CapacityUnits } from '../../cost/CapacityUnits'
import type { CostComponent } from '../../cost/types'
import { Fleet } from '../../servers/Fleet'
import { instanceTypeOf } from '../../servers/instanceTypes'
import { PoolMeter } from '../../servers/PoolMeter'
import { PoolMetrics } from '../../servers/poolMetrics'
import { subnetsOf } from '../../servers/serverFields'
import { BAD_GATEWAY, OVERLOADED, SERVICE_UNAVAILABLE } from '../../servers/serverOutcomes'
import { sampler } from '../../kernel/distributions'
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
  private minute = 0
  private cooldownEndsAt = 0
  /** Each request comes on a connection of its own, which ends with it. */
  private readonly units = new CapacityUnits(0, 0)
  /** Responses that count in the load balancer's capacity units. */
  private counted = 0

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
      unanswered: context.counter(METRICS.unanswered),
      unavailableCode: outcomes.code(SERVICE_UNAVAILABLE),
    })
    this.meter = new PoolMeter(this.fleet.pool, vcpus)
    this.trigger = new ScalingTrigger(config)
  }

  start(): void {
    const { config, simulator, index } = this.context
    this.fleet.start(config.instancesAtStart ?? config.minimumInstances)
    simulator.schedule(LOOK_MS, index, 0, 0)
  }

  receive(call: number): void {
    const { calls, simulator } = this.context
    this.units.request(simulator.now, true)
    this.units.processed(simulator.now, calls.bytes[call]!, false)
    this.fleet.receive(call)
  }

  /** Alarms read their metric once in a period; one that has gone off asks for its action every minute. */
  fire(): void {
    const { config, simulator, index } = this.context
    this.countResponses()
    if (++this.minute % config.periodMinutes === 0) this.trigger.look(this.meter.read(config.periodMinutes * LOOK_MS))
    this.scale(this.trigger.direction)
    simulator.schedule(LOOK_MS, index, 0, 0)
  }

  usage(durationMs: number): CostComponent[] {
    const { context, fleet } = this
    const { pool, clock } = fleet
    this.countResponses()
    return usageOf(context.resourceId, context.parentId, context.config, {
      instanceMs: clock.billedMs(durationMs),
      surplusMs: pool.processors.chargedMs(clock.instances),
      capacityUnitHours: this.units.used(),
      durationMs,
    })
  }

  /** Responses since the last look: they belong to the hour of the minute that it began. */
  private countResponses(): void {
    const { answered } = this.fleet.pool.totals
    const bytes = (answered - this.counted) * this.context.config.responseBytes
    this.units.processed(this.minute * LOOK_MS, bytes, false)
    this.counted = answered
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
