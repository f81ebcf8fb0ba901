import type { RandomStream } from '../../../kernel/RandomStream'
import type { CounterRecorder } from '../../../telemetry/metrics'
import type { ComponentContext, IncomingLink } from '../../define'
import { STREAM_METRICS } from './metrics'
import type { StreamMappingConfig } from './streamMappingFields'

/** Which records of a stream are processed: those from the starting position on that match the event filter. */
export class RecordFilter {
  private readonly startsAtMs: number
  private readonly matchShare: number
  private readonly draws: RandomStream
  private readonly filtered: CounterRecorder

  constructor(context: ComponentContext<object>, link: IncomingLink) {
    const { startingPosition, startingAtSeconds, filterPercent } = link.config as StreamMappingConfig
    this.startsAtMs = startingPosition === 'AT_TIMESTAMP' ? startingAtSeconds * 1000 : 0
    this.matchShare = filterPercent / 100
    this.draws = context.random(`filter:${link.connectionId}`)
    this.filtered = context.counter(STREAM_METRICS.recordsFiltered)
  }

  /** Whether a record written at this time goes to the function; if not, it is consumed without an invocation. */
  passes(writtenAtMs: number): boolean {
    if (writtenAtMs < this.startsAtMs) return false
    if (this.matchShare === 1 || this.draws.uniform() < this.matchShare) return true
    this.filtered.add()
    return false
  }
}
