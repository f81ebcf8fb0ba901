import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { DelayLine } from '../../primitives/DelayLine'
import { IntQueue } from '../../primitives/IntQueue'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import { OUTCOME_CLASSES } from '../../telemetry/outcome'
import type { LimitRecorder } from '../../telemetry/throttles'
import { type DatabaseCapacity, databasesOf } from '../databases'
import type { Component, ComponentContext, Link } from '../define'
import { addressesOf } from '../network'
import { ClientSessions } from './ClientSessions'
import type { ProxyConfig } from './config'
import { ConnectionPool } from './ConnectionPool'
import { costComponents } from './cost'
import { CLIENT_CONNECTIONS, DATABASE_CONNECTIONS, MIN_BILLED_VCPUS } from './limits'
import { METRICS } from './metrics'
import { CONNECT, DISCONNECT } from './operations'
import { BORROW_TIMEOUT, TOO_MANY_CLIENTS } from './outcomes'
import { Requests } from './Requests'

const TAKEN_UP = 0
const BORROW_TIMED_OUT = 1
const RETRY_OPENING = 2
const CLOSE_IDLE = 3

/** Tag of calls that open a database connection; those of requests carry their slot. */
const OPENING = -1

/** What a proxy has behind it that is not connected with a database: nothing, for which requests wait in vain. */
const NO_DATABASE: DatabaseCapacity = { maxConnections: 0, vcpus: 0 }

const OK_CLASS = OUTCOME_CLASSES.indexOf('ok')

/**
 * A running proxy: clients connect to it cheaply; each query borrows a database connection for its time, in turn,
 * unless its session is pinned and has one to itself.
 */
export class Proxy implements Component {
  private link: Link | null = null
  private pool: ConnectionPool | null = null
  private limit: LimitRecorder | null = null
  private billedVcpus = MIN_BILLED_VCPUS
  /** Operation index at the database by that of the proxy. */
  private databaseOperations = new Int32Array(0)
  private readonly clients: ClientSessions
  private readonly requests = new Requests()
  /** Slots of requests that wait for a database connection. */
  private readonly waiting = new IntQueue()
  private serving = false
  private readonly borrowTimeouts: DelayLine
  private readonly addedTime: Sampler
  private readonly connectTime: Sampler
  private readonly clientLimit: LimitRecorder | null
  private readonly borrowTimeoutCode: number
  private readonly tooManyClientsCode: number
  private readonly waitName: number
  private readonly queryRequests: CounterRecorder
  private readonly borrowLatency: DistributionRecorder
  private readonly responseLatency: DistributionRecorder
  private readonly databaseLatency: DistributionRecorder

  constructor(private readonly context: ComponentContext<ProxyConfig>) {
    const { config, outcomes, simulator, index, traces } = context
    this.clients = new ClientSessions(context)
    this.borrowTimeouts = new DelayLine(simulator, index, BORROW_TIMED_OUT, config.borrowTimeoutSeconds * 1000, {
      isLive: (slot, generation) => this.requests.waiting[slot] === 1 && this.requests.generation[slot] === generation,
    })
    this.addedTime = sampler(config.addedTime, context.random('addedTime'))
    this.connectTime = sampler(config.connectTime, context.random('connectTime'))
    this.clientLimit =
      config.maxClientConnections === null
        ? null
        : context.limit(CLIENT_CONNECTIONS, config.maxClientConnections, TOO_MANY_CLIENTS)
    this.borrowTimeoutCode = outcomes.code(BORROW_TIMEOUT)
    this.tooManyClientsCode = outcomes.code(TOO_MANY_CLIENTS)
    this.waitName = traces.name('Waiting for a database connection')
    this.queryRequests = context.counter(METRICS.queryRequests)
    this.borrowLatency = context.distribution(METRICS.borrowLatency)
    this.responseLatency = context.distribution(METRICS.responseLatency)
    this.databaseLatency = context.distribution(METRICS.databaseLatency)
  }

  start(): void {
    const { context } = this
    const { config } = context
    const addresses = addressesOf(context)
    for (const subnetId of config.subnetIds) addresses.of(subnetId).reserve()
    const [link] = context.links('database')
    const database = link === undefined ? NO_DATABASE : databasesOf(context).get(link.targetResourceId)
    if (database === undefined) throw new Error(`${link!.targetResourceId} is not a database`)
    const share = (percent: number): number => Math.floor((database.maxConnections * percent) / 100)
    const allowed = link === undefined ? 0 : Math.max(1, share(config.maxConnectionsPercent))
    if (link !== undefined) {
      this.link = link
      this.databaseOperations = Int32Array.from(['Query', 'Write', 'Transaction'].map((id) => link.operation(id)))
    }
    this.pool = new ConnectionPool(
      context,
      this.link,
      this,
      { retry: RETRY_OPENING, closeIdle: CLOSE_IDLE, callTag: OPENING },
      allowed,
      Math.min(allowed, share(config.maxIdleConnectionsPercent)),
    )
    this.limit = context.limit(DATABASE_CONNECTIONS, allowed, BORROW_TIMEOUT)
    this.billedVcpus = Math.max(MIN_BILLED_VCPUS, database.vcpus)
    context.gauge(METRICS.allowed).set(allowed)
  }

  receive(call: number): void {
    const { calls, traces, simulator, index, config } = this.context
    const operation = calls.operation[call]!
    if (operation === DISCONNECT) {
      const pinned = this.clients.disconnect()
      this.context.reply(call, 0)
      if (pinned) this.pool!.giveBack()
      return
    }
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call]!)
    if (operation === CONNECT) {
      if (this.clientLimit !== null && this.clients.count >= config.maxClientConnections!) {
        this.clientLimit.reject(this.clients.count)
        traces.close(segment, this.tooManyClientsCode)
        this.context.reply(call, this.tooManyClientsCode)
        return
      }
      const slot = this.requests.add(call, segment, this.clients.connect())
      simulator.schedule(this.connectTime.sample(), index, TAKEN_UP, slot)
      return
    }
    this.queryRequests.add()
    const slot = this.requests.add(call, segment, this.clients.queryIsPinned())
    simulator.schedule(this.addedTime.sample(), index, TAKEN_UP, slot)
  }

  fire(kind: number, payload: number): void {
    switch (kind) {
      case TAKEN_UP:
        this.takeUp(payload)
        return
      case BORROW_TIMED_OUT:
        this.failOverdue()
        return
      case RETRY_OPENING:
        this.pool!.retryOpening()
        return
      case CLOSE_IDLE:
        this.pool!.closeIdle()
    }
  }

  settle(call: number): void {
    const { calls, outcomes, simulator } = this.context
    const { requests } = this
    const slot = calls.tag[call]!
    const outcome = calls.outcome[call]!
    const responseBytes = calls.responseBytes[call]!
    calls.free(call)
    if (slot === OPENING) {
      this.pool!.opened(outcomes.classes[outcome] === OK_CLASS)
      return
    }
    const request = requests.call[slot]!
    const pinned = requests.pinned[slot] === 1
    this.databaseLatency.add(simulator.now - requests.since[slot]!)
    this.responseLatency.add(simulator.now - calls.sentAt[request]!)
    calls.responseBytes[request] = responseBytes
    this.answer(slot, outcome)
    if (!pinned) this.pool!.giveBack()
  }

  usage(durationMs: number): CostComponent[] {
    return costComponents(this.context.resourceId, this.billedVcpus, durationMs)
  }

  // What the pool asks and tells.

  get demand(): number {
    return this.waiting.size
  }

  connectionsAvailable(): void {
    // A request may end on the spot and give its connection back: the loop under way goes on with it.
    if (this.serving) return
    this.serving = true
    const { calls } = this.context
    const { requests, waiting } = this
    while (waiting.size > 0) {
      const slot = waiting.peek()
      // A client that has given up meanwhile needs no connection any more.
      const abandoned = calls.caller[requests.call[slot]!]! < 0
      if (!abandoned && !this.pool!.borrow()) break
      waiting.shift()
      requests.waiting[slot] = 0
      if (abandoned) this.drop(slot)
      else this.borrowed(slot)
    }
    this.serving = false
    this.pool!.meetDemand()
  }

  /** The proxy has done its own work for a request: it goes on to the database, or is answered. */
  private takeUp(slot: number): void {
    const { requests } = this
    const { calls, simulator } = this.context
    const connects = calls.operation[requests.call[slot]!] === CONNECT
    if (connects && requests.pinned[slot] === 0) {
      this.connected(slot)
      return
    }
    requests.since[slot] = simulator.now
    if (!connects && requests.pinned[slot] === 1) {
      this.run(slot)
      return
    }
    if (this.waiting.size === 0 && this.pool!.borrow()) {
      this.borrowed(slot)
      return
    }
    requests.waiting[slot] = 1
    this.waiting.push(slot)
    this.borrowTimeouts.add(slot, requests.generation[slot]!)
    this.pool!.meetDemand()
  }

  /** A request has a database connection: for its time, or its session's. */
  private borrowed(slot: number): void {
    const { requests } = this
    const { simulator, traces, index, calls } = this.context
    const { now } = simulator
    const since = requests.since[slot]!
    this.borrowLatency.add(now - since)
    if (now > since) traces.span(requests.segment[slot]!, index, this.waitName, since, now)
    if (calls.operation[requests.call[slot]!] === CONNECT) this.connected(slot)
    else this.run(slot)
  }

  private run(slot: number): void {
    const { requests } = this
    const { calls, simulator } = this.context
    const request = requests.call[slot]!
    requests.since[slot] = simulator.now
    const call = calls.allocate(this.context.index, slot)
    calls.operation[call] = this.databaseOperations[calls.operation[request]!]!
    calls.key[call] = calls.key[request]!
    calls.bytes[call] = calls.bytes[request]!
    calls.segment[call] = requests.segment[slot]!
    this.context.send(this.link!, call)
  }

  /** A client's connection is there, unless the client has given up meanwhile. */
  private connected(slot: number): void {
    const { requests } = this
    const pinned = requests.pinned[slot] === 1
    const abandoned = this.context.calls.caller[requests.call[slot]!]! < 0
    if (abandoned) this.clients.fail()
    else this.clients.open(pinned)
    this.answer(slot, 0)
    if (abandoned && pinned) this.pool!.giveBack()
  }

  /** Requests have waited for a connection as long as they may; they are the first in line. */
  private failOverdue(): void {
    const { requests, borrowTimeouts } = this
    for (let slot = borrowTimeouts.next(); slot >= 0; slot = borrowTimeouts.next()) {
      this.limit!.reject(this.pool!.borrowed + this.waiting.size)
      this.waiting.shift()
      requests.waiting[slot] = 0
      this.borrowLatency.add(this.context.simulator.now - requests.since[slot]!)
      if (this.context.calls.operation[requests.call[slot]!] === CONNECT) this.clients.fail()
      this.answer(slot, this.borrowTimeoutCode)
    }
  }

  /** Lets a request go whose client does not wait for it any more. */
  private drop(slot: number): void {
    if (this.context.calls.operation[this.requests.call[slot]!] === CONNECT) this.clients.fail()
    this.answer(slot, 0)
  }

  private answer(slot: number, outcome: number): void {
    const { requests } = this
    const call = requests.call[slot]!
    this.context.traces.close(requests.segment[slot]!, outcome)
    requests.remove(slot)
    this.context.reply(call, outcome)
  }
}
