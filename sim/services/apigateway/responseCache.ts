import { TtlCache } from '../../primitives/TtlCache'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import { METHODS, type RestApiConfig } from './config'
import { CACHED_RESPONSE_BYTES } from './limits'
import { CACHE_HITS, CACHE_MISSES } from './metrics'

const BYTES_PER_GB = 1024 ** 3
const GET = METHODS.indexOf('GET')

/** The stage's cache of GET responses, by request key. */
export class ResponseCache {
  private readonly entries: TtlCache
  private readonly ttlMs: number
  private readonly hits: CounterRecorder
  private readonly misses: CounterRecorder

  constructor(context: ComponentContext<RestApiConfig>) {
    this.entries = new TtlCache(context.config.cacheSizeGb * BYTES_PER_GB)
    this.ttlMs = context.config.cacheTtlSeconds * 1000
    this.hits = context.counter(CACHE_HITS)
    this.misses = context.counter(CACHE_MISSES)
  }

  /** Whether the request is answered from the cache; counts hits and misses of cacheable requests. */
  answers(operation: number, key: number, now: number): boolean {
    if (operation !== GET) return false
    if (this.entries.hit(key, now)) {
      this.hits.add()
      return true
    }
    this.misses.add()
    return false
  }

  /** Keeps a response for its time to live; too large ones are not kept. */
  store(operation: number, key: number, bytes: number, now: number): void {
    if (operation === GET && bytes <= CACHED_RESPONSE_BYTES) this.entries.store(key, bytes, now, this.ttlMs)
  }
}
