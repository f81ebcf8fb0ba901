import { widened } from '../../kernel/widened'
import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { DelayLine } from '../../primitives/DelayLine'
import { type KeySampler, UniformKeys, ZipfKeys } from '../../primitives/KeyPopularity'
import { RetryPolicy } from '../../primitives/RetryPolicy'
import { OUTCOME_CLASSES } from '../../telemetry/outcome'
import type { Arrivals, ComponentContext, Link, TrafficSource } from '../define'
import { SourceRecorders } from '../SourceRecorders'
import type { ClientConfig } from './config'
import { CLIENT_TIMEOUT } from './outcomes'

const ARRIVAL = 0
const RETRY = 1
const TIMEOUT = 2
const THINK = 3
const USERS = 4

const OK_CLASS = OUTCOME_CLASSES.indexOf('ok')
const THROTTLE_CLASS = OUTCOME_CLASSES.indexOf('throttle')
const CLIENT_ERROR_CLASS = OUTCOME_CLASSES.indexOf('clientError')

/**
 * People or programs that send requests: at the scenario's rate (open loop), or each waiting for the answer and
 * thinking before the next request (closed loop). Gives up after its timeout and retries as configured.
 */
export class Clients implements TrafficSource {
  private readonly streams: Arrivals[] = []
  private readonly targetUsers: number[] = []
  private links: readonly Link[] = []
  private operations: number[] = []
  private nextLink = 0
  private timeouts: DelayLine | null = null
  private readonly retries: RetryPolicy
  private readonly keys: KeySampler | null
  private readonly payload: Sampler
  private readonly think: Sampler

  /** A request through all its tries. */
  private startedAt = new Float64Array(64)
  private tries = new Int32Array(64)
  private key = new Int32Array(64)
  private bytes = new Float64Array(64)
  private segment = new Int32Array(64)
  private link = new Int32Array(64)
  private nextFree = new Int32Array(64)
  private freeHead = -1
  private used = 0
  private users = 0
  private wantedUsers = 0

  private readonly recorders: SourceRecorders
  private readonly timeoutCode: number

  constructor(private readonly context: ComponentContext<ClientConfig>) {
    const { config } = context
    this.retries = new RetryPolicy(
      config.maxAttempts,
      config.backoffMs,
      config.backoffFactor,
      config.maxBackoffMs,
      config.jitter,
      context.random('backoff'),
    )
    this.payload = sampler(config.payload, context.random('payload'))
    this.think = sampler(config.thinkTime, context.random('think'))
    const stream = context.random('keys')
    this.keys =
      config.popularity === 'single'
        ? null
        : config.popularity === 'zipf'
          ? new ZipfKeys(config.keys, config.zipfExponent, stream)
          : new UniformKeys(config.keys, stream)
    this.recorders = new SourceRecorders(context)
    this.timeoutCode = context.outcomes.code(CLIENT_TIMEOUT)
    if (config.timeoutMs !== null)
      this.timeouts = new DelayLine(context.simulator, context.index, TIMEOUT, config.timeoutMs, {
        isLive: (call, generation) => context.calls.generation[call] === generation,
      })
  }

  drive(arrivals: Arrivals): void {
    this.streams.push(arrivals)
  }

  start(): void {
    const { context } = this
    this.links = context.links('requests')
    this.operations = this.links.map((link) =>
      link.targetType === 'aws.apigateway.rest' ? link.operation(context.config.operation) : 0,
    )
    if (this.links.length === 0) return
    this.streams.forEach((stream, index) => {
      if (context.config.loop === 'open') this.scheduleArrival(index)
      else {
        this.targetUsers.push(0)
        context.simulator.schedule(0, context.index, USERS, index)
        stream.levelChanges.forEach((time) => {
          context.simulator.schedule(time, context.index, USERS, index)
        })
      }
    })
  }

  fire(kind: number, payload: number): void {
    switch (kind) {
      case ARRIVAL:
        this.begin()
        this.scheduleArrival(payload)
        return
      case RETRY:
        this.send(payload)
        return
      case TIMEOUT: {
        const { timeouts } = this
        for (let call = timeouts!.next(); call >= 0; call = timeouts!.next()) this.giveUp(call)
        return
      }
      case THINK:
        if (this.users > this.wantedUsers) this.users--
        else this.begin()
        return
      case USERS:
        this.adjustUsers(payload)
    }
  }

  settle(call: number): void {
    const { calls } = this.context
    const request = calls.tag[call]!
    const outcome = calls.outcome[call]!
    calls.free(call)
    this.ended(request, outcome)
  }

  usage(): CostComponent[] {
    return []
  }

  private scheduleArrival(stream: number): void {
    const { simulator, index } = this.context
    const time = this.streams[stream]!.next()
    if (time !== Infinity) simulator.schedule(time - simulator.now, index, ARRIVAL, stream)
  }

  private adjustUsers(stream: number): void {
    const { simulator, index } = this.context
    this.targetUsers[stream] = this.streams[stream]!.level(simulator.now)
    this.wantedUsers = this.targetUsers.reduce((sum, users) => sum + users, 0)
    while (this.users < this.wantedUsers) {
      this.users++
      // Users do not act in step: each starts somewhere in its first pause.
      simulator.schedule(this.think.sample(), index, THINK, 0)
    }
  }

  private begin(): void {
    const { simulator, traces, index } = this.context
    const request = this.allocate()
    this.startedAt[request] = simulator.now
    this.tries[request] = 0
    this.key[request] = this.keys === null ? 0 : this.keys.next()
    this.bytes[request] = this.payload.sample()
    this.segment[request] = traces.begin(index)
    this.link[request] = this.nextLink
    if (++this.nextLink === this.links.length) this.nextLink = 0
    this.recorders.began()
    this.send(request)
  }

  private send(request: number): void {
    const { calls, index } = this.context
    const call = calls.allocate(index, request)
    const link = this.link[request]!
    calls.operation[call] = this.operations[link]!
    calls.attempt[call] = ++this.tries[request]!
    calls.key[call] = this.key[request]!
    calls.bytes[call] = this.bytes[request]!
    calls.segment[call] = this.segment[request]!
    this.recorders.tried()
    if (this.timeouts !== null) this.timeouts.add(call, calls.generation[call]!)
    this.context.send(this.links[link]!, call)
  }

  private giveUp(call: number): void {
    const { calls } = this.context
    // An abandoned call of an earlier try may still be on its way: only the present one counts.
    if (calls.caller[call] !== this.context.index) return
    this.recorders.timedOut()
    this.context.abandon(call)
    this.ended(calls.tag[call]!, this.timeoutCode)
  }

  /** A try has ended: try again, or report how the request ended. */
  private ended(request: number, outcome: number): void {
    const { outcomes, simulator, traces, index, config } = this.context
    const kind = outcomes.classes[outcome]!
    const again = kind === THROTTLE_CLASS || (kind !== OK_CLASS && kind !== CLIENT_ERROR_CLASS)
    if (again && this.retries.retriesAfter(this.tries[request]!)) {
      simulator.schedule(this.retries.delayMs(this.tries[request]!), index, RETRY, request)
      return
    }
    this.recorders.ended(outcome, simulator.now - this.startedAt[request]!)
    traces.close(this.segment[request]!, outcome)
    this.nextFree[request] = this.freeHead
    this.freeHead = request
    if (config.loop === 'closed') simulator.schedule(this.think.sample(), index, THINK, 0)
  }

  private allocate(): number {
    const free = this.freeHead
    if (free >= 0) {
      this.freeHead = this.nextFree[free]!
      return free
    }
    if (this.used === this.tries.length) this.grow()
    return this.used++
  }

  private grow(): void {
    const capacity = this.tries.length * 2
    this.startedAt = widened(this.startedAt, capacity)
    this.bytes = widened(this.bytes, capacity)
    this.tries = widened(this.tries, capacity)
    this.key = widened(this.key, capacity)
    this.segment = widened(this.segment, capacity)
    this.link = widened(this.link, capacity)
    this.nextFree = widened(this.nextFree, capacity)
  }
}
