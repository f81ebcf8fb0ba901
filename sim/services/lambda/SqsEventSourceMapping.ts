import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import type { EventHandler } from '../../kernel/Simulator'
import { IntQueue } from '../../primitives/IntQueue'
import type { CounterRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext, IncomingLink } from '../define'
import type { PullConsumer, PullQueue } from '../ports'
import type { EventSourceMappingConfig, FunctionConfig } from './config'
import type { InvocationTarget, Invoker } from './invocation'
import { ESM_START_CONCURRENCY, MAX_PAYLOAD_BYTES } from './limits'
import { FUNCTION_ERROR } from './outcomes'
import { Batches } from './polling/Batches'
import { MappingConcurrency } from './polling/MappingConcurrency'
import { FORCED_VISIBILITY_MARGIN_MS, LONG_POLL_MS, MAX_RECEIVED } from './polling/mappingLimits'
import { MAPPING_METRICS } from './polling/mappingMetrics'
import { pollerUsage } from './polling/pollerCost'
import { ProvisionedPollers } from './polling/ProvisionedPollers'

const POLL = 0
const WINDOW_ENDS = 1
const DELIVER = 2
const SCALE = 3

const SCALE_INTERVAL_MS = 1000
/** Calm after which concurrency shrinks again; AWS says only that it does in low traffic. */
const CALM_MS = 60_000
/** Time without a message after which a short batch window is prolonged; AWS says only that it is in low traffic. */
const LOW_TRAFFIC_MS = 1000
/** Back-off between tries of a throttled batch; AWS publishes none. */
const FIRST_BACKOFF_MS = 1000
const LONGEST_BACKOFF_MS = 60_000

/** Lambda's pollers on one SQS queue: receive batches, invoke the function, delete what succeeded. */
export class SqsEventSourceMapping implements EventHandler, PullConsumer, Invoker {
  /** A function leaves the messages after a failed one alone where order counts. */
  readonly stopsAtFailure: boolean
  private readonly config: EventSourceMappingConfig
  private readonly component: number
  private readonly itemFailedCode: number
  private readonly concurrency: MappingConcurrency
  private readonly pollers: ProvisionedPollers | null
  /** How long messages are hidden once they are received, ms. */
  private readonly hiddenForMs: number
  private readonly windowMs: number
  private readonly latency: Sampler
  private readonly deliveryName: number
  private readonly matchShare: number
  private readonly filterDraws: RandomStream
  private readonly concurrencyGauge: GaugeRecorder
  private readonly secondsAtCeiling: CounterRecorder
  private readonly filteredOut: CounterRecorder
  private inFlight = 0
  private pollArmed = false
  private scaleArmed = false
  private waitingPollers = 0
  /** All pollers were busy while messages waited, at some time since the last look: at the look itself a few may just have ended. */
  private starved = false
  /** When messages last waited, ms. */
  private backlogAt = 0

  private readonly batches: Batches
  /** Batches that are complete and wait until one more invocation may run. */
  private readonly ready = new IntQueue()
  /** The batch that is being filled during the batch window; -1 when none is. */
  private filling = -1
  private windowNumber = 0
  private windowIsOver = false
  /** When the poll that is to fill the batch began to wait for messages, ms; -1 when it does not. */
  private fillPollSince = -1
  private readonly scratch = new Int32Array(MAX_RECEIVED)

  constructor(
    private readonly context: ComponentContext<FunctionConfig>,
    private readonly target: InvocationTarget,
    private readonly queue: PullQueue,
    private readonly link: IncomingLink,
  ) {
    const queueId = link.sourceResourceId
    const config = link.config as EventSourceMappingConfig
    const isFifo = queue.groups !== null
    this.config = config
    this.stopsAtFailure = isFifo
    this.itemFailedCode = context.outcomes.code(FUNCTION_ERROR)
    this.component = context.simulator.register(this, `event source mapping ${queueId} to ${context.resourceId}`)
    this.concurrency = new MappingConcurrency(config, isFifo, context.era)
    this.pollers = config.pollerMode === 'provisioned' ? new ProvisionedPollers(this.concurrency.allowed) : null
    this.windowMs = config.batchWindowSeconds * 1000
    const neededMs = this.windowMs + context.config.timeoutSeconds * 1000
    this.hiddenForMs =
      this.windowMs > 0 && neededMs > queue.visibilityTimeoutMs
        ? neededMs + FORCED_VISIBILITY_MARGIN_MS
        : queue.visibilityTimeoutMs
    this.latency = sampler(config.deliveryLatency, context.random(`delivery:${queueId}`))
    this.matchShare = config.filterPercent / 100
    this.filterDraws = context.random(`filter:${queueId}`)
    this.deliveryName = context.traces.name('Delivery')
    this.concurrencyGauge = context.gauge(MAPPING_METRICS.concurrency)
    this.secondsAtCeiling = context.counter(MAPPING_METRICS.secondsAtCeiling)
    this.filteredOut = context.counter(MAPPING_METRICS.filteredOut)
    this.batches = new Batches(config.batchSize)
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
        if (this.filling >= 0 && payload === this.windowNumber) this.endWindow()
        return
      case DELIVER:
        this.deliver(payload)
        return
      case SCALE:
        this.scale()
    }
  }

  /** Hours of provisioned pollers, as a cost. */
  usage(durationMs: number): CostComponent[] {
    return this.pollers === null ? [] : pollerUsage(this.context.resourceId, this.pollers.hours(durationMs))
  }

  invocationEnded(batch: number, outcome: number): void {
    const { traces } = this.context
    const { batches } = this
    const start = batches.start(batch)
    const end = batches.end(batch)
    let deleted = 0
    for (let i = start; i < end; i++) {
      // The first message's segment was the invocation's own, and is closed by it.
      if (i > start) traces.close(batches.segments[i]!, outcome)
      if (outcome === 0 && batches.failed[i] === 0) {
        this.queue.delete(batches.messages[i]!)
        deleted++
      }
    }
    this.context.countMessages(this.link, 0, deleted)
    this.context.countMessages(this.link, outcome === 0 ? this.itemFailedCode : outcome, end - start - deleted)
    if (outcome !== 0) this.concurrency.slowDown()
    this.retire(batch)
  }

  recordFailed(batch: number, record: number): boolean {
    if (!this.config.reportBatchItemFailures) return false
    const { batches } = this
    const start = batches.start(batch)
    if (!this.config.perRecord) batches.failed.fill(1, start, batches.end(batch))
    else if (this.stopsAtFailure) batches.failed.fill(1, start + record, batches.end(batch))
    else batches.failed[start + record] = 1
    return true
  }

  recordKey(batch: number, record: number): number {
    return this.queue.key(this.batches.messages[this.batches.start(batch) + record]!)
  }

  recordLineage(batch: number, record: number): number {
    return this.queue.lineage(this.batches.messages[this.batches.start(batch) + record]!)
  }

  private poll(): void {
    const { simulator } = this.context
    const { ready, pollers } = this
    while (this.inFlight < this.concurrency.allowed) {
      if (ready.size > 0) {
        this.dispatch(ready.shift())
        continue
      }
      // Pollers that wait already would be told of a message; asking again is billed.
      if (this.waitingPollers > 0 && this.queue.visible === 0) {
        this.waitToFill()
        return
      }
      const waitMs = pollers === null ? 0 : pollers.waitMs(simulator.now)
      if (waitMs > 0) {
        this.pollArmed = true
        simulator.schedule(waitMs, this.component, POLL, 0)
        break
      }
      if (!this.receive()) {
        this.waitForMessages()
        return
      }
      this.armScaling()
    }
    if (this.queue.visible > 0 || ready.size > 0) this.starved = true
  }

  /** Polls once; false when there was nothing. */
  private receive(): boolean {
    const { batchSize } = this.config
    const room = this.filling < 0 ? batchSize : batchSize - this.batches.size[this.filling]!
    this.pollers?.poll()
    const received = this.queue.receive(room < MAX_RECEIVED ? room : MAX_RECEIVED, this.scratch, this.hiddenForMs)
    if (received === 0) {
      this.waitToFill()
      return false
    }
    this.fillPollSince = -1
    for (let i = 0; i < received; i++) this.take(this.scratch[i]!)
    if (this.filling >= 0 && (this.windowMs === 0 || this.windowIsOver)) this.complete()
    return true
  }

  /** The poll that is to fill the batch waits for messages from now on, unless it does already. */
  private waitToFill(): void {
    if (this.filling >= 0 && this.fillPollSince < 0) this.fillPollSince = this.context.simulator.now
  }

  /** Every idle poller waits in a long poll of its own, and each is billed; at least the 5 that AWS keeps. */
  private waitForMessages(): void {
    const kept = this.pollers?.pollers ?? Math.min(ESM_START_CONCURRENCY, this.concurrency.ceiling)
    const idle = Math.max(1, kept - this.inFlight)
    for (; this.waitingPollers < idle; this.waitingPollers++) this.queue.waitForMessages(this)
  }

  /** Adds a received message to the batch being filled, opening one if need be; what does not match is deleted. */
  private take(message: number): void {
    const { queue, batches } = this
    const { traces, index, simulator } = this.context
    const bytes = queue.bytes(message)
    const receives = queue.receiveCount(message)
    this.pollers?.receive(bytes)
    // What comes back has matched before.
    if (this.matchShare < 1 && receives === 1 && this.filterDraws.uniform() >= this.matchShare) {
      this.filteredOut.add()
      this.context.countMessages(this.link, 0, 1)
      queue.delete(message)
      return
    }
    if (this.filling >= 0 && batches.bytes[this.filling]! + bytes > MAX_PAYLOAD_BYTES) this.complete()
    if (this.filling < 0) this.open()
    const segment = traces.segment(queue.segment(message), index, receives)
    batches.add(this.filling, message, bytes, segment, simulator.now)
    if (batches.size[this.filling] === this.config.batchSize) this.complete()
  }

  private open(): void {
    this.filling = this.batches.open()
    this.windowIsOver = false
    if (this.windowMs > 0)
      this.context.simulator.schedule(this.windowMs, this.component, WINDOW_ENDS, ++this.windowNumber)
  }

  /** The batch being filled is complete. */
  private complete(): void {
    this.ready.push(this.filling)
    this.filling = -1
  }

  /** In low traffic a short window lasts as long as the long poll that is under way: until a message comes, or 20 s. */
  private endWindow(): void {
    const { now } = this.context.simulator
    const pollEndsAt = this.fillPollSince + LONG_POLL_MS
    const isLowTraffic = this.fillPollSince >= 0 && now - this.fillPollSince >= Math.min(LOW_TRAFFIC_MS, this.windowMs)
    if (isLowTraffic && this.windowMs < LONG_POLL_MS && now < pollEndsAt) {
      this.windowIsOver = true
      this.context.simulator.schedule(pollEndsAt - now, this.component, WINDOW_ENDS, this.windowNumber)
      return
    }
    const batch = this.filling
    this.filling = -1
    this.fillPollSince = -1
    this.dispatch(batch)
  }

  private dispatch(batch: number): void {
    this.inFlight++
    this.concurrencyGauge.set(this.concurrencyGauge.value + 1)
    this.context.simulator.schedule(this.latency.sample(), this.component, DELIVER, batch)
  }

  private deliver(batch: number): void {
    const { traces, simulator, index } = this.context
    const { batches } = this
    const start = batches.start(batch)
    const end = batches.end(batch)
    const records = this.config.perRecord ? end - start : 1
    if (batches.tries[batch] === 0)
      for (let i = start; i < end; i++)
        traces.span(batches.segments[i]!, index, this.deliveryName, batches.receivedAt[i]!, simulator.now)
    const refusal = this.target.invoke(this, batch, batches.segments[start]!, records)
    if (refusal === 0) return
    this.context.countMessages(this.link, refusal, end - start)
    this.concurrency.slowDown()
    const backoff = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * (1 << Math.min(batches.tries[batch]!++, 10)))
    if (simulator.now + backoff < batches.receivedAt[start]! + this.hiddenForMs) {
      simulator.schedule(backoff, this.component, DELIVER, batch)
      return
    }
    // Given up: the messages become visible again by themselves.
    for (let i = start; i < end; i++) traces.close(batches.segments[i]!, refusal)
    this.retire(batch)
  }

  private retire(batch: number): void {
    this.inFlight--
    this.concurrencyGauge.set(this.concurrencyGauge.value - 1)
    this.batches.close(batch)
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

  /** Every second: grow while all pollers are busy and messages wait; shrink when none have waited for a minute. */
  private scale(): void {
    const { concurrency, pollers } = this
    const { now } = this.context.simulator
    const backlog = this.queue.visible > 0
    if (backlog || this.starved) this.backlogAt = now
    if (this.starved || (backlog && this.inFlight >= concurrency.allowed)) {
      if (this.inFlight >= concurrency.ceiling) this.secondsAtCeiling.add(SCALE_INTERVAL_MS / 1000)
      concurrency.grow(SCALE_INTERVAL_MS)
      this.armPoll()
    } else if (now - this.backlogAt >= CALM_MS) concurrency.shrink(SCALE_INTERVAL_MS)
    pollers?.scaleTo(now, concurrency.allowed)
    this.starved = false
    this.scaleArmed = false
    if (backlog || this.inFlight > 0 || concurrency.isAboveFloor) this.armScaling()
  }
}
