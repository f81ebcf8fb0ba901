import { checkAssertion } from './analysis/assertions/evaluate'
import { findings } from './analysis/findings/findings'
import type { Model } from './compile/model'
import { costReport } from './cost/report'
import type { Scenario } from './design/types'
import { Histogram } from './primitives/Histogram'
import type { ResourceResult, RunResult } from './result'
import { RunningModel } from './run/RunningModel'
import { CLIENT_METRICS } from './telemetry/clientMetrics'
import { type CounterRecorder, type DistributionRecorder, type GaugeRecorder, summaryOf } from './telemetry/metrics'
import type { MetricSummary } from './telemetry/results'

export interface RunOptions {
  seed: number
  /** A clock in ms for the engine's own figures; without one they are 0. */
  now?: () => number
  /** Called about a hundred times with the share of simulated time done (0 to 1) and the events handled. */
  onProgress?: (fraction: number, events: number) => void
}

const SLICES = 100

/** Runs a scenario over a model: a pure function of model, scenario and seed, apart from `engine`. */
export function run(model: Model, scenario: Scenario, options: RunOptions): RunResult {
  const { seed, now = () => 0, onProgress } = options
  const startedAt = now()
  const running = new RunningModel(model, scenario, seed)
  const { simulator, clock } = running
  for (let slice = 1; slice <= SLICES; slice++) {
    simulator.runUntil((clock.durationMs * slice) / SLICES)
    onProgress?.(slice / SLICES, simulator.events)
  }
  clock.finish()
  running.traces.finishAll()

  const resources: Record<string, ResourceResult> = {}
  for (const resource of model.resources) {
    const metrics: ResourceResult['metrics'] = {}
    for (const [name, recorder] of running.metrics[resource.index]!) metrics[name] = recorder.result()
    resources[resource.id] = { id: resource.id, type: resource.type, name: resource.name, metrics }
  }
  const requests = requestTotals(running)
  const services = [...new Set(model.resources.map((resource) => resource.service))]
  const result: RunResult = {
    design: { name: model.design.name, region: model.region },
    scenario: { id: scenario.id, name: scenario.name },
    seed,
    durationMs: clock.durationMs,
    warmupMs: clock.firstBin * clock.binMs,
    binMs: clock.binMs,
    bins: clock.bins,
    requests,
    latency: clientLatency(running),
    resources,
    connections: Object.fromEntries(
      model.connections.map((connection) => [
        connection.id,
        running.exchange.result(connection.index, {
          id: connection.id,
          from: connection.from.id,
          to: connection.to.id,
        }),
      ]),
    ),
    throttles: running.limits
      .map((limit) => limit.result())
      .filter((throttle) => throttle !== null)
      .sort((a, b) => b.count - a.count || (a.limitId + a.resourceId < b.limitId + b.resourceId ? -1 : 1)),
    traces: running.traces.results(),
    tracesSeen: running.traces.seen,
    cost: costReport({
      components: running.components.flatMap((component) => component.usage(clock.durationMs)),
      prices: services.flatMap((service) => service.prices(model.region)),
      freeTiers: services.flatMap((service) => service.freeTiers),
      region: model.region,
      freeTierOn: model.design.account.freeTier,
      runDurationMs: clock.durationMs,
      requests: startedRequests(running),
    }),
    findings: [],
    assertions: [],
    engine: { events: simulator.events, wallMs: 0, eventsPerSecond: 0 },
  }
  result.findings = findings(model, scenario, result)
  result.assertions = scenario.assertions.map((assertion) => checkAssertion(assertion.expression, result))
  const wallMs = now() - startedAt
  result.engine.wallMs = wallMs
  result.engine.eventsPerSecond = wallMs > 0 ? (simulator.events / wallMs) * 1000 : 0
  return result
}

function trafficMetrics(running: RunningModel): Map<string, unknown>[] {
  return running.model.resources
    .filter((resource) => resource.service.traffic)
    .map((resource) => running.metrics[resource.index]!)
}

function requestTotals(running: RunningModel): RunResult['requests'] {
  const totals = { total: 0, ok: 0, clientErrors: 0, throttled: 0, faults: 0, unfinished: 0 }
  for (const metrics of trafficMetrics(running)) {
    const count = (name: string): number => (metrics.get(name) as CounterRecorder).total()
    totals.ok += count(CLIENT_METRICS.ok.name)
    totals.clientErrors += count(CLIENT_METRICS.clientError.name)
    totals.throttled += count(CLIENT_METRICS.throttle.name)
    totals.faults += count(CLIENT_METRICS.fault.name)
    totals.unfinished += (metrics.get(CLIENT_METRICS.inFlight.name) as GaugeRecorder).value
  }
  totals.total = totals.ok + totals.clientErrors + totals.throttled + totals.faults + totals.unfinished
  return totals
}

/** Requests of the whole run, warm-up included, since the bill includes it too. */
function startedRequests(running: RunningModel): number {
  let started = 0
  for (const metrics of trafficMetrics(running))
    for (const value of (metrics.get(CLIENT_METRICS.sent.name) as CounterRecorder).result().values) started += value
  return started
}

function clientLatency(running: RunningModel): MetricSummary {
  const merged = new Histogram()
  let sum = 0
  let minimum = Infinity
  let maximum = -Infinity
  for (const metrics of trafficMetrics(running)) {
    const recorder = metrics.get(CLIENT_METRICS.responseTime.name) as DistributionRecorder
    const extremes = recorder.extremes()
    merged.merge(recorder.total)
    sum += recorder.sumAfterWarmup()
    minimum = Math.min(minimum, extremes.minimum)
    maximum = Math.max(maximum, extremes.maximum)
  }
  return summaryOf(merged, sum, minimum, maximum)
}
