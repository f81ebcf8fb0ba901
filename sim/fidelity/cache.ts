import { grouped } from '../kernel/wholeNumber'
import { zipfProbabilities } from '../primitives/KeyPopularity'
import { bareFunction, PATIENT } from './bareFunction'
import { simulate } from './experiment'
import { type FidelityRow, type FidelityStudy, row, sumOf } from './row'

/**
 * Hit rate of a cache whose entries live `ttlSeconds` from when they are stored, under Poisson requests: an item
 * asked for `r` times a second is missed once per 1/r + ttl seconds, so its hit rate is r ttl / (1 + r ttl).
 */
function ttlHitRate(probabilities: Float64Array, requestsPerSecond: number, ttlSeconds: number): number {
  let hits = 0
  for (const probability of probabilities) {
    const expected = probability * requestsPerSecond * ttlSeconds
    hits += (probability * expected) / (1 + expected)
  }
  return hits
}

const KEYS = 10_000
const EXPONENT = 0.9
const RATE = 200

/** API Gateway's cache under Zipf popularity against its analytic hit rate. */
export const cacheHitRate: FidelityStudy = {
  id: 'cache',
  title: 'Cache hit rate under Zipf popularity',
  rows: () =>
    [60, 300, 3600].map((ttlSeconds): FidelityRow => {
      const seconds = ttlSeconds * 4 + 1800
      const result = simulate({
        resources: [
          {
            id: 'clients',
            type: 'client',
            config: { ...PATIENT, popularity: 'zipf', keys: KEYS, zipfExponent: EXPONENT },
          },
          {
            id: 'api',
            type: 'aws.apigateway.rest',
            config: { cacheEnabled: true, cacheTtlSeconds: ttlSeconds, overhead: { kind: 'constant', value: 0 } },
          },
          { id: 'function', type: 'aws.lambda.function', config: bareFunction({ kind: 'constant', value: 1 }) },
        ],
        connections: [
          { from: 'clients.requests', to: 'api.requests' },
          { from: 'api.integration', to: 'function.invoke' },
        ],
        load: { clients: { kind: 'constant', rate: RATE } },
        durationSeconds: seconds,
        warmupSeconds: ttlSeconds + 600,
      })
      const hits = sumOf(result, 'api', 'CacheHitCount')
      const expected = ttlHitRate(zipfProbabilities(KEYS, EXPONENT), RATE, ttlSeconds)
      return row(
        `cache.${ttlSeconds}`,
        `Hit rate, ${grouped(KEYS)} keys, Zipf ${EXPONENT}, ${RATE}/s, TTL ${ttlSeconds} s`,
        expected,
        0.01,
        hits / (hits + sumOf(result, 'api', 'CacheMissCount')),
        'Renewal theory: r·ttl / (1 + r·ttl) per item',
      )
    }),
}
