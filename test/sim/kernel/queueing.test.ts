import { describe, expect, it } from 'vitest'
import { erlangC } from '../../../sim/fidelity/queueing'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import { type EventHandler, Simulator } from '../../../sim/kernel/Simulator'

const ARRIVAL = 0
const DEPARTURE = 1

/** M/M/c with service rate 1 on the bare kernel; records every wait after warm-up. */
class Station implements EventHandler {
  readonly waits: number[] = []
  private readonly queue: number[] = []
  private busy = 0
  private index = -1
  private readonly arrivals: RandomStream
  private readonly services: RandomStream

  constructor(
    private readonly simulator: Simulator,
    private readonly servers: number,
    private readonly load: number,
    seed: number,
  ) {
    this.arrivals = new RandomStream(seed, 'station', 'arrivals')
    this.services = new RandomStream(seed, 'station', 'services')
  }

  open(): void {
    this.index = this.simulator.register(this, 'station')
    this.simulator.schedule(0, this.index, ARRIVAL, 0)
  }

  fire(kind: number): void {
    if (kind === ARRIVAL) {
      this.simulator.schedule(this.arrivals.exponential() / this.load, this.index, ARRIVAL, 0)
      this.queue.push(this.simulator.now)
    } else this.busy--
    if (this.busy === this.servers || this.queue.length === 0) return
    this.waits.push(this.simulator.now - this.queue.shift()!)
    this.busy++
    this.simulator.schedule(this.services.exponential(), this.index, DEPARTURE, 0)
  }
}

function waitsOf(servers: number, load: number, customers: number): number[] {
  return [1, 2, 3, 4].flatMap((seed) => {
    const simulator = new Simulator()
    const station = new Station(simulator, servers, load, seed)
    station.open()
    simulator.runUntil(customers / load)
    return station.waits.slice(customers / 20)
  })
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the kernel as M/M/c', () => {
  it.each([
    { servers: 1, load: 0.5, wait: 1, customers: 100_000, tolerance: 0.03 },
    { servers: 1, load: 0.9, wait: 9, customers: 400_000, tolerance: 0.08 },
    { servers: 2, load: 1.6, wait: 1.777778, customers: 200_000, tolerance: 0.05 },
    { servers: 10, load: 8, wait: 0.20459, customers: 200_000, tolerance: 0.04 },
    { servers: 100, load: 90, wait: 0.021694, customers: 400_000, tolerance: 0.08 },
  ])('$servers servers, offered $load: mean wait $wait', ({ servers, load, wait, customers, tolerance }) => {
    const waits = waitsOf(servers, load, customers)
    expect(Math.abs(mean(waits) / wait - 1)).toBeLessThan(tolerance)
    // P(W > t) = C exp(-(c - a) t).
    for (const t of [0, 0.25 / (servers - load), 1 / (servers - load)]) {
      const expected = erlangC(servers, load) * Math.exp(-(servers - load) * t)
      const share = waits.filter((value) => value > t).length / waits.length
      expect(Math.abs(share / expected - 1)).toBeLessThan(tolerance * 1.5)
    }
  })
})
