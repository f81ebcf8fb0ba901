import type { Sampler } from '../kernel/distributions'
import type { ComponentContext } from '../services/define'
import type { CounterRecorder, GaugeRecorder } from '../telemetry/metrics'
import { InstanceAddresses } from './InstanceAddresses'
import { InstanceClock } from './InstanceClock'
import { InstancePool } from './InstancePool'
import type { PooledHandler, PoolObserver, PoolSettings } from './poolSettings'

interface FleetSettings extends PoolSettings {
  subnetIds: readonly string[]
  /** What each instance is billed at least, ms. */
  minimumBilledMs: number
  /** From launch until an instance takes requests, ms. */
  startTime: Sampler
  desired: GaugeRecorder
  starting: GaugeRecorder
  failedLaunches: CounterRecorder
  /** Requests that found no instance, and the outcome code of their answer. */
  unanswered: CounterRecorder
  unavailableCode: number
}

/** A pool whose number of instances follows a desired one: instances are launched and retired to reach it. */
export class Fleet implements PoolObserver {
  readonly pool: InstancePool
  readonly clock: InstanceClock
  private readonly addresses: InstanceAddresses
  private wanted = 0

  constructor(
    private readonly context: ComponentContext<PooledHandler>,
    private readonly settings: FleetSettings,
  ) {
    this.pool = new InstancePool(context, settings, this)
    this.clock = new InstanceClock(context.simulator, settings.minimumBilledMs)
    this.addresses = new InstanceAddresses(context, settings.subnetIds)
  }

  /** Called when the connections are set: this many instances are ready from the beginning. */
  start(instances: number): void {
    this.pool.start()
    this.setWanted(instances)
    this.launch(instances, true)
  }

  /** A request arrives; without any instance it is turned away. */
  receive(call: number): void {
    if (this.pool.running > 0) {
      this.pool.receive(call)
      return
    }
    const { calls, traces, index } = this.context
    const { unanswered, unavailableCode } = this.settings
    unanswered.add()
    traces.close(traces.segment(calls.segment[call]!, index, calls.attempt[call]!), unavailableCode)
    this.context.reply(call, unavailableCode)
  }

  get desired(): number {
    return this.wanted
  }

  set desired(instances: number) {
    this.setWanted(instances)
    this.reconcile()
  }

  /** Launches what is missing, also what could not be launched before, and retires what is too much. */
  reconcile(): void {
    const { pool } = this
    const missing = this.wanted - pool.running - pool.starting
    if (missing > 0) this.launch(missing, false)
    for (let surplus = -missing; surplus > 0; surplus--) pool.retire()
    this.settings.starting.set(pool.starting)
  }

  instanceReady(): void {
    this.settings.starting.set(this.pool.starting)
  }

  instanceEnded(instance: number): void {
    this.clock.end(instance)
    this.addresses.release(instance)
  }

  private setWanted(instances: number): void {
    this.wanted = instances
    this.settings.desired.set(instances)
  }

  private launch(instances: number, ready: boolean): void {
    for (let launched = 0; launched < instances; launched++) {
      if (!this.addresses.take()) {
        this.settings.failedLaunches.add()
        return
      }
      const instance = this.pool.launch(ready ? 0 : this.settings.startTime.sample())
      this.addresses.assign(instance)
      this.clock.start(instance)
    }
    this.settings.starting.set(this.pool.starting)
  }
}
