import { EventQueue } from './EventQueue'

/** Beyond this many events at one instant a design goes round in a circle that takes no time. */
const MOST_EVENTS_AT_ONE_INSTANT = 5_000_000

/** What the simulator drives: anything that schedules events for itself. */
export interface EventHandler {
  /** Called when an event that this component scheduled is due. `kind` is its own numbering, below 64. */
  fire(kind: number, payload: number): void
}

/** An error inside a component's handler, named so that the user's report says where the run broke. */
export class SimulationFault extends Error {
  constructor(
    readonly component: string,
    readonly timeMs: number,
    readonly eventKind: number,
    cause: unknown,
  ) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`${component} failed at ${timeMs} ms while handling event kind ${eventKind}: ${reason}`, { cause })
    this.name = 'SimulationFault'
  }
}

/**
 * The discrete-event loop: pops the earliest event, moves the clock, calls the component it belongs to.
 * Time is in milliseconds from the start of the run. Knows nothing of AWS.
 */
export class Simulator {
  /** Current simulated time, ms. */
  now = 0
  /** Events handled so far. */
  events = 0
  private readonly queue = new EventQueue()
  private readonly handlers: EventHandler[] = []
  private readonly names: string[] = []
  private boundaryMs = Infinity
  private onBoundary: () => number = () => Infinity

  /** Registers a component under the name used in fault messages; returns its index for `schedule`. */
  register(handler: EventHandler, name: string): number {
    this.handlers.push(handler)
    this.names.push(name)
    return this.handlers.length - 1
  }

  /** Puts a handler in the place of one registered before. */
  replace(index: number, handler: EventHandler): void {
    this.handlers[index] = handler
  }

  /** Calls `onBoundary` before the first event at or after `timeMs`; it returns the next boundary. */
  atBoundary(timeMs: number, onBoundary: () => number): void {
    this.boundaryMs = timeMs
    this.onBoundary = onBoundary
  }

  /** Fires `kind` on the component after `delayMs` (0 or more; events at equal times keep their order). */
  schedule(delayMs: number, component: number, kind: number, payload: number): void {
    if (!(delayMs >= 0)) throw new RangeError(`delay must be 0 ms or more, got ${delayMs}`)
    this.queue.push(this.now + delayMs, component, kind, payload)
  }

  /** Handles every event due before `untilMs`, then sets the clock there. Returns the number handled. */
  runUntil(untilMs: number): number {
    const { queue, handlers } = this
    const before = this.events
    let handled = before
    let component = -1
    let kind = 0
    let instant = 0
    try {
      while (queue.popBefore(untilMs)) {
        if (queue.time > this.now) instant = 0
        else if (++instant > MOST_EVENTS_AT_ONE_INSTANT)
          throw new Error('time stands still: something happens again and again without taking any time')
        if (queue.time >= this.boundaryMs) this.crossBoundaries(queue.time)
        this.now = queue.time
        handled++
        component = queue.component
        kind = queue.kind
        handlers[component]!.fire(kind, queue.payload)
      }
    } catch (error) {
      this.events = handled
      if (error instanceof SimulationFault) throw error
      throw new SimulationFault(this.names[component] ?? `component ${component}`, this.now, kind, error)
    }
    this.crossBoundaries(untilMs)
    this.events = handled
    this.now = untilMs
    return handled - before
  }

  private crossBoundaries(untilMs: number): void {
    while (untilMs >= this.boundaryMs) {
      this.now = this.boundaryMs
      this.boundaryMs = this.onBoundary()
    }
  }

  /** Number of events waiting. */
  get pending(): number {
    return this.queue.size
  }
}
