import type { CheckContext, CheckProblem } from '../define'
import type { ConfigOf } from '../fields'
import { parseMoment } from './calendar'
import type { fields, targetFields } from './config'
import { parseCron } from './cron'
import { isProblem } from './cronField'
import { MAX_TARGETS_PER_RULE } from './limits'

/** Rules of AWS over a schedule's times and targets. */
export const check = (context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] => [
  ...(context.config.scheduleKind === 'cron' ? times(context.config) : []),
  ...targetsOf(context),
]

function times({ cronExpression, startsAt }: ConfigOf<typeof fields>): CheckProblem[] {
  const problems: CheckProblem[] = []
  const start = parseMoment(startsAt)
  if (start === null)
    problems.push({
      code: 'schedule.startsAt',
      severity: 'error',
      message: `"${startsAt}" is not a moment between 1970 and 2199.`,
      help: 'Write date and time in UTC, such as 2026-11-23 08:30.',
      field: 'startsAt',
    })
  const schedule = parseCron(cronExpression)
  if (isProblem(schedule))
    problems.push({ code: 'schedule.cron', severity: 'error', ...schedule, field: 'cronExpression' })
  else if (start !== null && schedule.next(start) === Infinity)
    problems.push({
      code: 'schedule.neverRuns',
      severity: 'warning',
      message: `The cron expression never comes true after ${startsAt}.`,
      help: 'Look at its year and at days that its months do not have.',
      field: 'cronExpression',
    })
  return problems
}

function targetsOf(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  const targets = context.connections('target')
  const [queue] = context.connections('deadLetter')
  const usesQueue = (config: object): boolean => (config as ConfigOf<typeof targetFields>).useDeadLetterQueue
  if (targets.length === 0)
    return [
      {
        code: 'schedule.noTarget',
        severity: 'warning',
        message: 'The schedule invokes nothing.',
        help: 'Connect its Target port to a function, queue, topic or event bus.',
      },
    ]
  const problems: CheckProblem[] = []
  const mostTargets = context.config.invokedBy === 'scheduler' ? 1 : MAX_TARGETS_PER_RULE
  if (targets.length > mostTargets)
    problems.push({
      code: 'schedule.targets',
      severity: 'error',
      message:
        mostTargets === 1
          ? `A schedule of EventBridge Scheduler has one target; this one has ${targets.length}.`
          : `A scheduled rule has up to ${mostTargets} targets; this one has ${targets.length}.`,
      help: 'Make a schedule for each target, or let it invoke an SNS topic or event bus that fans out.',
      connectionId: targets[mostTargets]!.id,
    })
  const lossy = targets.find(({ config }) => queue === undefined || !usesQueue(config))
  if (lossy !== undefined)
    problems.push({
      code: 'schedule.noDeadLetterQueue',
      severity: 'warning',
      message: `Invocations that ${lossy.other.name} did not take when retries end are lost: there is no dead-letter queue.`,
      help: 'Connect the Dead-letter queue port to an SQS queue and use it for the target.',
      connectionId: lossy.id,
    })
  return problems
}
