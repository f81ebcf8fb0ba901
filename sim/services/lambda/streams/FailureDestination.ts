import type { CounterRecorder } from '../../../telemetry/metrics'
import type { ComponentContext, Link, Part } from '../../define'
import { ASYNC_METRICS } from '../async/metrics'
import { FAILURE_DOCUMENT_BYTES } from './limits'

/** Out-port of a function through which its stream mappings report records that they discard. */
export const STREAM_FAILURE_PORT = 'streamOnFailure'

/** Only S3 destinations get the records themselves. */
const TAKES_RECORDS = 'aws.s3.bucket'

/** Reports discarded records to the on-failure destination: what they were, and to a bucket the records too. */
export class FailureDestination implements Part {
  private readonly index: number
  private readonly link: Link | undefined
  private readonly failures: CounterRecorder
  private readonly subsegmentName: number

  constructor(private readonly context: ComponentContext<object>) {
    this.index = context.join(this, 'on-failure destination of streams')
    this.link = context.links(STREAM_FAILURE_PORT)[0]
    this.failures = context.counter(ASYNC_METRICS.destinationFailures)
    this.subsegmentName = context.traces.name('On-failure destination')
  }

  /** Reports records with this many bytes; the segment is that of the first, still open. */
  report(key: number, recordBytes: number, segment: number): void {
    const { link } = this
    if (link === undefined) return
    const { calls, traces, index } = this.context
    const call = calls.allocate(this.index, 0)
    calls.key[call] = key
    calls.bytes[call] = FAILURE_DOCUMENT_BYTES + (link.targetType === TAKES_RECORDS ? recordBytes : 0)
    calls.segment[call] = traces.subsegment(segment, index, this.subsegmentName)
    this.context.send(link, call)
  }

  fire(): void {
    throw new Error('an on-failure destination schedules nothing')
  }

  settle(call: number): void {
    const { calls, traces } = this.context
    const outcome = calls.outcome[call]!
    if (outcome !== 0) this.failures.add()
    traces.close(calls.segment[call]!, outcome)
    calls.free(call)
  }
}
