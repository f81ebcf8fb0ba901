import type { CostComponent } from '../cost/types'
import type { Calls } from '../kernel/Calls'
import type { RandomStream } from '../kernel/RandomStream'
import type { Simulator } from '../kernel/Simulator'
import { IntQueue } from '../primitives/IntQueue'
import type { Component, FaultState } from '../services/define'
import type { LimitRecorder } from '../telemetry/throttles'
import type { Exchange } from './Exchange'
import { closeAbandoned, type PortSession } from './portSessions'

const DELAYED_REPLY = 0
const LOOK_AGAIN = 1
const OUTAGE_POLL_MS = 1000

/** Stands in front of a resource that has faults, and applies them to every call that arrives over a link. */
export class FaultGate implements Component {
  private readonly held = new IntQueue()
  private index = -1
  /** Port of the target, by call made in place of the caller's. */
  private readonly portOf: number[] = []

  constructor(
    private readonly target: Component,
    private readonly state: FaultState,
    private readonly simulator: Simulator,
    private readonly calls: Calls,
    private readonly exchange: Exchange,
    private readonly chance: RandomStream,
    private readonly throttled: LimitRecorder,
    private readonly sessions: readonly PortSession[],
    private readonly codes: { error: number; outage: number; throttle: number },
  ) {}

  register(index: number): void {
    this.index = index
  }

  receive(call: number, port: number): void {
    const { state, calls } = this
    // A caller that is gone closes its sessions whatever happens.
    if (this.sessions[port]?.close === calls.operation[call]) {
      this.target.receive!(call, port)
      return
    }
    if (state.outage) {
      if (this.held.size === 0) this.simulator.schedule(OUTAGE_POLL_MS, this.index, LOOK_AGAIN, 0)
      this.held.push(call)
      return
    }
    if (state.errorProbability > 0 && this.chance.uniform() < state.errorProbability) {
      this.exchange.reply(call, this.codes.error)
      return
    }
    if (state.throttleProbability > 0 && this.chance.uniform() < state.throttleProbability) {
      this.throttled.reject(state.throttleProbability * 100)
      this.exchange.reply(call, this.codes.throttle)
      return
    }
    if (state.delay === null) {
      this.target.receive!(call, port)
      return
    }
    // The reply is counted on the real link as it comes back, and handed on later.
    const inner = calls.inPlaceOf(call, this.index)
    calls.sentAt[inner] = this.simulator.now
    this.portOf[inner] = port
    this.target.receive!(inner, port)
  }

  settle(inner: number): void {
    const { calls } = this
    const call = calls.tag[inner]!
    calls.outcome[call] = calls.outcome[inner]!
    calls.responseBytes[call] = calls.responseBytes[inner]!
    const port = this.portOf[inner]!
    if (calls.caller[call]! < 0 && calls.outcome[inner] === 0)
      closeAbandoned(calls, inner, this.target, port, this.sessions[port]!)
    calls.free(inner)
    this.simulator.schedule(this.state.delay === null ? 0 : this.state.delay.sample(), this.index, DELAYED_REPLY, call)
  }

  fire(kind: number, payload: number): void {
    if (kind === DELAYED_REPLY) {
      this.exchange.handOn(payload, this.calls.outcome[payload]!)
      return
    }
    if (this.state.outage) {
      this.simulator.schedule(OUTAGE_POLL_MS, this.index, LOOK_AGAIN, 0)
      return
    }
    while (this.held.size > 0) this.exchange.reply(this.held.shift(), this.codes.outage)
  }

  usage(): CostComponent[] {
    return []
  }
}
