import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import { firstRunMs, measuredInit } from './coldstart'
import type { FunctionConfig } from './config'
import { INIT_LIMIT_MS, PROVISIONED_INIT_LIMIT_MS, RESTORE_LIMIT_MS } from './limits'

/** Draws how an execution environment comes up: the last draw is read from the fields. */
export class EnvironmentStart {
  /** Before init: placing the environment and fetching the code; never billed. */
  placementMs = 0
  /** Init Duration, or Restore Duration with SnapStart; at most its limit. */
  initMs = 0
  /** What of `initMs` is billed. */
  billedInitMs = 0
  /** Init that ran into its limit and runs again, inside the first invocation. */
  repeatedInitMs = 0
  /** The restore took longer than AWS allows. */
  restoreTimedOut = false
  /** What the first run of the handler takes on top, while its code is being compiled. */
  readonly firstRunMs: number
  private readonly placement: Sampler
  private readonly init: Sampler
  private readonly codeInit: Sampler | null
  private readonly restore: Sampler | null
  private readonly restoreHooks: Sampler | null

  constructor(
    private readonly settings: FunctionConfig,
    stream: (purpose: string) => RandomStream,
  ) {
    const { initSource, customInit, runtime, packageType, architecture, codeInit } = settings
    const own = initSource === 'custom'
    this.placement = sampler(settings.placementDelay, stream('placement'))
    this.init = sampler(own ? customInit : measuredInit(runtime, packageType, architecture), stream('init'))
    const codeInitIsNothing = codeInit.kind === 'constant' && codeInit.value === 0
    this.codeInit = own || codeInitIsNothing ? null : sampler(codeInit, stream('codeInit'))
    this.restore = settings.snapStart ? sampler(settings.restore, stream('restore')) : null
    this.restoreHooks = settings.snapStart ? sampler(settings.restoreHooks, stream('restoreHooks')) : null
    this.firstRunMs = own ? 0 : firstRunMs(runtime, settings.memoryMb)
  }

  /** A new environment for a request. */
  draw(): void {
    this.placementMs = this.placement.sample()
    this.restoreTimedOut = false
    this.repeatedInitMs = 0
    if (this.restore !== null) {
      const hooksMs = this.restoreHooks!.sample()
      const restoreMs = this.restore.sample() + hooksMs
      this.restoreTimedOut = restoreMs > RESTORE_LIMIT_MS
      this.initMs = Math.min(restoreMs, RESTORE_LIMIT_MS)
      this.billedInitMs = hooksMs
      return
    }
    const initMs = this.drawInit()
    this.initMs = Math.min(initMs, INIT_LIMIT_MS)
    this.billedInitMs = this.initMs
    if (initMs > INIT_LIMIT_MS) this.repeatedInitMs = initMs
  }

  /** An environment that is made ready ahead of requests; its init may take longer. */
  drawProvisioned(): void {
    this.placementMs = this.placement.sample()
    this.initMs = Math.min(this.drawInit(), Math.max(PROVISIONED_INIT_LIMIT_MS, this.settings.timeoutSeconds * 1000))
    this.billedInitMs = this.initMs
    this.repeatedInitMs = 0
    this.restoreTimedOut = false
  }

  /** Init alone, as it runs silently inside the invocation that follows a crash or a timeout. */
  drawInit(): number {
    return this.init.sample() + (this.codeInit === null ? 0 : this.codeInit.sample())
  }
}
