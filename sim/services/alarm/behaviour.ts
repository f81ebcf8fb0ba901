import { MONTH_MS } from '../../cost/month'
import type { CostComponent } from '../../cost/types'
import type { CounterRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import { Actions } from './Actions'
import { type AlarmConfig, periodSeconds } from './config'
import { usageOf } from './cost'
import { Datapoints, isPercentile } from './Datapoints'
import { ALARM, breachOf, nextState, type Rule, STATES } from './evaluation'
import {
  EVALUATION_INTERVAL_S,
  HIGH_RESOLUTION_BELOW_S,
  HIGH_RESOLUTION_INTERVAL_S,
  NAMESPACE_THAT_IGNORES_MISSING_DATA,
} from './limits'
import { METRICS } from './metrics'
import { type StepReader, stepReader } from './steps'

/** Ports of the actions of each state. */
const ACTION_PORTS: readonly (readonly string[])[] = [
  ['okActions'],
  ['insufficientDataActions'],
  ['alarmActions', 'stopInstances'],
]

const BEGIN = 0
const EVALUATE = 1
const ENTER_STATE = 2

/** A metric alarm: reads its metric at every evaluation, and acts when its state changes. */
export class AlarmComponent implements Component {
  private readonly stepMs: number
  private readonly rule: Rule
  private readonly datapoints: Datapoints
  private readonly actions: Actions
  private readonly state: GaugeRecorder
  private readonly inAlarm: GaugeRecorder
  private readonly datapoint: GaugeRecorder
  private readonly changes: CounterRecorder
  private reader: StepReader | null = null
  /** The state that evaluations have led to; it shows when the metric's delay is over. */
  private decided: number
  private changed = 0

  constructor(private readonly context: ComponentContext<AlarmConfig>) {
    const { config } = context
    const seconds = periodSeconds(config)
    const isHighResolution = seconds < HIGH_RESOLUTION_BELOW_S
    this.stepMs = (isHighResolution ? HIGH_RESOLUTION_INTERVAL_S : EVALUATION_INTERVAL_S) * 1000
    this.rule = { ...config, breaches: breachOf(config) }
    this.datapoints = new Datapoints(
      config.statistic,
      (seconds * 1000) / this.stepMs,
      config.evaluationPeriods + config.extraPeriods,
    )
    this.actions = new Actions(context)
    this.state = context.gauge(METRICS.state)
    this.inAlarm = context.gauge(METRICS.inAlarm)
    this.datapoint = context.gauge(METRICS.datapoint)
    this.changes = context.counter(METRICS.changes)
    this.decided = STATES.indexOf(config.stateAtStart)
    this.show(this.decided)
  }

  start(): void {
    const { simulator, index, config } = this.context
    this.actions.start(ACTION_PORTS.map((ports) => ports.flatMap((port) => this.context.links(port))))
    if (config.metricOf.length > 0 && config.metric !== '') simulator.schedule(0, index, BEGIN, 0)
  }

  fire(kind: number, payload: number): void {
    const { simulator, index } = this.context
    if (kind === ENTER_STATE) {
      this.enter(payload)
      return
    }
    // Components make their recorders until all have started: the first look comes right after that.
    if (kind === BEGIN) this.reader = this.findReader()
    else this.evaluate()
    simulator.schedule(this.stepMs, index, EVALUATE, 0)
  }

  usage(durationMs: number): CostComponent[] {
    const { resourceId, config } = this.context
    return usageOf(resourceId, periodSeconds(config) < HIGH_RESOLUTION_BELOW_S, durationMs / MONTH_MS)
  }

  private evaluate(): void {
    const { simulator, index, config } = this.context
    const { datapoints } = this
    this.reader ??= this.findReader()
    datapoints.add(this.reader === null ? null : this.reader())
    const latest = datapoints.at(0)
    if (!Number.isNaN(latest)) this.datapoint.set(latest)
    const next = nextState(this.rule, this.decided, (periodsAgo) => datapoints.at(periodsAgo))
    if (next === this.decided) return
    this.decided = next
    simulator.schedule(config.metricDelaySeconds * 1000, index, ENTER_STATE, next)
  }

  private enter(state: number): void {
    this.changes.add()
    this.show(state)
    this.actions.take(state, ++this.changed)
  }

  private show(state: number): void {
    this.state.set(state)
    this.inAlarm.set(state === ALARM ? 100 : 0)
  }

  /** Null as long as nothing has recorded the metric. */
  private findReader(): StepReader | null {
    const { metricOf, metric, statistic } = this.context.config
    const recorder = this.context.observe(metricOf[0]!, metric)
    if (recorder === null) return null
    if (recorder.description.namespace === NAMESPACE_THAT_IGNORES_MISSING_DATA) this.rule.treatMissingData = 'ignore'
    return stepReader(recorder, this.context.observeAll(metricOf[0]!), isPercentile(statistic))
  }
}
