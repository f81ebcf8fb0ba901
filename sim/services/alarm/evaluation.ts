import type { AlarmConfig } from './config'

/** States of an alarm, by their value in the metric AlarmState. */
export const OK = 0
export const INSUFFICIENT_DATA = 1
export const ALARM = 2

export const STATES: readonly AlarmConfig['stateAtStart'][] = ['OK', 'INSUFFICIENT_DATA', 'ALARM']

/** How an alarm decides. */
export interface Rule {
  evaluationPeriods: number
  datapointsToAlarm: number
  /** Older periods that stand in for those without data. */
  extraPeriods: number
  treatMissingData: AlarmConfig['treatMissingData']
  breaches(value: number): boolean
}

/** Whether a value breaches the threshold. */
export function breachOf({ comparison, threshold }: AlarmConfig): (value: number) => boolean {
  switch (comparison) {
    case 'GreaterThanThreshold':
      return (value) => value > threshold
    case 'GreaterThanOrEqualToThreshold':
      return (value) => value >= threshold
    case 'LessThanThreshold':
      return (value) => value < threshold
    case 'LessThanOrEqualToThreshold':
      return (value) => value <= threshold
  }
}

/**
 * The state that follows from the datapoints: `at(0)` is the latest, NaN where data is missing.
 *
 * With data for all evaluation periods, older ones included, missing periods do not matter. With less, what is missing
 * is filled in as the alarm is set to. Where nothing is filled in and all there is breaches, the alarm goes off only
 * once the oldest of it is as old as the datapoints to alarm: a single bad start is not enough.
 */
export function nextState(rule: Rule, current: number, at: (periodsAgo: number) => number): number {
  const { evaluationPeriods, datapointsToAlarm, extraPeriods, treatMissingData } = rule
  let known = 0
  let breaching = 0
  let oldest = 0
  for (let periodsAgo = 0; periodsAgo < evaluationPeriods + extraPeriods && known < evaluationPeriods; periodsAgo++) {
    const value = at(periodsAgo)
    if (Number.isNaN(value)) continue
    known++
    if (rule.breaches(value)) breaching++
    oldest = periodsAgo + 1
  }
  if (breaching >= datapointsToAlarm) return ALARM
  if (known === evaluationPeriods) return OK
  const isFilledWith = treatMissingData
  if (isFilledWith === 'notBreaching') return OK
  if (isFilledWith === 'breaching') return breaching + evaluationPeriods - known >= datapointsToAlarm ? ALARM : OK
  if (known === 0) return isFilledWith === 'missing' ? INSUFFICIENT_DATA : current
  if (breaching < known) return OK
  return isFilledWith === 'missing' && oldest >= datapointsToAlarm ? ALARM : current
}
