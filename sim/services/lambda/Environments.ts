import { widened } from '../../kernel/widened'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import type { Simulator } from '../../kernel/Simulator'
import type { DistributionRecorder, GaugeRecorder } from '../../telemetry/metrics'
import { type IdleEnvironments, IdleAtRandom, IdleByCreation, IdleByLastUse } from './idleEnvironments'
import type { FunctionConfig } from './config'

/** What the owner of environments does and knows. */
interface EnvironmentOwner {
  readonly simulator: Simulator
  /** Index under which expiries reach it. */
  readonly index: number
  /** Kind of the event with which it calls `expire`. */
  readonly expiryKind: number
  /** All environments of the function. */
  readonly total: GaugeRecorder
  readonly lifetimes: DistributionRecorder
  random(purpose: string): RandomStream
  /** An environment is gone. */
  environmentEnded(environment: number): void
}

/**
 * The execution environments of one version: taken for an invocation, idle afterwards, gone when no request has
 * come for their idle lifetime. Each has at most one expiry event, re-armed lazily, so that a request costs none.
 * Provisioned ones are kept apart and never expire.
 */
export class Environments {
  private idleSince = new Float64Array(64)
  private idleLifetime = new Float64Array(64)
  private createdAt = new Float64Array(64)
  /** When it is replaced, however busy, ms. */
  private retiresAt = new Float64Array(64)
  private creation = new Float64Array(64)
  private busy = new Uint8Array(64)
  private provisioned = new Uint8Array(64)
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
  private readonly ready = new IdleByLastUse(true)
  /** Provisioned environments to be discarded as soon as they are idle. */
  private surplus = 0
  private readonly idleLifetimes: Sampler
  private readonly longestLifetimes: Sampler

  constructor(
    private readonly owner: EnvironmentOwner,
    { reuse, idleLifetime, longestLifetime }: FunctionConfig,
  ) {
    this.idleLifetimes = sampler(idleLifetime, owner.random('idleLifetime'))
    this.longestLifetimes = sampler(longestLifetime, owner.random('longestLifetime'))
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
        this.idle = new IdleAtRandom(owner.random('reuse'))
    }
  }

  /** A warm environment for an invocation; -1 when none is idle. */
  takeWarm(): number {
    const environment = this.idle.take()
    if (environment >= 0) this.busy[environment] = 1
    return environment
  }

  /** A provisioned environment for an invocation; -1 when none is idle. */
  takeProvisioned(): number {
    const environment = this.ready.take()
    if (environment >= 0) this.busy[environment] = 1
    return environment
  }

  /** A new environment for an invocation. */
  create(): number {
    const environment = this.allocate()
    this.idleLifetime[environment] = this.idleLifetimes.sample()
    this.retiresAt[environment] = this.owner.simulator.now + this.longestLifetimes.sample()
    this.busy[environment] = 1
    this.provisioned[environment] = 0
    return environment
  }

  /** A new environment that waits, initialised, for its first invocation. */
  provision(): number {
    const environment = this.allocate()
    this.busy[environment] = 0
    this.provisioned[environment] = 1
    this.ready.add(environment)
    return environment
  }

  /** Gives provisioned environments up: idle ones at once, the others after their invocation. */
  unprovision(environments: number): void {
    this.surplus += environments
    while (this.surplus > 0) {
      const environment = this.ready.take()
      if (environment < 0) return
      this.surplus--
      this.discard(environment)
    }
  }

  isProvisioned(environment: number): boolean {
    return this.provisioned[environment] === 1
  }

  /** The invocation has ended: the environment waits for the next one. */
  release(environment: number): void {
    const { simulator, index, expiryKind } = this.owner
    if (this.doomed[environment] === 1) {
      this.discard(environment)
      return
    }
    if (this.provisioned[environment] === 1) {
      this.busy[environment] = 0
      if (this.surplus > 0) {
        this.surplus--
        this.discard(environment)
      } else this.ready.add(environment)
      return
    }
    if (simulator.now >= this.retiresAt[environment]!) {
      this.discard(environment)
      return
    }
    this.busy[environment] = 0
    this.idle.add(environment)
    this.idleSince[environment] = simulator.now
    if (this.armed[environment] === 1) return
    this.armed[environment] = 1
    simulator.schedule(this.expiresAt(environment) - simulator.now, index, expiryKind, environment)
  }

  /** An expiry event is due: it is re-armed when the environment has been used meanwhile. */
  expire(environment: number): void {
    const { simulator, index, expiryKind } = this.owner
    if (this.gone[environment] === 1) {
      this.gone[environment] = 0
      this.armed[environment] = 0
      this.free.push(environment)
      return
    }
    if (this.busy[environment] === 1) {
      simulator.schedule(this.idleLifetime[environment]!, index, expiryKind, environment)
      return
    }
    const due = this.expiresAt(environment)
    if (due > simulator.now) {
      simulator.schedule(due - simulator.now, index, expiryKind, environment)
      return
    }
    this.armed[environment] = 0
    this.idle.remove(environment)
    this.discard(environment)
  }

  /** A deploy: idle environments go at once, busy ones after their invocation. Provisioned ones stay. */
  flush(): void {
    for (let environment = 0; environment < this.used; environment++)
      if (this.busy[environment] === 1 && this.provisioned[environment] === 0) this.doomed[environment] = 1
    for (let environment = this.idle.take(); environment >= 0; environment = this.idle.take()) this.discard(environment)
  }

  /** When an idle environment goes, ms. */
  private expiresAt(environment: number): number {
    const idleUntil = this.idleSince[environment]! + this.idleLifetime[environment]!
    const retiresAt = this.retiresAt[environment]!
    return idleUntil < retiresAt ? idleUntil : retiresAt
  }

  private allocate(): number {
    let environment = this.free.pop()
    if (environment === undefined) {
      environment = this.used++
      if (environment === this.busy.length) this.grow()
    }
    this.doomed[environment] = 0
    this.createdAt[environment] = this.owner.simulator.now
    this.creation[environment] = this.created++
    this.owner.total.set(this.owner.total.value + 1)
    return environment
  }

  private discard(environment: number): void {
    const { simulator, total, lifetimes } = this.owner
    this.busy[environment] = 0
    this.doomed[environment] = 0
    lifetimes.add(simulator.now - this.createdAt[environment]!)
    total.set(total.value - 1)
    this.owner.environmentEnded(environment)
    if (this.armed[environment] === 1) this.gone[environment] = 1
    else this.free.push(environment)
  }

  private grow(): void {
    const capacity = this.busy.length * 2
    this.idleSince = widened(this.idleSince, capacity)
    this.idleLifetime = widened(this.idleLifetime, capacity)
    this.createdAt = widened(this.createdAt, capacity)
    this.retiresAt = widened(this.retiresAt, capacity)
    this.creation = widened(this.creation, capacity)
    this.busy = widened(this.busy, capacity)
    this.provisioned = widened(this.provisioned, capacity)
    this.doomed = widened(this.doomed, capacity)
    this.armed = widened(this.armed, capacity)
    this.gone = widened(this.gone, capacity)
  }
}
