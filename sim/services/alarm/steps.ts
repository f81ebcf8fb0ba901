import type { HistogramSlice } from '../../primitives/Histogram'
import { CounterRecorder, DistributionRecorder, type GaugeRecorder, type Recorder } from '../../telemetry/metrics'
import type { RunningSum } from '../../telemetry/RunningSum'
import { NAMESPACES_THAT_REPORT_ZERO } from './limits'

/** What a metric recorded between two evaluations. */
export interface Step {
  /** Samples of a distribution, ms of a level, 1 for a count; 0 when there is no data. */
  weight: number
  /** Sum of the samples, or the level times ms, or the count. */
  sum: number
  minimum: number
  maximum: number
  /** Its values, where percentiles are asked for. */
  values: HistogramSlice | null
}

/** Reads a metric step by step. */
export type StepReader = () => Step

/** Reader of a recorder; `all` are those of its resource, which tell whether anything happened. */
export function stepReader(recorder: Recorder, all: Iterable<Recorder>, withPercentiles: boolean): StepReader {
  if (recorder instanceof CounterRecorder) return counterSteps(recorder, all)
  return recorder instanceof DistributionRecorder ? distributionSteps(recorder, withPercentiles) : gaugeSteps(recorder)
}

/** A count is 0 while its service counts something else; without any activity most services publish nothing. */
function counterSteps(recorder: CounterRecorder, all: Iterable<Recorder>): StepReader {
  const reportsZero = NAMESPACES_THAT_REPORT_ZERO.includes(recorder.description.namespace)
  const reading = recorder.reading()
  const activity: RunningSum[] = []
  if (!reportsZero) for (const other of all) if (other instanceof CounterRecorder) activity.push(other.reading())
  return () => {
    const sum = reading.next()
    let isActive = reportsZero || sum > 0
    for (const other of activity) if (other.next() > 0) isActive = true
    return { weight: isActive ? 1 : 0, sum, minimum: sum, maximum: sum, values: null }
  }
}

function distributionSteps(recorder: DistributionRecorder, withPercentiles: boolean): StepReader {
  const reading = recorder.reading()
  return () => {
    reading.next()
    const { sum, minimum, maximum, values } = reading
    return { weight: values.count, sum, minimum, maximum, values: withPercentiles ? values.slice() : null }
  }
}

function gaugeSteps(recorder: GaugeRecorder): StepReader {
  const reading = recorder.reading()
  return () => {
    reading.next()
    const { integral, elapsedMs, minimum, maximum } = reading
    return { weight: elapsedMs, sum: integral, minimum, maximum, values: null }
  }
}
