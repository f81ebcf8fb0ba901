import { type AnyService, type Component, type ComponentContext, defineService } from '../../../sim/services/define'
import type { InvocationTarget, Invoker } from '../../../sim/services/lambda/invocation'
import type { ShardStream } from '../../../sim/services/ports'
import { FUNCTION_ERROR, TOO_MANY_REQUESTS } from '../../../sim/services/lambda/outcomes'
import { StreamEventSourceMapping, streamPorts } from '../../../sim/services/lambda/streams'
import type { Stage } from './stage'

/** One invocation that a stand-in function ran. */
export interface Invocation {
  startMs: number
  endMs: number
  /** Keys of its records; of the one it has when it runs once per batch. */
  keys: number[]
  ok: boolean
}

/** A function that takes a fixed time and does as the test says, fed by real stream mappings. */
export class StandIn implements Component, InvocationTarget {
  readonly invocations: Invocation[] = []
  durationMs = 10
  concurrency = Infinity
  throttled = 0
  /** Whether a record fails, besides poison records. */
  fails: (key: number, atMs: number) => boolean = () => false
  private readonly running: { invoker: Invoker; tag: number; segment: number; startMs: number; records: number }[] = []
  private inUse = 0

  constructor(private readonly context: ComponentContext<object>) {}

  start(): void {
    for (const link of this.context.incoming('stream'))
      new StreamEventSourceMapping(this.context, this, link.source.stream!(link.port), link)
  }

  invoke(invoker: Invoker, tag: number, segment: number, records: number): number {
    const { simulator, index, outcomes } = this.context
    if (this.inUse >= this.concurrency) {
      this.throttled++
      return outcomes.code(TOO_MANY_REQUESTS)
    }
    this.inUse++
    const startMs = simulator.now
    simulator.schedule(this.durationMs, index, 0, this.running.push({ invoker, tag, segment, startMs, records }) - 1)
    return 0
  }

  fire(_kind: number, slot: number): void {
    const { invoker, tag, segment, startMs, records } = this.running[slot]!
    const { simulator, outcomes, traces } = this.context
    const invocation: Invocation = { startMs, endMs: simulator.now, keys: [], ok: true }
    this.invocations.push(invocation)
    for (let record = 0; record < records; record++) {
      const key = invoker.recordKey(tag, record)
      invocation.keys.push(key)
      if (invoker.isPoison?.(tag, record) !== true && !this.fails(key, simulator.now)) continue
      if (!invoker.recordFailed(tag, record)) invocation.ok = false
      if (!invocation.ok || invoker.stopsAtFailure === true) break
    }
    const outcome = invocation.ok ? 0 : outcomes.code(FUNCTION_ERROR)
    traces.close(segment, outcome)
    this.inUse--
    invoker.invocationEnded(tag, outcome)
  }

  usage(): [] {
    return []
  }
}

/** A service with stream mappings, in place of Lambda. */
export const streamFunction: AnyService = defineService({
  type: 'aws.lambda.function',
  title: 'Function',
  category: 'compute',
  summary: '',
  keywords: [],
  fields: {},
  ports: streamPorts,
  operations: [],
  quotas: [],
  limits: [],
  prices: () => [],
  freeTiers: [],
  metrics: [],
  card: { summary: () => '', figures: [] as never, configured: () => [] },
  create: (context) => new StandIn(context),
})

/** The stand-in function of a stage. */
export function standIn(stage: Stage, id: string): StandIn {
  const index = stage.running.model.resources.findIndex((resource) => resource.id === id)
  return stage.running.components[index] as StandIn
}

/** Stands for a consumer in the design; tests read its stream by hand. */
export const streamReader: AnyService = {
  ...streamFunction,
  type: 'test.reader',
  title: 'Reader',
  ports: [{ id: 'stream', title: 'Stream', direction: 'in', protocol: 'shard' }],
  create: () => ({ fire: () => {}, usage: () => [] }),
}

/** The stream behind an out-port of a resource. */
export function streamOf(stage: Stage, id: string, port: string): ShardStream {
  const index = stage.running.model.resources.findIndex((resource) => resource.id === id)
  return stage.running.components[index]!.stream!(port)
}
