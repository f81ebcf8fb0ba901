import type { ConfigOf } from '../fields'
import { parseMoment } from './calendar'
import type { fields } from './config'
import { parseCron } from './cron'
import { isProblem } from './cronField'

/** Whole minutes of a run at which a schedule is due. */
export interface Timetable {
  /** The first such minute from `minute` on, counted from the start of the run; Infinity when there is none. */
  next(minute: number): number
}

/** The timetable of a sound configuration. */
export function timetableOf(config: ConfigOf<typeof fields>): Timetable {
  const { scheduleKind, rateMinutes, firstMinute } = config
  if (scheduleKind === 'rate')
    return {
      next: (minute) => firstMinute + Math.max(0, Math.ceil((minute - firstMinute) / rateMinutes)) * rateMinutes,
    }
  const start = parseMoment(config.startsAt)
  const schedule = parseCron(config.cronExpression)
  if (start === null || isProblem(schedule)) throw new Error('the schedule of a checked design is sound')
  return { next: (minute) => schedule.next(start + minute) - start }
}
