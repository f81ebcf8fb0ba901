import type { Calls } from '../kernel/Calls'
import type { Simulator } from '../kernel/Simulator'
import type { Link, Part } from '../services/define'
import { OUTCOME_CLASSES, type OutcomeTable } from '../telemetry/outcome'
import type { ConnectionResult } from '../telemetry/results'
import type { BinnedClock } from './BinnedClock'

const CLASSES = OUTCOME_CLASSES.length
const FAULT = OUTCOME_CLASSES.indexOf('fault')

/**
 * Carries calls between components over links, and replies back, and counts both per connection and time bin.
 * A component is addressed by its index in the simulator.
 */
export class Exchange {
  private readonly parts: Part[] = []
  /** Replies of the present bin, by link and outcome class. */
  private current = new Float64Array(0)
  /** By link, outcome class and bin. */
  private replies = new Float64Array(0)

  constructor(
    private readonly calls: Calls,
    private readonly outcomes: OutcomeTable,
    private readonly simulator: Simulator,
    private readonly clock: BinnedClock,
  ) {}

  /** Makes a component, or a part of one, reachable for replies under its simulator index. */
  attach(index: number, part: Part): void {
    this.parts[index] = part
  }

  /** Sets room for the statistics of this many links. */
  countLinks(links: number): void {
    this.current = new Float64Array(links * CLASSES)
    this.replies = new Float64Array(links * CLASSES * this.clock.bins)
    this.clock.add(this)
  }

  closeBin(): void {
    const { bins, bin } = this.clock
    this.current.forEach((replies, column) => {
      this.replies[column * bins + bin] = replies
    })
    this.current.fill(0)
  }

  send(link: Link, call: number): void {
    const { calls } = this
    calls.link[call] = link.index
    calls.sentAt[call] = this.simulator.now
    link.target.receive!(call, link.targetPort)
  }

  reply(call: number, outcome: number): void {
    const { calls } = this
    calls.outcome[call] = outcome
    this.current[calls.link[call]! * CLASSES + this.outcomes.classes[outcome]!]! += 1
    const caller = calls.caller[call]!
    if (caller < 0) calls.free(call)
    else this.parts[caller]!.settle!(call)
  }

  /** Counts messages that a consumer has pulled over a link, by how their processing ended. */
  countMessages(link: number, outcome: number, messages: number): void {
    this.current[link * CLASSES + this.outcomes.classes[outcome]!]! += messages
  }

  abandon(call: number): void {
    const { calls } = this
    calls.caller[call] = -1
    if (calls.link[call]! < 0) this.bury(call)
  }

  /** Hands on a reply that has been counted on its way: to the caller's own call behind one made in its place. */
  handOn(call: number, outcome: number): void {
    const { calls } = this
    calls.outcome[call] = outcome
    const caller = calls.caller[call]!
    if (caller < 0) calls.free(call)
    else this.parts[caller]!.settle!(call)
  }

  /** A call is lost: nobody will ever answer it. It counts as a fault when its caller gives it up. */
  lose(call: number): void {
    const { calls } = this
    calls.link[call] = ~calls.link[call]!
    if (calls.caller[call]! < 0) this.bury(call)
  }

  private bury(call: number): void {
    const { calls } = this
    this.current[~calls.link[call]! * CLASSES + FAULT]! += 1
    calls.free(call)
  }

  /** Statistics of one link. */
  result(link: number, connection: { id: string; from: string; to: string }): ConnectionResult {
    const { bins, firstBin } = this.clock
    const result: ConnectionResult = {
      ...connection,
      totals: { ok: 0, clientError: 0, throttle: 0, fault: 0 },
      perBin: {
        ok: new Float64Array(bins),
        clientError: new Float64Array(bins),
        throttle: new Float64Array(bins),
        fault: new Float64Array(bins),
      },
    }
    OUTCOME_CLASSES.forEach((name, index) => {
      const start = (link * CLASSES + index) * bins
      const values = this.replies.slice(start, start + bins)
      result.perBin[name] = values
      for (let bin = firstBin; bin < bins; bin++) result.totals[name] += values[bin]!
    })
    return result
  }
}
