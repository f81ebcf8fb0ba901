import { type EventHandler, RandomStream, Simulator } from '../../sim/index'
import type { Round } from './row'

const ARRIVAL = 0
const DEPARTURE = 1

/** M/M/c on the kernel alone: the problem that every discrete-event library is measured by. */
class QueueStation implements EventHandler {
  served = 0
  private waiting = 0
  private busy = 0
  private index = -1
  private readonly arrivals: RandomStream
  private readonly work: RandomStream

  constructor(
    private readonly simulator: Simulator,
    private readonly servers: number,
    private readonly meanGap: number,
    seed: number,
  ) {
    this.arrivals = new RandomStream(seed, 'station', 'arrivals')
    this.work = new RandomStream(seed, 'station', 'work')
  }

  begin(): void {
    this.index = this.simulator.register(this, 'station')
    this.simulator.schedule(0, this.index, ARRIVAL, 0)
  }

  fire(kind: number): void {
    if (kind === ARRIVAL) {
      this.simulator.schedule(this.meanGap * this.arrivals.exponential(), this.index, ARRIVAL, 0)
      if (this.busy === this.servers) {
        this.waiting++
        return
      }
      this.busy++
    } else {
      this.served++
      if (this.waiting === 0) {
        this.busy--
        return
      }
      this.waiting--
    }
    this.simulator.schedule(this.work.exponential(), this.index, DEPARTURE, 0)
  }
}

/** Serves about `customers` at 90% load with mean service time 1. */
export function queueStationRound(servers: number, customers: number, seed: number): Round {
  const simulator = new Simulator()
  const meanGap = 1 / (0.9 * servers)
  const station = new QueueStation(simulator, servers, meanGap, seed)
  station.begin()
  simulator.runUntil(customers * meanGap)
  return { units: station.served, events: simulator.events }
}
