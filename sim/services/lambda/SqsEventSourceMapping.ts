import { widened } from '../../kernel/widened'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { EventHandler } from '../../kernel/Simulator'
import { IntQueue } from '../../primitives/IntQueue'
import type { ComponentContext, IncomingLink } from '../define'
import type { PullConsumer, PullQueue } from '../ports'
import type { EventSourceMappingConfig, FunctionConfig } from './config'
import type { Invoker, LambdaFunction } from './LambdaFunction'
import { FUNCTION_ERROR } from './outcomes'
import { ESM_GROWTH_PER_MINUTE, ESM_MAX_CONCURRENCY, ESM_START_CONCURRENCY } from './limits'

const POLL = 0
const WINDOW_ENDS = 1
const DELIVER = 2
const SCALE = 3

const SCALE_INTERVAL_MS = 1000
const GROWTH_PER_INTERVAL = (ESM_GROWTH_PER_MINUTE * SCALE_INTERVAL_MS) / 60_000
/** Calm after which concurrency shrinks again; AWS says only that it does in low traffic. */
const CALM_MS = 60_000
/** Back-off between tries of a throttled batch; AWS publishes none. */
const FIRST_BACKOFF_MS = 1000
const LONGEST_BACKOFF_MS = 60_000

/**
 * Lambda's pollers on one SQS queue: receive batches, invoke the function, delete what succeeded. Starts with 5
 * concurrent invokes and adds 300 a minute while messages wait.
 */
export class SqsEventSourceMapping implements EventHandler, PullConsumer, Invoker {
  private readonly config: EventSourceMappingConfig
  private readonly component: number
  private readonly itemFailedCode: number
  private readonly ceiling: number
  private readonly windowMs: number
  private readonly latency: Sampler
  private readonly deliveryName: number
  private allowed: number
  private inFlight = 0
  private pollArmed = false
  private scaleArmed = false
  private waitingPollers = 0
  /** All pollers were busy while messages waited, at some time since the last look: at the look itself a few may just have ended. */
  private starved = false
  /** When messages last waited, ms. */
  private backlogAt = 0

  /** Batches, `batchSize` messages each. */
  private messages: Int32Array
  private segments: Int32Array
  private failed: Uint8Array
  /** When each message was received, ms. */
  private pulledAt: Float64Array
  private size = new Int32Array(16)
  private receivedAt = new Float64Array(16)
  private tries = new Int32Array(16)
  private readonly freeBatches = new IntQueue()
  private usedBatches = 0
  /** The batch that is being filled during the batch window; -1 when none is. */
  private filling = -1
  private windowNumber = 0
  private readonly scratch: Int32Array

  constructor(
    private readonly context: ComponentContext<FunctionConfig>,
    private readonly target: LambdaFunction,
    private readonly queue: PullQueue,
    private readonly link: IncomingLink,
  ) {
    const queueId = link.sourceResourceId
    const config = link.config as EventSourceMappingConfig
    this.config = config
    this.itemFailedCode = context.outcomes.code(FUNCTION_ERROR)
    this.component = context.simulator.register(this, `event source mapping ${queueId} to ${context.resourceId}`)
    this.ceiling = config.maximumConcurrency ?? ESM_MAX_CONCURRENCY
    this.allowed = Math.min(ESM_START_CONCURRENCY, this.ceiling)
    this.windowMs = config.batchWindowSeconds * 1000
    this.latency = sampler(config.deliveryLatency, context.random(`delivery:${queueId}`))
    this.deliveryName = context.traces.name('Delivery')
    this.scratch = new Int32Array(config.batchSize)
    this.messages = new Int32Array(16 * config.batchSize)
    this.segments = new Int32Array(16 * config.batchSize)
    this.failed = new Uint8Array(16 * config.batchSize)
    this.pulledAt = new Float64Array(16 * config.batchSize)
    this.armPoll()
  }

  messagesArrived(): void {
    this.waitingPollers--
    this.armPoll()
  }

  fire(kind: number, payload: number): void {
    switch (kind) {
      case POLL:
        this.pollArmed = false
        this.poll()
        return
      case WINDOW_ENDS:
        if (this.filling >= 0 && payload === this.windowNumber) this.dispatch(this.takeFilling())
        return
      case DELIVER:
        this.deliver(payload)
        return
      case SCALE:
        this.scale()
    }
  }

  invocationEnded(batch: number, outcome: number): void {
    const { traces } = this.context
    const { batchSize } = this.config
    const start = batch * batchSize
    let deleted = 0
    for (let i = start; i < start + this.size[batch]!; i++) {
      // The first message's segment was the invocation's own, and is closed by it.
      if (i > start) traces.close(this.segments[i]!, outcome)
      if (outcome === 0 && this.failed[i] === 0) {
        this.queue.delete(this.messages[i]!)
        deleted++
      }
    }
    this.context.countMessages(this.link, 0, deleted)
    this.context.countMessages(this.link, outcome === 0 ? this.itemFailedCode : outcome, this.size[batch]! - deleted)
    if (outcome !== 0) this.slowDown()
    this.retire(batch)
  }

  recordFailed(batch: number, record: number): boolean {
    if (!this.config.reportBatchItemFailures) return false
    const start = batch * this.config.batchSize
    if (this.config.perRecord) this.failed[start + record] = 1
    else this.failed.fill(1, start, start + this.size[batch]!)
    return true
  }

  recordKey(batch: number, record: number): number {
    return this.queue.key(this.messages[batch * this.config.batchSize + record]!)
  }

  private poll(): void {
    while (this.inFlight < Math.floor(this.allowed)) {
      // Pollers that wait already would be told of a message; asking again is billed.
      if (this.waitingPollers > 0 && this.queue.visible === 0) return
      const room = this.filling < 0 ? this.config.batchSize : this.config.batchSize - this.size[this.filling]!
      const received = this.queue.receive(room, this.scratch)
      if (received === 0) {
        this.waitForMessages()
        return
      }
      this.armScaling()
      const batch = this.fill(received)
      if (this.size[batch]! === this.config.batchSize || this.windowMs === 0) this.dispatch(this.takeFilling())
    }
    if (this.queue.visible > 0) this.starved = true
  }

  /** Every idle poller waits in a long poll of its own, and each is billed; at least the 5 that AWS keeps. */
  private waitForMessages(): void {
    const idle = Math.max(1, Math.min(ESM_START_CONCURRENCY, this.ceiling) - this.inFlight)
    for (; this.waitingPollers < idle; this.waitingPollers++) this.queue.waitForMessages(this)
  }

  /** Adds what was received to the batch being filled, opening one if need be. */
  private fill(received: number): number {
    const { traces, index, simulator } = this.context
    if (this.filling < 0) {
      this.filling = this.allocateBatch()
      this.receivedAt[this.filling] = simulator.now
      if (this.windowMs > 0) simulator.schedule(this.windowMs, this.component, WINDOW_ENDS, ++this.windowNumber)
    }
    const batch = this.filling
    const start = batch * this.config.batchSize
    for (let i = 0; i < received; i++) {
      const place = start + this.size[batch]!++
      const message = this.scratch[i]!
      this.messages[place] = message
      this.failed[place] = 0
      this.pulledAt[place] = simulator.now
      this.segments[place] = traces.segment(this.queue.segment(message), index, this.queue.receiveCount(message))
    }
    return batch
  }

  private takeFilling(): number {
    const batch = this.filling
    this.filling = -1
    return batch
  }

  private dispatch(batch: number): void {
    this.inFlight++
    this.tries[batch] = 0
    this.context.simulator.schedule(this.latency.sample(), this.component, DELIVER, batch)
  }

  private deliver(batch: number): void {
    const { traces, simulator, index } = this.context
    const start = batch * this.config.batchSize
    const records = this.config.perRecord ? this.size[batch]! : 1
    if (this.tries[batch] === 0)
      for (let i = start; i < start + this.size[batch]!; i++)
        traces.span(this.segments[i]!, index, this.deliveryName, this.pulledAt[i]!, simulator.now)
    const refusal = this.target.invoke(this, batch, this.segments[start]!, records)
    if (refusal === 0) return
    this.context.countMessages(this.link, refusal, this.size[batch]!)
    this.slowDown()
    const backoff = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * (1 << Math.min(this.tries[batch]!++, 10)))
    if (simulator.now + backoff < this.receivedAt[batch]! + this.queue.visibilityTimeoutMs) {
      simulator.schedule(backoff, this.component, DELIVER, batch)
      return
    }
    // Given up: the messages become visible again by themselves.
    for (let i = start; i < start + this.size[batch]!; i++) traces.close(this.segments[i]!, refusal)
    this.retire(batch)
  }

  private retire(batch: number): void {
    this.inFlight--
    this.freeBatches.push(batch)
    this.armPoll()
  }

  private armPoll(): void {
    if (this.pollArmed) return
    this.pollArmed = true
    this.context.simulator.schedule(0, this.component, POLL, 0)
  }

  private armScaling(): void {
    if (this.scaleArmed) return
    this.scaleArmed = true
    this.context.simulator.schedule(SCALE_INTERVAL_MS, this.component, SCALE, 0)
  }

  /** Every second: grow while all pollers are busy and messages wait; shrink to the start when none have waited for a minute. */
  private scale(): void {
    const floor = Math.min(ESM_START_CONCURRENCY, this.ceiling)
    const { now } = this.context.simulator
    const backlog = this.queue.visible > 0
    if (backlog || this.starved) this.backlogAt = now
    if (this.starved || (backlog && this.inFlight >= Math.floor(this.allowed))) {
      this.allowed = Math.min(this.ceiling, this.allowed + GROWTH_PER_INTERVAL)
      this.armPoll()
    } else if (now - this.backlogAt >= CALM_MS) this.allowed = Math.max(floor, this.allowed - GROWTH_PER_INTERVAL)
    this.starved = false
    this.scaleArmed = false
    if (backlog || this.inFlight > 0 || this.allowed > floor) this.armScaling()
  }

  /** After an error or a throttle AWS reduces concurrency by an unpublished amount; half is our choice. */
  private slowDown(): void {
    this.allowed = Math.max(Math.min(ESM_START_CONCURRENCY, this.ceiling), this.allowed / 2)
  }

  private allocateBatch(): number {
    let batch = this.freeBatches.shift()
    if (batch < 0) {
      batch = this.usedBatches++
      if (batch === this.size.length) this.grow()
    }
    this.size[batch] = 0
    return batch
  }

  private grow(): void {
    const batches = this.size.length * 2
    const { batchSize } = this.config
    this.messages = widened(this.messages, batches * batchSize)
    this.segments = widened(this.segments, batches * batchSize)
    this.failed = widened(this.failed, batches * batchSize)
    this.pulledAt = widened(this.pulledAt, batches * batchSize)
    this.size = widened(this.size, batches)
    this.tries = widened(this.tries, batches)
    this.receivedAt = widened(this.receivedAt, batches)
  }
}
