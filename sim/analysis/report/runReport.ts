import type { RunResult } from '../../result'
import type { MetricSummary } from '../../telemetry/results'

/** A run as JSON for scripts: design §8 of the command line's contract. Same inputs, same bytes, apart from `engine`. */
export interface RunReport {
  design: string
  region: string
  scenario: string
  seed: number
  durationMs: number
  warmupMs: number
  requests: RunResult['requests']
  resources: Record<string, { type: string; name: string; metrics: Record<string, ReportMetric> }>
  connections: Record<
    string,
    { from: string; to: string; ok: number; clientErrors: number; throttled: number; faults: number }
  >
  throttles: {
    limitId: string
    resourceId: string
    title: string
    count: number
    limit: number
    unit: string
    useAtFirst: number
    peakUse: number
    firstAtMs: number
    lastAtMs: number
    outcome: string
    httpStatus: number
    reason: string | null
    source: string
    sourceUrl: string
    checked: string
  }[]
  latency: {
    p50: number | null
    p90: number | null
    p95: number | null
    p99: number | null
    p999: number | null
    max: number | null
    mean: number | null
    unit: 'ms'
  }
  cost: {
    currency: string
    region: string
    freeTier: boolean
    run: number
    month: number
    perRequest: number | null
    requestsPerMonth: number
    lines: {
      resourceId: string
      component: string
      unit: string
      quantity: number
      unitPrice: number
      amount: number
      tier: string | null
    }[]
  }
  findings: { code: string; severity: string; resourceIds: string[]; title: string; evidence: string; remedy: string }[]
  assertions: RunResult['assertions']
  engine: RunResult['engine']
}

type ReportMetric = {
  sum: number | null
  average: number | null
  maximum: number | null
  minimum: number | null
  p50: number | null
  p90: number | null
  p99: number | null
  unit: string
}

/** The report of a run. */
export function runReport(result: RunResult): RunReport {
  return {
    design: result.design.name,
    region: result.design.region,
    scenario: result.scenario.id,
    seed: result.seed,
    durationMs: result.durationMs,
    warmupMs: result.warmupMs,
    requests: result.requests,
    resources: Object.fromEntries(
      Object.values(result.resources).map(({ id, type, name, metrics }) => [
        id,
        {
          type,
          name,
          metrics: Object.fromEntries(
            Object.values(metrics).map((metric) => [metric.name, { ...statistics(metric.summary), unit: metric.unit }]),
          ),
        },
      ]),
    ),
    connections: Object.fromEntries(
      Object.values(result.connections).map(({ id, from, to, totals }) => [
        id,
        { from, to, ok: totals.ok, clientErrors: totals.clientError, throttled: totals.throttle, faults: totals.fault },
      ]),
    ),
    throttles: result.throttles.map(({ perBin: _perBin, source, ...throttle }) => ({
      ...throttle,
      source: source.document,
      sourceUrl: source.url,
      checked: source.checked,
    })),
    latency: {
      p50: result.latency.p50,
      p90: result.latency.p90,
      p95: result.latency.p95,
      p99: result.latency.p99,
      p999: result.latency.p999,
      max: result.latency.maximum,
      mean: result.latency.average,
      unit: 'ms',
    },
    cost: {
      currency: result.cost.currency,
      region: result.cost.region,
      freeTier: result.cost.freeTier,
      run: result.cost.run,
      month: result.cost.month,
      perRequest: result.cost.perRequest,
      requestsPerMonth: result.cost.requestsPerMonth,
      lines: result.cost.lines.map(({ resourceId, component, unit, quantity, unitPrice, amount, tier }) => ({
        resourceId,
        component,
        unit,
        quantity,
        unitPrice,
        amount,
        tier,
      })),
    },
    findings: result.findings.map(({ code, severity, resourceIds, title, evidence, remedy }) => ({
      code,
      severity,
      resourceIds,
      title,
      evidence,
      remedy,
    })),
    assertions: result.assertions,
    engine: result.engine,
  }
}

function statistics({ sum, average, maximum, minimum, p50, p90, p99 }: MetricSummary): Omit<ReportMetric, 'unit'> {
  return { sum, average, maximum, minimum, p50, p90, p99 }
}
