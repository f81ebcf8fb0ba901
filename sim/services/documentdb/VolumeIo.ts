import type { CounterRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import { READ_IO_BYTES, WRITE_IO_BYTES } from './limits'
import { METRICS } from './metrics'

/** The I/O requests that a cluster is billed for. */
export class VolumeIo {
  requests = 0
  private readonly reads: CounterRecorder
  private readonly writes: CounterRecorder

  constructor(context: ComponentContext<object>) {
    this.reads = context.counter(METRICS.readIo)
    this.writes = context.counter(METRICS.writeIo)
  }

  read(bytes: number): void {
    this.count(this.reads, Math.ceil(bytes / READ_IO_BYTES))
  }

  write(bytes: number): void {
    this.count(this.writes, Math.ceil(bytes / WRITE_IO_BYTES))
  }

  private count(counter: CounterRecorder, requests: number): void {
    counter.add(requests)
    this.requests += requests
  }
}
