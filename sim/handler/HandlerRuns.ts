import type { Sampler } from '../kernel/distributions'
import type { RandomStream } from '../kernel/RandomStream'
import { DelayLine } from '../primitives/DelayLine'
import { RetryPolicy } from '../primitives/RetryPolicy'
import type { ComponentContext, Link } from '../services/define'
import { OUTCOME_CLASSES } from '../telemetry/outcome'
import type { HandlerProcessor } from './HandlerProcessor'
import type { Program } from './program'
import { Sessions } from './Sessions'
import { IDLE, Strands } from './Strands'

/** How a handler computes and calls. */
export interface HandlerSettings {
  /** Factor by which computing takes longer than its distribution says. */
  computeScale: number
  /** Payload of its calls, bytes. */
  callBytes: number
  /** What happens when a call has failed for good. */
  onCallError: 'fail' | 'continue'
  /** Tries of each call, the first included. */
  sdkMaxAttempts: number
  /** Wait before the second try, before jitter, ms. */
  sdkBaseDelayMs: number
  /** Longest wait for a reply, ms; null for none. */
  sdkTimeoutMs: number | null
}

/** Kinds of the events with which the owner is told to call `computed`, `retry` and `callsTimedOut`. */
export interface HandlerEventKinds {
  computed: number
  retry: number
  callTimeout: number
}

/**
 * What a handler run tells its owner. An environment is whatever runs handlers one at a time and keeps connections:
 * an execution environment of a function, a worker of an instance.
 */
export interface HandlerObserver {
  /** All steps are done. */
  handlerDone(environment: number): void
  /** A call failed for good and the function does not go on without it. */
  handlerFailed(environment: number): void
  /** The moment at which the handler in this environment must end, ms; Infinity for none. */
  deadline(environment: number): number
  /** The handler has reached its deadline. */
  handlerTimedOut(environment: number): void
  /** Trace segment under which calls of this environment belong. */
  segment(environment: number): number
  /** Key of the request or record being handled. */
  key(environment: number): number
  /** How far the chain of events being handled has gone round a loop of functions (`Calls.lineage`); absent: in none. */
  lineage?(environment: number): number
}

/** Longest wait of an AWS SDK between two tries, ms: standard mode of the AWS SDKs and Tools Reference Guide, as recalled. */
const SDK_LONGEST_DELAY_MS = 20_000

const COMPUTING = 1
const CALLING = 2
const CALLING_INLINE = 3
const WAITING_TO_RETRY = 4
const JOINING = 5
const FORKING = 7
/** Its invocation has ended; the slot is freed when its event fires. */
const ORPHAN = 6

const OK_CLASS = OUTCOME_CLASSES.indexOf('ok')

/**
 * Runs handlers' steps. Each run is a strand, or a tree of strands when steps run in parallel; a strand waits for
 * at most one thing: an event (computing, backing off), the reply of a call, or its children.
 */
export class HandlerRuns extends Strands {
  private readonly retries: RetryPolicy
  private readonly chance: RandomStream
  private readonly sessions: Sessions
  private readonly timeouts: DelayLine | null

  /** @param index under which events and replies reach the owner, see `ComponentContext.join` */
  constructor(
    private readonly context: Pick<
      ComponentContext<unknown>,
      'simulator' | 'calls' | 'outcomes' | 'send' | 'abandon' | 'random'
    >,
    private readonly index: number,
    private readonly settings: HandlerSettings,
    private readonly observer: HandlerObserver,
    private readonly kinds: HandlerEventKinds,
    stream: (purpose: string) => RandomStream = (purpose) => context.random(purpose),
    /** What handlers compute on; null when each environment has its own. */
    private readonly processor: HandlerProcessor | null = null,
  ) {
    super()
    this.chance = stream('calls')
    this.sessions = new Sessions(context)
    this.retries = new RetryPolicy(
      settings.sdkMaxAttempts,
      settings.sdkBaseDelayMs,
      2,
      SDK_LONGEST_DELAY_MS,
      'full',
      stream('sdkBackoff'),
    )
    this.timeouts =
      settings.sdkTimeoutMs === null
        ? null
        : new DelayLine(context.simulator, index, kinds.callTimeout, settings.sdkTimeoutMs, {
            isLive: (strand, stamp) => this.state[strand] === CALLING && this.sent[strand] === stamp,
          })
  }

  /** Sets the links that its programs call over. */
  connect(links: readonly Link[]): void {
    this.sessions.over(links.filter((link) => link.session !== null))
  }

  /** Closes the sessions that an environment holds: it has ended, or lost its memory. */
  closeSessions(environment: number): void {
    this.sessions.close(environment)
  }

  /** Starts a program in an environment; its first computing also takes `extraMs`. */
  start(environment: number, program: Program, extraMs: number): void {
    this.first[environment] = -1
    const strand = this.create(environment, program, -1)
    const first = program[0]
    if (extraMs > 0 && first?.kind === 'compute') {
      this.compute(strand, first.duration, extraMs)
      return
    }
    this.advance(strand)
  }

  /** Starts a program by an event of its own, so that a long series of runs does not deepen the stack. */
  startLater(environment: number, program: Program): void {
    if (program[0]?.kind === 'compute') {
      this.start(environment, program, 0)
      return
    }
    this.first[environment] = -1
    const strand = this.create(environment, program, -1)
    this.step[strand] = -1
    this.state[strand] = COMPUTING
    this.processor?.begin(environment, 0)
    this.context.simulator.schedule(0, this.index, this.kinds.computed, strand)
  }

  /** Ends whatever an environment is running. Replies of its calls will be ignored. */
  stop(environment: number): void {
    let strand = this.first[environment] ?? -1
    this.first[environment] = -1
    while (strand >= 0) {
      const next = this.sibling[strand]!
      switch (this.state[strand]) {
        case COMPUTING:
          this.processor?.end(environment)
          this.state[strand] = ORPHAN
          break
        case WAITING_TO_RETRY:
          this.state[strand] = ORPHAN
          break
        case CALLING:
          this.context.abandon(this.call[strand]!)
          this.release(strand)
          break
        case CALLING_INLINE:
        case FORKING:
          // Its own send or fork is still on the stack, and frees it on return.
          this.state[strand] = ORPHAN
          break
        default:
          this.release(strand)
      }
      strand = next
    }
  }

  /** A computing step's event is due. */
  computed(strand: number): void {
    if (this.state[strand] === ORPHAN) {
      this.release(strand)
      return
    }
    const environment = this.environment[strand]!
    this.processor?.end(environment)
    if (this.context.simulator.now >= this.observer.deadline(environment)) {
      this.state[strand] = IDLE
      this.observer.handlerTimedOut(environment)
      return
    }
    this.step[strand]!++
    this.advance(strand)
  }

  /** A call's back-off is over. */
  retry(strand: number): void {
    if (this.state[strand] === ORPHAN) {
      this.release(strand)
      return
    }
    if (this.send(strand)) this.advance(strand)
  }

  /** A call has its reply. */
  settle(call: number): void {
    const { calls, outcomes } = this.context
    const strand = calls.tag[call]!
    const outcome = calls.outcome[call]!
    const inline = this.state[strand] === CALLING_INLINE
    calls.free(call)
    if (outcomes.classes[outcome] !== OK_CLASS) {
      this.failed(strand, outcomes.retryable[outcome] === 1, inline)
      return
    }
    if (this.opening[strand] === 1) this.sessions.opened(this.environment[strand]!, this.callOf(strand).session)
    else this.callsLeft[strand]!--
    this.state[strand] = IDLE
    if (!inline) this.advance(strand)
  }

  /** Calls may have waited too long for their replies. */
  callsTimedOut(): void {
    const { timeouts } = this
    if (timeouts === null) return
    for (let strand = timeouts.next(); strand >= 0; strand = timeouts.next()) {
      this.context.abandon(this.call[strand]!)
      this.failed(strand, true, false)
    }
  }

  /** A call has failed: it is tried again, or given up, with or without the handler. */
  private failed(strand: number, retryable: boolean, inline: boolean): void {
    if (retryable && this.retries.retriesAfter(this.attempt[strand]!)) {
      this.state[strand] = WAITING_TO_RETRY
      const waitMs = this.retries.delayMs(this.attempt[strand]!)
      this.context.simulator.schedule(waitMs, this.index, this.kinds.retry, strand)
      this.attempt[strand]!++
      return
    }
    if (this.settings.onCallError === 'fail') {
      this.state[strand] = inline ? CALLING_INLINE : IDLE
      this.observer.handlerFailed(this.environment[strand]!)
      return
    }
    this.callsLeft[strand]!--
    this.state[strand] = IDLE
    if (!inline) this.advance(strand)
  }

  private advance(strand: number): void {
    const program = this.programs[strand]!
    for (;;) {
      const instruction = program[this.step[strand]!]
      if (instruction === undefined) {
        this.finish(strand)
        return
      }
      if (instruction.kind === 'compute') {
        this.compute(strand, instruction.duration, 0)
        return
      }
      if (instruction.kind === 'parallel') {
        if (!this.fork(strand, instruction.branches)) return
      } else {
        if (this.callsLeft[strand]! < 0)
          this.callsLeft[strand] =
            instruction.probability === 1 || this.chance.uniform() < instruction.probability ? instruction.count : 0
        if (this.callsLeft[strand]! > 0) {
          this.attempt[strand] = 1
          if (!this.send(strand)) return
          continue
        }
        this.callsLeft[strand] = -1
      }
      this.step[strand]!++
    }
  }

  private compute(strand: number, duration: Sampler, extraMs: number): void {
    const { simulator } = this.context
    const left = this.observer.deadline(this.environment[strand]!) - simulator.now
    const alone = duration.sample() * this.settings.computeScale
    const takes = (this.processor === null ? alone : this.processor.begin(this.environment[strand]!, alone)) + extraMs
    this.state[strand] = COMPUTING
    simulator.schedule(takes < left ? takes : Math.max(0, left), this.index, this.kinds.computed, strand)
  }

  /** Sends the present step's call. True when it has succeeded, or failed harmlessly, on the spot. */
  private send(strand: number): boolean {
    const { calls } = this.context
    const { link, operation, session } = this.callOf(strand)
    const environment = this.environment[strand]!
    const opens = session >= 0 && !this.sessions.isOpen(environment, session)
    const call = calls.allocate(this.index, strand)
    calls.operation[call] = opens ? link.session!.open : operation
    calls.attempt[call] = this.attempt[strand]!
    calls.key[call] = this.observer.key(environment)
    calls.bytes[call] = opens ? 0 : this.settings.callBytes
    calls.segment[call] = this.observer.segment(environment)
    if (this.observer.lineage !== undefined) calls.lineage[call] = this.observer.lineage(environment)
    this.call[strand] = call
    this.opening[strand] = opens ? 1 : 0
    this.state[strand] = CALLING_INLINE
    this.timeouts?.add(strand, (this.sent[strand] = (this.sent[strand]! + 1) | 0))
    this.context.send(link, call)
    switch (this.state[strand]) {
      case CALLING_INLINE:
        this.state[strand] = CALLING
        return false
      case ORPHAN:
        this.release(strand)
        return false
      case IDLE:
        return true
      default:
        return false
    }
  }

  private callOf(strand: number): Extract<Program[number], { kind: 'call' }> {
    const instruction = this.programs[strand]![this.step[strand]!]!
    if (instruction.kind !== 'call') throw new Error('only a call can be sent')
    return instruction
  }

  /** Starts the branches of a parallel step. True when all of them ended on the spot. */
  private fork(strand: number, branches: readonly Program[]): boolean {
    const environment = this.environment[strand]!
    // One more than the branches, so that none of them can end the step while it is being started.
    this.children[strand] = branches.length + 1
    this.state[strand] = FORKING
    for (const branch of branches) {
      this.advance(this.create(environment, branch, strand))
      if (this.state[strand] === ORPHAN) {
        this.release(strand)
        return false
      }
    }
    this.state[strand] = JOINING
    if (--this.children[strand]! > 0) return false
    this.state[strand] = IDLE
    return true
  }

  private finish(strand: number): void {
    const environment = this.environment[strand]!
    const parent = this.parent[strand]!
    this.unlink(strand)
    this.release(strand)
    if (parent < 0) {
      this.observer.handlerDone(environment)
      return
    }
    if (--this.children[parent]! > 0) return
    this.state[parent] = IDLE
    this.step[parent]!++
    this.advance(parent)
  }
}
