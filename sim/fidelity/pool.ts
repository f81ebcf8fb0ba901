import type { Distribution } from '../kernel/distributions'
import type { RunResult } from '../result'
import { bareFunction, PATIENT } from './bareFunction'
import { simulate } from './experiment'
import { averageOf, banded, type FidelityRow, type FidelityStudy, row, sumOf } from './row'

const SIMFAAS = 'SimFaaS documented example (README, notebooks 02 and 03) and a 1e8 s reference run of the same model'

interface PoolCase {
  rate: number
  warmMs: number
  /** Mean of a whole cold response. */
  coldMs: number
  expirySeconds: number
  durationSeconds: number
  reuse?: string
  seed?: number
}

/** Clients straight into a function, exponential work, environments kept for a fixed time after their last request. */
export function runPool(pool: PoolCase): RunResult {
  return simulate({
    resources: [
      { id: 'clients', type: 'client', config: PATIENT },
      {
        id: 'function',
        type: 'aws.lambda.function',
        config: bareFunction(
          { kind: 'exponential', mean: pool.warmMs },
          {
            customInit: initThatMakesColdExponential(pool.warmMs, pool.coldMs),
            idleLifetime: { kind: 'constant', value: pool.expirySeconds * 1000 },
            reuse: pool.reuse ?? 'newestCreated',
          },
        ),
      },
    ],
    connections: [{ from: 'clients.requests', to: 'function.invoke' }],
    load: { clients: { kind: 'constant', rate: pool.rate } },
    durationSeconds: pool.durationSeconds,
    seed: pool.seed ?? 1,
  })
}

/**
 * The published model draws the whole cold response from one exponential. An exponential with the warm mean plus
 * this (nothing, or an exponential with the cold mean) is exactly that.
 */
function initThatMakesColdExponential(warmMs: number, coldMs: number): Distribution {
  const nothing = warmMs / coldMs
  return {
    kind: 'mixture',
    parts: [
      { weight: nothing, of: { kind: 'constant', value: 0 } },
      { weight: 1 - nothing, of: { kind: 'exponential', mean: coldMs } },
    ],
  }
}

export const coldShare = (result: RunResult): number =>
  sumOf(result, 'function', 'ColdStarts') / sumOf(result, 'function', 'Invocations')

const EXAMPLE = { rate: 0.9, warmMs: 1991, coldMs: 2244, expirySeconds: 600, durationSeconds: 1e6 }

/** The documented example of the published simulator of this pool. */
export const documentedExample: FidelityStudy = {
  id: 'pool',
  title: 'Lambda pool: SimFaaS documented example',
  rows() {
    const result = runPool(EXAMPLE)
    const servers = averageOf(result, 'function', 'Environments')
    const running = averageOf(result, 'function', 'ConcurrentExecutions')
    return [
      row('pool.requests', 'Requests in 1e6 s at 0.9/s', 900_000, 2900, result.requests.total, SIMFAAS),
      row('pool.coldShare', 'Share of cold starts', 0.00134, 0.00011, coldShare(result), SIMFAAS),
      row('pool.rejected', 'Rejected requests', 0, 0, result.requests.throttled, SIMFAAS),
      row(
        'pool.lifeSpan',
        'Life span of an environment, s',
        6420,
        500,
        averageOf(result, 'function', 'EnvironmentLifetime') / 1000,
        SIMFAAS,
      ),
      row('pool.servers', 'Environments, mean', 7.697, 0.05, servers, SIMFAAS),
      row('pool.running', 'Running, mean', 1.792, 0.009, running, SIMFAAS),
      row('pool.idle', 'Idle, mean', 5.905, 0.045, servers - running, SIMFAAS),
    ]
  },
}

/** Cold starts against how long environments are kept; expected values from 1e8 s runs. */
export const expirySweep: FidelityStudy = {
  id: 'expiry',
  title: 'Cold starts against the expiry time',
  rows: () =>
    [
      { seconds: 10, cold: 0.09935, servers: 4.2764 },
      { seconds: 120, cold: 0.00758, servers: 6.4715 },
      { seconds: 600, cold: 0.00133, servers: 7.6985 },
      { seconds: 1200, cold: 0.000639, servers: 8.1826 },
    ].flatMap(({ seconds, cold, servers }) => {
      const result = runPool({ ...EXAMPLE, expirySeconds: seconds, seed: 2 })
      // Cold starts come in bunches: their count varies about 1.4 times as much as a Poisson count of that size.
      const tolerance = 3 * 1.4 * Math.sqrt(cold / 900_000)
      const source = 'Reference run of 1e8 s, SimFaaS 3e5 s within its noise'
      return [
        row(
          `expiry.${seconds}.coldShare`,
          `Share of cold starts, kept ${seconds} s`,
          cold,
          tolerance,
          coldShare(result),
          source,
        ),
        row(
          `expiry.${seconds}.servers`,
          `Environments, kept ${seconds} s`,
          servers,
          0.05,
          averageOf(result, 'function', 'Environments'),
          source,
        ),
      ]
    }),
}

/** Saturation: twice the load that the account's 1,000 can carry, from empty. */
export const saturation: FidelityStudy = {
  id: 'saturation',
  title: 'Saturation at 1,000 concurrent executions',
  rows() {
    const result = runPool({ rate: 1000, warmMs: 2016, coldMs: 2163, expirySeconds: 600, durationSeconds: 1000 })
    const servers = averageOf(result, 'function', 'Environments')
    const running = averageOf(result, 'function', 'ConcurrentExecutions')
    return [
      banded(
        'saturation.rejected',
        'Share rejected, 1,000/s for 1,000 s',
        0.5039,
        0.5024,
        0.5056,
        result.requests.throttled / result.requests.total,
        SIMFAAS,
      ),
      row('saturation.cold', 'Cold starts', 1000, 0, sumOf(result, 'function', 'ColdStarts'), SIMFAAS),
      row('saturation.servers', 'Environments, mean', 999.4032, 0.15, servers, SIMFAAS),
      row('saturation.running', 'Running, mean', 998.4269, 0.15, running, SIMFAAS),
      row('saturation.idle', 'Idle, mean', 0.9763, 0.05, servers - running, SIMFAAS),
    ]
  },
}

/** Which idle environment is reused decides cold starts by orders of magnitude. */
export const reusePolicies: FidelityStudy = {
  id: 'reuse',
  title: 'Reuse policy and cold starts',
  rows: () =>
    [
      { reuse: 'newestCreated', cold: 0.001341, servers: 7.705, spread: 0.05 },
      { reuse: 'oldestCreated', cold: 0.00134, servers: 7.705, spread: 0.05 },
      { reuse: 'mostRecentlyUsed', cold: 0.001345, servers: 7.703, spread: 0.05 },
      { reuse: 'leastRecentlyUsed', cold: 0.000001, servers: 12.35, spread: 0.6 },
      { reuse: 'random', cold: 0.000001, servers: 11.95, spread: 0.6 },
    ].flatMap(({ reuse, cold, servers, spread }): FidelityRow[] => {
      const result = runPool({ ...EXAMPLE, reuse, seed: 3 })
      const source = 'Published comparison of reuse orders in the same model'
      // The last two meet about one cold start per million requests, plus those of the empty start.
      const tolerance = cold > 0.0001 ? 0.00011 : 0.00002
      return [
        banded(
          `reuse.${reuse}.coldShare`,
          `Share of cold starts, ${reuse}`,
          cold,
          Math.max(0, cold - tolerance),
          cold + tolerance,
          coldShare(result),
          source,
        ),
        row(
          `reuse.${reuse}.servers`,
          `Environments, ${reuse}`,
          servers,
          spread,
          averageOf(result, 'function', 'Environments'),
          source,
        ),
      ]
    }),
}
