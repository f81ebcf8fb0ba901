import type { RateCurve } from './rateCurve'

/** Most changes of the number of users in one run. */
const MOST_CHANGES = 4000
/** Most users at a time; far above any load that a design may have. */
const MOST_USERS = 1e9

/**
 * A curve in whole users: the nearest whole number, changing where the curve passes a half. A curve with more than
 * 4,000 changes takes every second, third, ... of them, so that users come and go in small groups; the last change
 * always counts.
 */
export class LevelSteps {
  /** Times of the changes, ms, ascending; the level at 0 is not a change. */
  readonly changesMs: Float64Array
  /** Level from 0 on, then from each change on. */
  private readonly levels: Float64Array

  constructor(curve: RateCurve) {
    const group = Math.max(1, Math.ceil(countChanges(curve) / (MOST_CHANGES - 1)))
    const changes: number[] = []
    const levels = [startLevel(curve, 0)]
    let seen = 0
    let skippedMs = -1
    let skippedLevel = 0
    eachChange(curve, group, (timeMs, level, users) => {
      const before = Math.floor(seen / group)
      seen += users
      if (Math.floor(seen / group) === before) {
        skippedMs = timeMs
        skippedLevel = level
        return
      }
      skippedMs = -1
      changes.push(timeMs)
      levels.push(level)
    })
    if (skippedMs >= 0) {
      changes.push(skippedMs)
      levels.push(skippedLevel)
    }
    this.changesMs = Float64Array.from(changes)
    this.levels = Float64Array.from(levels)
  }

  /** Users wanted at a time. */
  at(timeMs: number): number {
    const { changesMs } = this
    let low = 0
    let high = changesMs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (changesMs[middle]! <= timeMs) low = middle + 1
      else high = middle
    }
    return this.levels[low]!
  }
}

function countChanges(curve: RateCurve): number {
  let count = 0
  let level = startLevel(curve, 0)
  for (let i = 0; i < curve.pieces; i++) {
    const from = startLevel(curve, i)
    const to = endLevel(curve, i)
    if (from !== level) count++
    count += Math.abs(to - from)
    level = to
  }
  return count
}

/** Walks over the changes, at most `group` users at a time; `changes` is how many users a step stands for. */
function eachChange(
  curve: RateCurve,
  group: number,
  change: (timeMs: number, level: number, changes: number) => void,
): void {
  let level = startLevel(curve, 0)
  for (let i = 0; i < curve.pieces; i++) {
    const startMs = curve.startMs[i]!
    const endMs = curve.startMs[i + 1]!
    const rate = curve.ratePerSecond[i]!
    const slope = curve.slopePerSecondPerMs[i]!
    const from = startLevel(curve, i)
    const to = endLevel(curve, i)
    if (from !== level) change(startMs, from, 1)
    const direction = to > from ? 1 : -1
    for (level = from; level !== to; ) {
      const users = Math.min(group, Math.abs(to - level))
      level += direction * users
      const crossing = startMs + (level - direction / 2 - rate) / slope
      change(Math.min(Math.max(crossing, startMs), endMs), level, users)
    }
  }
}

function startLevel(curve: RateCurve, piece: number): number {
  return piece < curve.pieces ? bounded(curve.ratePerSecond[piece]!) : 0
}

function endLevel(curve: RateCurve, piece: number): number {
  const lengthMs = curve.startMs[piece + 1]! - curve.startMs[piece]!
  return bounded(curve.ratePerSecond[piece]! + curve.slopePerSecondPerMs[piece]! * lengthMs)
}

const bounded = (users: number): number => Math.min(MOST_USERS, Math.max(0, Math.round(users) || 0))
