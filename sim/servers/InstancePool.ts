import { widened } from '../kernel/widened'
import type { RandomStream } from '../kernel/RandomStream'
import { DelayLine } from '../primitives/DelayLine'
import { IntQueue } from '../primitives/IntQueue'
import { PendingCalls } from '../primitives/PendingCalls'
import type { ComponentContext, Part } from '../services/define'
import { type HandlerObserver, HandlerRuns } from '../handler/HandlerRuns'
import { IdleWorkers } from './IdleWorkers'
import { InstanceProcessors } from './InstanceProcessors'
import type { PooledHandler, PoolObserver, PoolSettings, PoolTotals } from './poolSettings'
import { type Program, programOf } from '../handler/program'
import { INTERNAL_SERVER_ERROR } from './serverOutcomes'

const COMPUTED = 0
const RETRY = 1
const CALL_TIMEOUT = 2
const READY = 3
const DRAINED = 4

/** States of an instance. */
const OFF = 0
const STARTING = 1
const RUNNING = 2
const DRAINING = 3
/** It was ended before it was ready: its number is free again when its start would have ended. */
const CANCELLED = 4

/**
 * Equal instances whose workers run handlers. Instances with an idle worker take requests in turn; without one, a
 * request waits with those of all instances in one queue, first in, first out, of limited length.
 */
export class InstancePool implements Part, HandlerObserver {
  readonly processors: InstanceProcessors
  /** Instances by state. */
  running = 0
  starting = 0
  /** What has happened up to now, for those that scale by it. */
  readonly totals: PoolTotals = { arrived: 0, answered: 0, answeredMs: 0, bytesOut: 0 }
  private runningMsBefore = 0
  private runningSince = 0
  private readonly index: number
  private readonly runs: HandlerRuns
  private program: Program = []
  private readonly failures: RandomStream
  private readonly errorShare: number
  private readonly errorCode: number
  private readonly waitName: number
  private readonly drains: DelayLine
  private readonly pending = new PendingCalls()
  /** Slots of `pending` that wait for a worker. */
  private readonly waiting = new IntQueue()
  private readonly idle: IdleWorkers
  private busyWorkers = 0
  private readonly free: number[] = []
  private used = 0

  /** By instance. */
  private state = new Uint8Array(8)
  private working = new Int32Array(8)
  private life = new Int32Array(8)
  /** By worker: slot of its request, -1 for none. */
  private slot = new Int32Array(64).fill(-1)

  constructor(
    private readonly context: ComponentContext<PooledHandler>,
    private readonly settings: PoolSettings,
    private readonly observer: PoolObserver,
  ) {
    const { config, simulator, calls, outcomes, traces } = context
    this.index = context.join(this, 'instances')
    this.idle = new IdleWorkers(settings.workers)
    this.processors = new InstanceProcessors(simulator, settings.vcpus, settings.workers, settings.credits, () =>
      this.publishCpu(),
    )
    this.runs = new HandlerRuns(
      {
        simulator,
        calls,
        outcomes,
        abandon: (call) => context.abandon(call),
        random: (purpose) => context.random(purpose),
        send: (link, call) => {
          this.countOut(calls.bytes[call]!)
          context.send(link, call)
        },
      },
      this.index,
      { ...config, computeScale: 1, callBytes: config.responseBytes },
      this,
      { computed: COMPUTED, retry: RETRY, callTimeout: CALL_TIMEOUT },
      (purpose) => context.random(purpose),
      this.processors,
    )
    this.drains = new DelayLine(simulator, this.index, DRAINED, settings.drainMs, {
      isLive: (instance, life) => this.state[instance] === DRAINING && this.life[instance] === life,
    })
    this.failures = context.random('errors')
    this.errorShare = config.errorPercent / 100
    this.errorCode = outcomes.code(INTERNAL_SERVER_ERROR)
    this.waitName = traces.name('Waiting for a worker')
  }

  /** Called when the connections are set. */
  start(): void {
    const { config } = this.context
    const links = this.context.links('calls')
    this.program = programOf(config.handler, config.compute, links, (purpose) => this.context.random(purpose))
    this.runs.connect(links)
  }

  /** Begins a new instance, which takes requests after `readyMs`; returns its number. */
  launch(readyMs: number): number {
    const instance = this.free.pop() ?? this.add()
    this.life[instance]!++
    this.state[instance] = STARTING
    this.starting++
    if (readyMs > 0) this.context.simulator.schedule(readyMs, this.index, READY, instance)
    else this.ready(instance)
    return instance
  }

  /** Takes one instance out of service: one that is starting, or else the least busy, which finishes its requests. */
  retire(): void {
    const instance = this.leastNeeded()
    if (instance < 0) return
    if (this.state[instance] === STARTING) {
      this.stop(instance)
      return
    }
    this.state[instance] = DRAINING
    this.idle.clear(instance)
    this.changeRunning(-1)
    if (this.working[instance] === 0) this.stop(instance)
    else this.drains.add(instance, this.life[instance]!)
  }

  /** Ends an instance at once: callers of what it was working on see their connections end. */
  stop(instance: number): void {
    const state = this.state[instance]
    if (state === STARTING) {
      this.starting--
      this.state[instance] = CANCELLED
      this.observer.instanceEnded(instance)
      return
    }
    this.state[instance] = OFF
    if (state === RUNNING) this.changeRunning(-1)
    const first = instance * this.settings.workers
    for (let worker = first; worker < first + this.settings.workers; worker++) {
      if (this.slot[worker]! >= 0) this.end(worker, this.settings.resetCode)
      this.runs.closeSessions(worker)
    }
    this.idle.clear(instance)
    this.processors.ended(instance)
    this.free.push(instance)
    this.observer.instanceEnded(instance)
  }

  /** A request that an instance can take, now or when a worker is free. Needs a running one. */
  receive(call: number): void {
    const { metrics, queueLimit, overloadedCode } = this.settings
    const { calls, traces, simulator, index } = this.context
    metrics.requests.add()
    this.totals.arrived++
    metrics.networkIn.add(calls.bytes[call]!)
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call]!)
    const slot = this.pending.add(call, segment, simulator.now)
    const worker = this.idle.take()
    if (worker >= 0) {
      this.assign(worker, slot)
      this.runs.start(worker, this.program, 0)
      return
    }
    if (this.waiting.size >= this.context.config.queuePerInstance * this.running) {
      queueLimit.reject(this.waiting.size / this.running)
      metrics.refused.add()
      this.answer(slot, overloadedCode)
      return
    }
    this.waiting.push(slot)
    metrics.waiting.set(this.waiting.size)
  }

  settle(call: number): void {
    this.settings.metrics.networkIn.add(this.context.calls.responseBytes[call]!)
    this.runs.settle(call)
  }

  fire(kind: number, payload: number): void {
    switch (kind) {
      case COMPUTED:
        this.runs.computed(payload)
        return
      case RETRY:
        this.runs.retry(payload)
        return
      case CALL_TIMEOUT:
        this.runs.callsTimedOut()
        return
      case READY:
        if (this.state[payload] === STARTING) this.ready(payload)
        else {
          this.state[payload] = OFF
          this.free.push(payload)
        }
        return
      case DRAINED:
        for (let instance = this.drains.next(); instance >= 0; instance = this.drains.next()) this.stop(instance)
    }
  }

  /** Time of running instances up to now, ms of an instance. */
  get runningMs(): number {
    return this.runningMsBefore + this.running * (this.context.simulator.now - this.runningSince)
  }

  /** Mean credits of the running instances. */
  get credits(): number {
    let total = 0
    for (let instance = 0; instance < this.used; instance++)
      if (this.state[instance] === RUNNING) total += this.processors.creditsOf(instance)
    return this.running === 0 ? 0 : total / this.running
  }

  // What handler runs ask and tell.

  deadline(): number {
    return Infinity
  }

  handlerTimedOut(): void {
    throw new Error('a handler without a deadline cannot reach it')
  }

  segment(worker: number): number {
    return this.pending.segment[this.slot[worker]!]!
  }

  key(worker: number): number {
    return this.context.calls.key[this.callOf(worker)]!
  }

  lineage(worker: number): number {
    return this.context.calls.lineage[this.callOf(worker)]!
  }

  handlerDone(worker: number): void {
    const failed = this.errorShare > 0 && this.failures.uniform() < this.errorShare
    this.finish(worker, failed ? this.errorCode : 0)
  }

  handlerFailed(worker: number): void {
    this.finish(worker, this.errorCode)
  }

  private callOf(worker: number): number {
    return this.pending.call[this.slot[worker]!]!
  }

  private ready(instance: number): void {
    this.state[instance] = RUNNING
    this.starting--
    this.processors.launched(instance)
    this.changeRunning(1)
    this.observer.instanceReady(instance)
    const first = instance * this.settings.workers
    for (let worker = first; worker < first + this.settings.workers; worker++) this.next(worker)
  }

  /** Ends a request; its worker takes the next one. */
  private finish(worker: number, outcome: number): void {
    const instance = Math.floor(worker / this.settings.workers)
    this.end(worker, outcome)
    if (this.state[instance] === RUNNING) this.next(worker)
    else if (this.state[instance] === DRAINING && this.working[instance] === 0) this.stop(instance)
  }

  private end(worker: number, outcome: number): void {
    const slot = this.slot[worker]!
    this.runs.stop(worker)
    this.slot[worker] = -1
    this.working[Math.floor(worker / this.settings.workers)]!--
    this.settings.metrics.busy.set(--this.busyWorkers)
    if (outcome === 0) {
      const { responseBytes } = this.context.config
      this.context.calls.responseBytes[this.pending.call[slot]!] = responseBytes
      this.countOut(responseBytes)
    }
    const responseMs = this.context.simulator.now - this.pending.detail[slot]!
    this.settings.metrics.responseTime.add(responseMs)
    this.totals.answered++
    this.totals.answeredMs += responseMs
    this.answer(slot, outcome)
  }

  /** A worker without a request takes what has waited longest, or waits itself. */
  private next(worker: number): void {
    const instance = Math.floor(worker / this.settings.workers)
    // The reply to its last request may have ended its instance.
    if (this.state[instance] !== RUNNING) return
    if (this.waiting.size === 0) {
      this.idle.add(worker)
      return
    }
    const { context } = this
    const slot = this.waiting.shift()
    this.settings.metrics.waiting.set(this.waiting.size)
    const arrivedAt = this.pending.detail[slot]!
    context.traces.span(this.pending.segment[slot]!, context.index, this.waitName, arrivedAt, context.simulator.now)
    this.assign(worker, slot)
    this.runs.startLater(worker, this.program)
  }

  private assign(worker: number, slot: number): void {
    this.slot[worker] = slot
    this.working[Math.floor(worker / this.settings.workers)]!++
    this.settings.metrics.busy.set(++this.busyWorkers)
  }

  private answer(slot: number, outcome: number): void {
    const call = this.pending.call[slot]!
    this.context.traces.close(this.pending.segment[slot]!, outcome)
    this.pending.remove(slot)
    this.context.reply(call, outcome)
  }

  private countOut(bytes: number): void {
    this.settings.metrics.networkOut.add(bytes)
    this.totals.bytesOut += bytes
  }

  private changeRunning(by: number): void {
    this.runningMsBefore = this.runningMs
    this.runningSince = this.context.simulator.now
    this.running += by
    this.settings.metrics.running.set(this.running)
    this.publishCpu()
    if (this.running > 0) return
    // Those that wait are connected with instances that are gone.
    while (this.waiting.size > 0) this.answer(this.waiting.shift(), this.settings.resetCode)
    this.settings.metrics.waiting.set(0)
  }

  private publishCpu(): void {
    const { cpu } = this.settings.metrics
    cpu.set(
      this.running === 0 ? 0 : Math.min(100, (this.processors.busyVcpus / (this.running * this.settings.vcpus)) * 100),
    )
  }

  private leastNeeded(): number {
    let best = -1
    for (let instance = 0; instance < this.used; instance++) {
      if (this.state[instance] === STARTING) return instance
      if (this.state[instance] !== RUNNING) continue
      if (best < 0 || this.working[instance]! < this.working[best]!) best = instance
    }
    return best
  }

  private add(): number {
    const instance = this.used++
    if (instance >= this.state.length) {
      const capacity = this.state.length * 2
      this.state = widened(this.state, capacity)
      this.working = widened(this.working, capacity)
      this.life = widened(this.life, capacity)
    }
    const workers = this.used * this.settings.workers
    if (workers > this.slot.length) {
      const before = this.slot.length
      this.slot = widened(this.slot, Math.max(before * 2, workers)).fill(-1, before)
    }
    return instance
  }
}
