import type { Finding } from '../../result'
import { CACHE_TTL_SECONDS as TTL_SECONDS } from '../../services/apigateway/limits'
import { resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, percent, time } from './words'

/** A cache that answers less than this share of its requests hardly pays. */
const LOW = 0.5
const FEWEST_LOOKUPS = 100

/** A cache that is paid for by the hour and answers little or nothing. */
export const apiCache: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.apigateway.rest')
    .filter(({ config }) => config['cacheEnabled'] === true)
    .flatMap((api): Finding[] => {
      const ttl = api.config['cacheTtlSeconds'] as number
      const month = result.cost.lines
        .filter(({ resourceId, basis }) => resourceId === api.id && basis === 'time')
        .reduce((sum, { amount }) => sum + amount, 0)
      const price = `$${month.toFixed(2)} a month`
      if (ttl === 0)
        return [
          {
            code: 'apigateway.cacheWithoutTtl',
            severity: 'warning',
            resourceIds: [api.id],
            title: 'The cache is paid for but never used',
            evidence: `The cache of ${api.name} costs ${price}, but a time to live of 0 s turns caching off: all ${count(totalOf(result, api.id, 'Count'))} requests passed it by.`,
            remedy: `Set the time to live to ${TTL_SECONDS.default} s (at most ${count(TTL_SECONDS.max)} s), or turn the cache off.`,
            changes: [{ resourceId: api.id, field: 'cacheTtlSeconds', value: TTL_SECONDS.default }],
            source: SOURCES.apiCaching,
          },
        ]
      const hits = totalOf(result, api.id, 'CacheHitCount')
      const lookups = hits + totalOf(result, api.id, 'CacheMissCount')
      if (lookups < FEWEST_LOOKUPS || hits / lookups >= LOW) return []
      const longer = Math.min(TTL_SECONDS.max, Math.max(TTL_SECONDS.default, ttl * 4))
      return [
        {
          code: 'apigateway.cacheHitRateLow',
          severity: 'info',
          resourceIds: [api.id],
          title: 'The cache answers less than half of its requests',
          evidence: `${count(hits)} of ${count(lookups)} GET requests (${percent(hits / lookups)}) were answered from the cache of ${api.name} with a time to live of ${time(ttl * 1000)}; it costs ${price}.`,
          remedy:
            longer > ttl
              ? `Raise the time to live to ${count(longer)} s if the data may be that old; or mark fewer parameters as cache keys.`
              : 'Mark fewer parameters as cache keys, or turn the cache off: requests are spread over too many keys for it.',
          changes: longer > ttl ? [{ resourceId: api.id, field: 'cacheTtlSeconds', value: longer }] : [],
          source: SOURCES.apiCaching,
        },
      ]
    })
