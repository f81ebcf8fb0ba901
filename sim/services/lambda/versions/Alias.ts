import type { RandomStream } from '../../../kernel/RandomStream'
import type { Part } from '../../define'
import type { Simulator } from '../../../kernel/Simulator'
import type { FunctionVersion } from '../FunctionVersion'
import type { InvocationTarget, Invoker } from '../invocation'

/** How a deployment moves an alias from one version to another. */
export interface Shift {
  kind: 'allAtOnce' | 'canary' | 'linear'
  /** Share that moves at first (canary), or with each step (linear), percent. */
  percent: number
  /** Time until the rest moves (canary), or between steps (linear), ms. */
  intervalMs: number
}

const STEP = 0

/** A name for a version; a second one may get a share of the calls, drawn for each. */
export class Alias implements InvocationTarget, Part {
  private index = -1
  private shift: Shift | null = null

  constructor(
    private version: FunctionVersion,
    private additional: FunctionVersion | null,
    /** Share of calls that the additional version gets. */
    private share: number,
    private readonly simulator: Simulator,
    private readonly draws: RandomStream,
    /** Called when it has moved, or shares its calls differently. */
    private readonly onShift: () => void,
  ) {}

  /** Index of its own events, from `ComponentContext.join`. */
  register(index: number): void {
    this.index = index
  }

  /** Versions that it points to, with their shares of the calls. */
  get targets(): readonly { version: FunctionVersion; share: number }[] {
    return this.additional === null
      ? [{ version: this.version, share: 1 }]
      : [
          { version: this.version, share: 1 - this.share },
          { version: this.additional, share: this.share },
        ]
  }

  invoke(invoker: Invoker, tag: number, segment: number, records: number): number {
    const { additional } = this
    const version = additional !== null && this.draws.uniform() < this.share ? additional : this.version
    return version.invoke(invoker, tag, segment, records)
  }

  /** Moves it to another version, at once or step by step; an earlier move ends where it is. */
  deploy(version: FunctionVersion, shift: Shift): void {
    this.shift = null
    if (shift.kind === 'allAtOnce' || shift.percent >= 100) {
      this.pointTo(version)
      return
    }
    this.additional = version
    this.share = shift.percent / 100
    this.shift = shift
    this.simulator.schedule(shift.intervalMs, this.index, STEP, 0)
    this.onShift()
  }

  fire(): void {
    const { shift, additional } = this
    if (shift === null || additional === null) return
    this.share += shift.percent / 100
    // Shares such as 0.1 add up to 1 only up to rounding.
    if (shift.kind === 'canary' || this.share > 0.999_999) {
      this.shift = null
      this.pointTo(additional)
      return
    }
    this.simulator.schedule(shift.intervalMs, this.index, STEP, 0)
    this.onShift()
  }

  private pointTo(version: FunctionVersion): void {
    this.version = version
    this.additional = null
    this.share = 0
    this.onShift()
  }
}
