import type { CounterRecorder } from '../../../telemetry/metrics'
import type { ComponentContext, Link } from '../../define'
import { ERROR_RESPONSE_BYTES, RECORD_ENVELOPE_BYTES } from './limits'
import { ASYNC_METRICS } from './metrics'
import type { QueuedEvents } from './QueuedEvents'

/** What an invocation's end is reported with: the settings of the function that matter here. */
export interface ResponseSettings {
  /** Size of a successful response, bytes. */
  responseBytes: number
}

/**
 * Where Lambda sends what became of an event: the event itself to a dead-letter queue, a record of request and
 * response to a destination. Each is tried once; what is not taken is counted and lost.
 */
export class Destinations {
  private deadLetter: Link | undefined
  private onFailure: Link | undefined
  private onSuccess: Link | undefined
  private readonly deadLetterErrors: CounterRecorder
  private readonly failures: CounterRecorder

  /**
   * @param caller index under which replies reach the owner, which then calls `settled`
   * @param ended is told when everything about an event has been handed on
   */
  constructor(
    private readonly context: ComponentContext<ResponseSettings>,
    private readonly caller: number,
    private readonly events: QueuedEvents,
    private readonly ended: (event: number) => void,
  ) {
    this.deadLetterErrors = context.counter(ASYNC_METRICS.deadLetterErrors)
    this.failures = context.counter(ASYNC_METRICS.destinationFailures)
  }

  /** Called when the connections are set. */
  start(): void {
    const { context } = this
    this.deadLetter = context.links('deadLetter')[0]
    this.onFailure = context.links('onFailure')[0]
    this.onSuccess = context.links('onSuccess')[0]
  }

  /** The function has processed the event. */
  succeeded(event: number): void {
    this.hold(event)
    this.record(this.onSuccess, event, this.context.config.responseBytes)
    this.letGo(event)
  }

  /** The event is given up. Without a run that failed there is no response to report. */
  discarded(event: number): void {
    this.hold(event)
    if (this.deadLetter !== undefined) this.send(this.deadLetter, event, this.events.bytes[event]!)
    this.record(this.onFailure, event, this.events.errors[event]! > 0 ? ERROR_RESPONSE_BYTES : 0)
    this.letGo(event)
  }

  /** A dead-letter queue or destination has replied. */
  settled(call: number): void {
    const { calls, outcomes } = this.context
    const event = calls.tag[call]!
    if (outcomes.classes[calls.outcome[call]!] !== 0) {
      if (calls.link[call] === this.deadLetter?.index) this.deadLetterErrors.add()
      else this.failures.add()
    }
    calls.free(call)
    this.letGo(event)
  }

  private record(link: Link | undefined, event: number, responseBytes: number): void {
    if (link !== undefined) this.send(link, event, this.events.bytes[event]! + responseBytes + RECORD_ENVELOPE_BYTES)
  }

  private send(link: Link, event: number, bytes: number): void {
    const { calls } = this.context
    const { events } = this
    this.hold(event)
    const call = calls.allocate(this.caller, event)
    calls.key[call] = events.key[event]!
    calls.bytes[call] = bytes
    calls.segment[call] = events.segment[event]!
    calls.lineage[call] = events.lineage[event]!
    this.context.send(link, call)
  }

  /** One hold for each record under way, and one while they are being sent, since replies may come within `send`. */
  private hold(event: number): void {
    this.events.records[event]!++
  }

  private letGo(event: number): void {
    if (--this.events.records[event]! === 0) this.ended(event)
  }
}
