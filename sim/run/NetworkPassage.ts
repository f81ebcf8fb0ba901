import type { NetworkPath, NetworkRoute } from '../compile/network/path'
import type { CostComponent } from '../cost/types'
import type { RandomStream } from '../kernel/RandomStream'
import type { Component } from '../services/define'
import type { NetworkHop, Passage } from '../services/network'
import { closeAbandoned, type PortSession } from './portSessions'
import type { RunningModel } from './RunningModel'

interface Way {
  passage: Passage
  /** Parts of the network that keep count of what passes them. */
  hops: readonly NetworkHop[]
  blocked: boolean
}

/**
 * Stands in front of a target that the network does not reach from all of its caller's subnets, or that is reached
 * through something that keeps count of calls and bytes. Each call takes one of the ways, as its caller's network
 * interface would. Without a way it is lost: nobody answers, and the caller waits until it times out.
 */
export class NetworkPassage implements Component {
  private readonly ways: readonly Way[]
  private index = -1
  /** Way taken, by call made in place of the caller's. */
  private readonly wayOf: number[] = []
  /** Port of the target, by the same. */
  private readonly portOf: number[] = []

  constructor(
    private readonly target: Component,
    destination: number,
    path: NetworkPath,
    private readonly sessions: readonly PortSession[],
    hops: ReadonlyMap<string, NetworkHop>,
    private readonly running: Pick<RunningModel, 'calls' | 'exchange' | 'simulator'>,
    private readonly chance: RandomStream,
  ) {
    this.ways = path.routes.map((route) => wayOf(route, destination, hops))
  }

  /** Whether some part of the network has to see the calls of a path. */
  static isNeeded(path: NetworkPath, hops: ReadonlyMap<string, NetworkHop>): boolean {
    return !path.reachable || path.routes.some((route) => route.hops.some((id) => hops.get(id)?.opened !== undefined))
  }

  register(index: number): void {
    this.index = index
  }

  receive(call: number, port: number): void {
    const { ways } = this
    const { calls } = this.running
    // A caller that is gone closes its sessions whatever happens.
    if (this.sessions[port]?.close === calls.operation[call]) {
      this.target.receive!(call, port)
      return
    }
    const number = ways.length === 1 ? 0 : this.chance.below(ways.length)
    const way = ways[number]!
    if (!this.opens(way, calls.bytes[call]!)) {
      this.running.exchange.lose(call)
      return
    }
    const inner = calls.inPlaceOf(call, this.index)
    this.wayOf[inner] = number
    this.portOf[inner] = port
    this.target.receive!(inner, port)
  }

  settle(inner: number): void {
    const { calls, exchange, simulator } = this.running
    const call = calls.tag[inner]!
    const way = this.ways[this.wayOf[inner]!]!
    const bytes = calls.responseBytes[inner]!
    const outcome = calls.outcome[inner]!
    calls.responseBytes[call] = bytes
    const port = this.portOf[inner]!
    if (calls.caller[call]! < 0 && outcome === 0) closeAbandoned(calls, inner, this.target, port, this.sessions[port]!)
    const idleMs = simulator.now - calls.sentAt[inner]!
    calls.free(inner)
    let passes = true
    for (let hop = way.hops.length - 1; hop >= 0; hop--)
      if (way.hops[hop]!.closed?.(way.passage, bytes, idleMs) === false) passes = false
    if (passes) {
      exchange.handOn(call, outcome)
      return
    }
    // The reply has been counted, but it does not arrive: the call counts when its caller gives it up.
    exchange.countMessages(calls.link[call]!, outcome, -1)
    exchange.lose(call)
  }

  fire(): void {}

  usage(): CostComponent[] {
    return []
  }

  private opens({ passage, hops, blocked }: Way, bytes: number): boolean {
    if (blocked) {
      for (const hop of hops) hop.blocked?.()
      return false
    }
    for (let passed = 0; passed < hops.length; passed++) {
      if (hops[passed]!.opened?.(passage, bytes) !== false) continue
      // What let the call through sees its connection end.
      for (let before = passed - 1; before >= 0; before--) hops[before]!.closed?.(passage, 0, 0)
      return false
    }
    return true
  }
}

function wayOf(
  { subnetId, hops: ids, zoneCrossing, internet, missing, blockedBy }: NetworkRoute,
  destination: number,
  hops: ReadonlyMap<string, NetworkHop>,
): Way {
  const seen = missing === null ? ids : blockedBy === null ? [] : [blockedBy]
  return {
    passage: { destination, zoneCrossing, inbound: subnetId === null, internet },
    hops: seen.flatMap((id) => hops.get(id) ?? []),
    blocked: missing !== null,
  }
}
