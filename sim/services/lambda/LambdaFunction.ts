import type { CostComponent } from '../../cost/types'
import { TokenBucket } from '../../primitives/TokenBucket'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext, IncomingLink } from '../define'
import { Admission } from './Admission'
import { AsyncInvocations } from './async/AsyncInvocations'
import type { FunctionConfig } from './config'
import { usage } from './cost'
import { FunctionMetrics } from './FunctionMetrics'
import type { InvocationTarget, Invoker } from './invocation'
import { CALLER_RATE, CALLER_REQUESTS, MAX_PAYLOAD_BYTES, PAYLOAD } from './limits'
import type { FunctionNetwork } from './network'
import { REASON, REQUEST_TOO_LARGE, TOO_MANY_REQUESTS } from './outcomes'
import { SqsEventSourceMapping } from './SqsEventSourceMapping'
import { ClassicNetwork } from './vpc/ClassicNetwork'
import { HyperplaneNetwork } from './vpc/HyperplaneNetwork'
import { StreamEventSourceMapping } from './streams'
import { qualifierOf } from './versions/qualifierField'
import { Qualifiers } from './versions/Qualifiers'

/** Index of the in-port for events among the function's ports. */
const EVENTS_PORT = 2

/** The function's attachment to its VPC; null for none. */
function networkOf(context: ComponentContext<FunctionConfig>): FunctionNetwork | null {
  if (context.config.subnetIds.length === 0) return null
  return context.era === 'classic' ? new ClassicNetwork(context) : new HyperplaneNetwork(context)
}

/** A running Lambda function: takes calls and events for its versions and aliases, and polls its event sources. */
export class LambdaFunction implements Component, Invoker {
  private readonly admission: Admission
  private readonly metrics: FunctionMetrics
  /** Made when all resources exist: subnets among them. */
  private qualifiers!: Qualifiers
  /** What calls over each incoming link invoke; null while all of them invoke $LATEST. */
  private targets: Map<number, InvocationTarget> | null = null
  /** Queues of events, by qualifier, and by the link over which events come. */
  private readonly queues = new Map<string, AsyncInvocations>()
  private readonly queueOf = new Map<number, AsyncInvocations>()
  private readonly mappings: SqsEventSourceMapping[] = []
  private readonly tooLargeCode: number
  private readonly payloadLimit: LimitRecorder
  /** Invoke calls of the account; null when the rate is out of reach. */
  private readonly callers: TokenBucket | null
  private readonly callerLimit: LimitRecorder

  constructor(private readonly context: ComponentContext<FunctionConfig>) {
    this.admission = new Admission(context)
    this.metrics = new FunctionMetrics(context)
    this.tooLargeCode = context.outcomes.code(REQUEST_TOO_LARGE)
    this.payloadLimit = context.limit(PAYLOAD, MAX_PAYLOAD_BYTES, REQUEST_TOO_LARGE)
    const rate = context.quota(CALLER_REQUESTS.id)
    this.callers =
      rate === CALLER_REQUESTS.max ? null : context.shared('lambda.callers', () => new TokenBucket(rate, rate))
    this.callerLimit = context.limit(CALLER_RATE, rate, TOO_MANY_REQUESTS, REASON.caller)
  }

  start(): void {
    const { context } = this
    this.admission.start()
    this.qualifiers = new Qualifiers(context, this.admission, networkOf(context), this.metrics)
    this.qualifiers.start()
    const calls = context.incoming('invoke')
    if (calls.some((link) => qualifierOf(link.config['qualifier'] as string) !== ''))
      this.targets = new Map(calls.map((link) => [link.index, this.targetOf(link)]))
    for (const link of context.incoming('events')) this.queueOf.set(link.index, this.queueFor(link))
    for (const link of context.incoming('poll')) this.poll(link)
    for (const link of context.incoming('stream')) this.readStream(link)
  }

  receive(call: number, port: number): void {
    const { calls, traces, index } = this.context
    if (port === EVENTS_PORT) {
      this.queueOf.get(calls.link[call]!)!.accept(call)
      return
    }
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call]!)
    const target = this.targets === null ? this.qualifiers.latest : this.targets.get(calls.link[call]!)!
    const refusal = this.refusal(call) || target.invoke(this, call, segment, 1)
    if (refusal === 0) return
    traces.close(segment, refusal)
    this.context.reply(call, refusal)
  }

  /** Its versions, aliases and mappings have events of their own. */
  fire(kind: number): void {
    throw new Error(`the function has no event of kind ${kind}`)
  }

  coldFlush(): void {
    for (const version of this.qualifiers.versions) version.flush()
  }

  act(action: string, settings: Readonly<Record<string, unknown>>): void {
    const { qualifiers } = this
    switch (action) {
      case 'updateCode':
        qualifiers.latest.flush()
        return
      case 'deployVersion':
        qualifiers.alias(settings['alias'] as string).deploy(qualifiers.version(String(settings['version'])), {
          kind: settings['shift'] as 'allAtOnce' | 'canary' | 'linear',
          percent: settings['percent'] as number,
          intervalMs: (settings['intervalMinutes'] as number) * 60_000,
        })
        return
      case 'setReservedConcurrency':
        this.admission.reserve(settings['reservedConcurrency'] as number | null)
        return
      case 'setProvisionedConcurrency':
        qualifiers.provision(settings['qualifier'] as string, settings['concurrency'] as number)
    }
  }

  usage(durationMs: number): CostComponent[] {
    let furtherRequests = 0
    for (const queue of this.queues.values()) furtherRequests += queue.extraRequests
    return [
      ...usage(this.context.resourceId, this.qualifiers.versions, furtherRequests, durationMs),
      ...this.mappings.flatMap((mapping) => mapping.usage(durationMs)),
    ]
  }

  // What it is told as the invoker of calls that arrive over a link.

  invocationEnded(call: number, outcome: number): void {
    this.context.calls.responseBytes[call] = outcome === 0 ? this.context.config.responseBytes : 0
    this.context.reply(call, outcome)
  }

  recordFailed(): boolean {
    return false
  }

  recordKey(call: number): number {
    return this.context.calls.key[call]!
  }

  recordLineage(call: number): number {
    return this.context.calls.lineage[call]!
  }

  private targetOf(link: IncomingLink): InvocationTarget {
    return this.qualifiers.target(qualifierOf(link.config['qualifier'] as string))
  }

  private queueFor(link: IncomingLink): AsyncInvocations {
    const qualifier = qualifierOf(link.config['qualifier'] as string)
    let queue = this.queues.get(qualifier)
    if (queue === undefined) {
      const { context, admission } = this
      queue = new AsyncInvocations(context, this.qualifiers.target(qualifier), context.config, admission, qualifier)
      queue.start()
      this.queues.set(qualifier, queue)
    }
    return queue
  }

  /** Outcome code with which the Invoke API turns a call away before the function is asked; 0 for none. */
  private refusal(call: number): number {
    const { calls, simulator } = this.context
    if (calls.bytes[call]! > MAX_PAYLOAD_BYTES) {
      this.payloadLimit.reject(calls.bytes[call]!)
      return this.tooLargeCode
    }
    if (this.callers === null || this.callers.take(simulator.now)) return 0
    this.callerLimit.reject(this.callers.ratePerSecond)
    this.metrics.throttles.add()
    return this.metrics.throttledCode
  }

  private readStream(link: IncomingLink): void {
    const stream = link.source.stream?.(link.port)
    if (stream === undefined) throw new Error(`${link.sourceResourceId} has no stream behind ${link.port}`)
    // It registers itself with the simulator, which keeps it.
    void new StreamEventSourceMapping(this.context, this.targetOf(link), stream, link)
  }

  private poll(link: IncomingLink): void {
    const queue = link.source.queue?.(link.port)
    if (queue === undefined) throw new Error(`${link.sourceResourceId} has no queue behind ${link.port}`)
    this.mappings.push(new SqsEventSourceMapping(this.context, this.targetOf(link), queue, link))
  }
}
