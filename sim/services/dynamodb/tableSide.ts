import type { CounterRecorder } from '../../telemetry/metrics'
import type { Partitions } from './partitions'
import type { TableThroughput } from './throughput'

/** The reads or the writes of a table: whether a request is served, and what is counted of it. */
export class TableSide {
  /** Units used in the run. */
  consumedUnits = 0

  constructor(
    private readonly table: TableThroughput,
    private readonly partitions: Partitions,
    private readonly hotPartition: number,
    private readonly consumed: CounterRecorder,
    private readonly throttles: CounterRecorder,
  ) {}

  /** Outcome code 0 when the request is served, else that of its rejection. A rejected request uses no units. */
  admit(now: number, key: number, units: number): number {
    const { table } = this
    let outcome = table.check(now, units)
    if (outcome === 0) {
      if (this.partitions.take(now, key, units)) {
        table.consume(now, units)
        this.consumed.add(units)
        this.consumedUnits += units
        return 0
      }
      outcome = this.hotPartition
    }
    this.throttles.add()
    return outcome
  }
}
