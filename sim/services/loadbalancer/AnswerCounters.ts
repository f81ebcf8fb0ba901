import type { CounterRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import { METRICS } from './metrics'

/** Counts answers by who gave them and their status. */
export class AnswerCounters {
  private readonly elb4xx: CounterRecorder
  private readonly elb5xx: CounterRecorder
  private readonly elbByStatus: ReadonlyMap<number, CounterRecorder>
  private readonly target2xx: CounterRecorder
  private readonly target4xx: CounterRecorder
  private readonly target5xx: CounterRecorder

  constructor(context: ComponentContext<unknown>) {
    this.elb4xx = context.counter(METRICS.elb4xx)
    this.elb5xx = context.counter(METRICS.elb5xx)
    this.elbByStatus = new Map([
      [502, context.counter(METRICS.elb502)],
      [503, context.counter(METRICS.elb503)],
      [504, context.counter(METRICS.elb504)],
    ])
    this.target2xx = context.counter(METRICS.target2xx)
    this.target4xx = context.counter(METRICS.target4xx)
    this.target5xx = context.counter(METRICS.target5xx)
  }

  ofTarget(httpStatus: number): void {
    if (httpStatus >= 500) this.target5xx.add()
    else if (httpStatus >= 400) this.target4xx.add()
    else this.target2xx.add()
  }

  ofLoadBalancer(httpStatus: number): void {
    if (httpStatus < 500) this.elb4xx.add()
    else this.elb5xx.add()
    this.elbByStatus.get(httpStatus)?.add()
  }
}
