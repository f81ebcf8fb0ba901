import { HOUR_MS } from './month'

const BYTES_PER_GB = 1024 ** 3

/** What one load balancer capacity unit covers during an hour. */
const PER_LCU_HOUR = {
  newConnections: 25 * 3_600,
  /** Time that connections were open, ms: 3,000 of them at any time. */
  connectionMs: 3_000 * HOUR_MS,
  bytes: BYTES_PER_GB,
  lambdaBytes: 0.4 * BYTES_PER_GB,
  ruleEvaluations: 1_000 * 3_600,
} as const
/** Rules of a request that are not counted. */
const FREE_RULES = 10

/** Load balancer capacity units used, hour by hour: of each hour, only the dimension with the highest use counts. */
export class CapacityUnits {
  private hourEndsAt = HOUR_MS
  private past = 0
  private newConnections = 0
  private bytes = 0
  private lambdaBytes = 0
  private requests = 0
  private readonly connectionMs: number
  private readonly countedRules: number

  /**
   * @param connectionSeconds how long each connection stays open
   * @param rulesPerRequest rules that a request is held against
   */
  constructor(connectionSeconds: number, rulesPerRequest: number) {
    this.connectionMs = connectionSeconds * 1000
    this.countedRules = Math.max(0, rulesPerRequest - FREE_RULES)
  }

  /** A request arrives; it opens a connection or comes over one that is open. */
  request(now: number, opensConnection: boolean): void {
    if (now >= this.hourEndsAt) this.moveTo(now)
    this.requests++
    if (opensConnection) this.newConnections++
  }

  /** Bytes of a request or response have passed, to or from a function or another target. */
  processed(now: number, bytes: number, isLambda: boolean): void {
    if (now >= this.hourEndsAt) this.moveTo(now)
    if (isLambda) this.lambdaBytes += bytes
    else this.bytes += bytes
  }

  /** LCU-hours since the start. */
  used(): number {
    return this.past + this.ofThisHour()
  }

  private ofThisHour(): number {
    const { newConnections, requests } = this
    return Math.max(
      newConnections / PER_LCU_HOUR.newConnections,
      (newConnections * this.connectionMs) / PER_LCU_HOUR.connectionMs,
      this.bytes / PER_LCU_HOUR.bytes + this.lambdaBytes / PER_LCU_HOUR.lambdaBytes,
      (requests * this.countedRules) / PER_LCU_HOUR.ruleEvaluations,
    )
  }

  private moveTo(now: number): void {
    this.past += this.ofThisHour()
    this.newConnections = this.bytes = this.lambdaBytes = this.requests = 0
    this.hourEndsAt = (Math.floor(now / HOUR_MS) + 1) * HOUR_MS
  }
}
