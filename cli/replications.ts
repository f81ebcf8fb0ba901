import { type AssertionResult, replicated, type Replicated, type RunResult } from '../sim/index'

type Interval = Replicated | null

/** Means over replications with their 95% confidence intervals, as `run --replications --format json` adds them. */
export interface ReplicationReport {
  count: number
  /** Seeds used, in order. */
  seeds: number[]
  confidence: {
    requests: Record<keyof RunResult['requests'], Interval>
    latency: Record<'p50' | 'p90' | 'p95' | 'p99' | 'p999' | 'max' | 'mean', Interval>
    throttles: { total: Interval; limits: ({ limitId: string; resourceId: string } & Replicated)[] }
    cost: Record<'run' | 'month' | 'perRequest', Interval>
  }
}

export function replicationReport(results: readonly RunResult[]): ReplicationReport {
  const of = (figure: (result: RunResult) => number | null): Interval => replicated(results, figure)
  const requests = (name: keyof RunResult['requests']): Interval => of((result) => result.requests[name])
  const limits = new Map(
    results.flatMap(({ throttles }) =>
      throttles.map(({ limitId, resourceId }) => [`${limitId} ${resourceId}`, { limitId, resourceId }] as const),
    ),
  )
  return {
    count: results.length,
    seeds: results.map(({ seed }) => seed),
    confidence: {
      requests: {
        total: requests('total'),
        ok: requests('ok'),
        clientErrors: requests('clientErrors'),
        throttled: requests('throttled'),
        faults: requests('faults'),
        unfinished: requests('unfinished'),
      },
      latency: {
        p50: of(({ latency }) => latency.p50),
        p90: of(({ latency }) => latency.p90),
        p95: of(({ latency }) => latency.p95),
        p99: of(({ latency }) => latency.p99),
        p999: of(({ latency }) => latency.p999),
        max: of(({ latency }) => latency.maximum),
        mean: of(({ latency }) => latency.average),
      },
      throttles: {
        total: of(({ throttles }) => throttles.reduce((sum, { count }) => sum + count, 0)),
        limits: [...limits.values()].flatMap(({ limitId, resourceId }) => {
          const interval = of(({ throttles }) => {
            const own = throttles.find((limit) => limit.limitId === limitId && limit.resourceId === resourceId)
            return own?.count ?? 0
          })
          return interval === null ? [] : { limitId, resourceId, ...interval }
        }),
      },
      cost: {
        run: of(({ cost }) => cost.run),
        month: of(({ cost }) => cost.month),
        perRequest: of(({ cost }) => cost.perRequest),
      },
    },
  }
}

/** A promise is kept when every replication keeps it; of a broken one, the first replication that breaks it speaks. */
export function assertionsOver(results: readonly RunResult[]): AssertionResult[] {
  return results[0]!.assertions.map((first, index) => {
    const outcomes = results.map(({ assertions }) => assertions[index]!)
    const broken = outcomes.find(({ passed }) => !passed)
    if (results.length === 1 || broken === undefined) return first
    const kept = outcomes.filter(({ passed }) => passed).length
    return { ...broken, message: `${broken.message} (kept in ${kept} of ${results.length} replications)` }
  })
}
