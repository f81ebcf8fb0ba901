import type { CostComponent } from '../../cost/types'
import { Fleet } from '../../servers/Fleet'
import { PoolMeter } from '../../servers/PoolMeter'
import { PoolMetrics } from '../../servers/poolMetrics'
import { subnetsOf } from '../../servers/serverFields'
import { CONNECTION_RESET, OVERLOADED, SERVICE_UNAVAILABLE } from '../../servers/serverOutcomes'
import { sampler } from '../../kernel/distributions'
import { TargetTracking } from '../../primitives/TargetTracking'
import type { Component, ComponentContext } from '../define'
import type { ServiceConfig } from './config'
import { usageOf } from './cost'
import {
  LOOK_MS,
  MINIMUM_BILLED_MS,
  QUEUE_LIMIT,
  SCALE_IN_DATAPOINTS,
  SCALE_IN_SHARE,
  SCALE_OUT_DATAPOINTS,
} from './limits'
import { METRICS } from './metrics'

/** A service of Fargate tasks, whose number may follow a target. */
export class TaskService implements Component {
  private readonly fleet: Fleet
  private readonly meter: PoolMeter
  private readonly tracking: TargetTracking | null

  constructor(private readonly context: ComponentContext<ServiceConfig>) {
    const { config, outcomes } = context
    this.fleet = new Fleet(context, {
      vcpus: config.vcpus,
      workers: config.workersPerTask,
      credits: null,
      drainMs: config.stopTimeoutSeconds * 1000,
      metrics: new PoolMetrics(context, METRICS),
      queueLimit: context.limit(QUEUE_LIMIT, config.queuePerInstance, OVERLOADED),
      overloadedCode: outcomes.code(OVERLOADED),
      resetCode: outcomes.code(CONNECTION_RESET),
      subnetIds: subnetsOf(config, context.parentId),
      minimumBilledMs: MINIMUM_BILLED_MS,
      startTime: sampler(config.startTime, context.random('startTime')),
      desired: context.gauge(METRICS.desired),
      starting: context.gauge(METRICS.pending),
      failedLaunches: context.counter(METRICS.failedLaunches),
      unanswered: context.counter(METRICS.unanswered),
      unavailableCode: outcomes.code(SERVICE_UNAVAILABLE),
    })
    this.meter = new PoolMeter(this.fleet.pool, config.vcpus)
    this.tracking = trackingOf(config)
  }

  start(): void {
    const { config, simulator, index } = this.context
    const { desiredTasks, minimumTasks, maximumTasks, scaling } = config
    this.fleet.start(scaling === 'none' ? desiredTasks : Math.min(maximumTasks, Math.max(minimumTasks, desiredTasks)))
    simulator.schedule(LOOK_MS, index, 0, 0)
  }

  receive(call: number): void {
    this.fleet.receive(call)
  }

  /** Once a minute alarms look, and the service starts what is missing. */
  fire(): void {
    const { fleet, context } = this
    const reading = this.meter.read(LOOK_MS)
    if (this.tracking !== null) {
      const value =
        reading === null
          ? null
          : context.config.scaling === 'cpu'
            ? reading.cpuPercent
            : reading.requests === 0
              ? null
              : reading.requestsPerInstance
      const capacity = reading === null ? 0 : reading.instances
      fleet.desired = this.tracking.look(value, capacity, fleet.desired)
    } else fleet.reconcile()
    context.simulator.schedule(LOOK_MS, context.index, 0, 0)
  }

  usage(durationMs: number): CostComponent[] {
    const { resourceId, config } = this.context
    return usageOf(resourceId, config, this.fleet.clock.billedMs(durationMs))
  }
}

function trackingOf(config: ServiceConfig): TargetTracking | null {
  const { scaling, minimumTasks, maximumTasks, targetCpuPercent, targetRequestsPerMinute } = config
  if (scaling === 'none') return null
  return new TargetTracking({
    target: scaling === 'cpu' ? targetCpuPercent : targetRequestsPerMinute,
    minimum: minimumTasks,
    maximum: maximumTasks,
    outDatapoints: SCALE_OUT_DATAPOINTS,
    inDatapoints: SCALE_IN_DATAPOINTS,
    inShare: SCALE_IN_SHARE,
    inCooldownLooks: Math.ceil((config.scaleInCooldownSeconds * 1000) / LOOK_MS),
  })
}
