import { widened } from '../../kernel/widened'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { ComponentContext } from '../define'
import type { DistributionRecorder, GaugeRecorder } from '../../telemetry/metrics'
import { type IdleEnvironments, IdleAtRandom, IdleByCreation, IdleByLastUse } from './idleEnvironments'
import type { FunctionConfig } from './config'
import { METRICS } from './metrics'

/**
 * The execution environments of one function: taken for an invocation, idle afterwards, gone when no request has
 * come for their idle lifetime. Each has at most one expiry event, re-armed lazily, so that a request costs none.
 */
export class Environments {
  private idleSince = new Float64Array(64)
  private lifetime = new Float64Array(64)
  private createdAt = new Float64Array(64)
  private creation = new Float64Array(64)
  private busy = new Uint8Array(64)
  /** Discarded when its invocation ends. */
  private doomed = new Uint8Array(64)
  /** Has an expiry event in the heap. */
  private armed = new Uint8Array(64)
  /** Gone, but its expiry event still refers to the slot. */
  private gone = new Uint8Array(64)
  private readonly free: number[] = []
  private used = 0
  private created = 0
  private readonly idle: IdleEnvironments
  private readonly lifetimes: Sampler
  private readonly total: GaugeRecorder
  private readonly lifeSpans: DistributionRecorder

  /** @param expiryKind event kind with which the owner calls `expire` */
  constructor(
    private readonly context: ComponentContext<FunctionConfig>,
    private readonly expiryKind: number,
  ) {
    const { reuse, idleLifetime } = context.config
    this.lifetimes = sampler(idleLifetime, context.random('idleLifetime'))
    this.total = context.gauge(METRICS.environments)
    this.lifeSpans = context.distribution(METRICS.environmentLifetime)
    switch (reuse) {
      case 'mostRecentlyUsed':
      case 'leastRecentlyUsed':
        this.idle = new IdleByLastUse(reuse === 'mostRecentlyUsed')
        break
      case 'newestCreated':
      case 'oldestCreated':
        this.idle = new IdleByCreation(reuse === 'newestCreated', (environment) => this.creation[environment]!)
        break
      case 'random':
        this.idle = new IdleAtRandom(context.random('reuse'))
    }
  }

  /** A warm environment for an invocation; -1 when none is idle. */
  takeWarm(): number {
    const environment = this.idle.take()
    if (environment >= 0) this.busy[environment] = 1
    return environment
  }

  /** A new environment for an invocation. */
  create(): number {
    let environment = this.free.pop()
    if (environment === undefined) {
      environment = this.used++
      if (environment === this.busy.length) this.grow()
    }
    this.busy[environment] = 1
    this.doomed[environment] = 0
    this.createdAt[environment] = this.context.simulator.now
    this.creation[environment] = this.created++
    this.lifetime[environment] = this.lifetimes.sample()
    this.total.set(this.total.value + 1)
    return environment
  }

  /** The invocation has ended: the environment waits for the next one. */
  release(environment: number): void {
    if (this.doomed[environment] === 1) {
      this.discard(environment)
      return
    }
    const { simulator, index } = this.context
    this.busy[environment] = 0
    this.idle.add(environment)
    this.idleSince[environment] = simulator.now
    if (this.armed[environment] === 1) return
    this.armed[environment] = 1
    simulator.schedule(this.lifetime[environment]!, index, this.expiryKind, environment)
  }

  /** An expiry event is due: it is re-armed when the environment has been used meanwhile. */
  expire(environment: number): void {
    const { simulator, index } = this.context
    if (this.gone[environment] === 1) {
      this.gone[environment] = 0
      this.armed[environment] = 0
      this.free.push(environment)
      return
    }
    const since = this.busy[environment] === 1 ? simulator.now : this.idleSince[environment]!
    const due = since + this.lifetime[environment]!
    if (due > simulator.now) {
      simulator.schedule(due - simulator.now, index, this.expiryKind, environment)
      return
    }
    this.armed[environment] = 0
    this.idle.remove(environment)
    this.discard(environment)
  }

  /** A deploy: idle environments go at once, busy ones after their invocation. */
  flush(): void {
    for (let environment = 0; environment < this.used; environment++)
      if (this.busy[environment] === 1) this.doomed[environment] = 1
    for (let environment = this.idle.take(); environment >= 0; environment = this.idle.take()) this.discard(environment)
  }

  private discard(environment: number): void {
    this.busy[environment] = 0
    this.doomed[environment] = 0
    this.lifeSpans.add(this.context.simulator.now - this.createdAt[environment]!)
    this.total.set(this.total.value - 1)
    if (this.armed[environment] === 1) this.gone[environment] = 1
    else this.free.push(environment)
  }

  private grow(): void {
    const capacity = this.busy.length * 2
    this.idleSince = widened(this.idleSince, capacity)
    this.lifetime = widened(this.lifetime, capacity)
    this.createdAt = widened(this.createdAt, capacity)
    this.creation = widened(this.creation, capacity)
    this.busy = widened(this.busy, capacity)
    this.doomed = widened(this.doomed, capacity)
    this.armed = widened(this.armed, capacity)
    this.gone = widened(this.gone, capacity)
  }
}
