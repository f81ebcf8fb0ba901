import type { Arrivals } from '../services/define'
import { LevelSteps } from './levelSteps'
import type { RateCurve } from './rateCurve'

/** What every arrival process says to a closed loop: the curve as a number of users. */
export abstract class LevelledArrivals implements Arrivals {
  private levels: LevelSteps | null = null

  constructor(protected readonly curve: RateCurve) {}

  abstract next(): number

  level(timeMs: number): number {
    return this.steps().at(timeMs)
  }

  get levelChanges(): Float64Array {
    return this.steps().changesMs
  }

  /** Open loops never ask for levels, so they are made on first use. */
  private steps(): LevelSteps {
    this.levels ??= new LevelSteps(this.curve)
    return this.levels
  }
}
