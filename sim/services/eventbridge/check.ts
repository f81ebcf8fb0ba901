import { grouped } from '../../kernel/wholeNumber'
import type { CheckContext, CheckProblem } from '../define'
import type { ConfigOf } from '../fields'
import type { fields, ruleFields } from './config'
import { MAX_RULES, MAX_TARGETS_PER_RULE } from './limits'
import { type Rule, rulesOf } from './rules'

type Target = ReturnType<CheckContext<unknown>['connections']>[number]

const settings = (target: Target): ConfigOf<typeof ruleFields> => target.config as ConfigOf<typeof ruleFields>

/** Rules of AWS over a bus's rules and targets, and designs that lose events or go round in circles. */
export function check(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  const targets = context.connections('rules')
  const rules = rulesOf(targets.map(({ config }) => config))
  return [
    ...unheard(context, targets),
    ...rules.flatMap((rule) => rulesOfAws(rule, targets)),
    ...tooManyRules(rules),
    ...deadLetters(context, targets),
    ...loops(context, targets),
  ]
}

function unheard(context: CheckContext<unknown>, targets: readonly Target[]): CheckProblem[] {
  const problems: CheckProblem[] = []
  const senders = context.connections('requests').length + context.connections('deliveries').length
  if (senders > 0 && targets.length === 0)
    problems.push({
      code: 'eventbridge.noRule',
      severity: 'warning',
      message: 'Events are sent to this bus, but it has no rule: they are dropped.',
      help: 'Connect its Rules port to a target.',
    })
  for (const target of targets)
    if (settings(target).matchPercent === 0)
      problems.push({
        code: 'eventbridge.patternMatchesNothing',
        severity: 'warning',
        message: `The rule for ${target.other.name} matches no event.`,
        help: 'Raise the share of events that match, or remove the target.',
        connectionId: target.id,
      })
  return problems
}

function rulesOfAws({ pattern, targets: members }: Rule, targets: readonly Target[]): CheckProblem[] {
  const problems: CheckProblem[] = []
  const first = targets[members[0]!]!
  for (const member of members.slice(1)) {
    const target = targets[member]!
    if (
      settings(target).matchPercent !== settings(first).matchPercent ||
      settings(target).events !== settings(first).events
    )
      problems.push({
        code: 'eventbridge.patternDiffers',
        severity: 'error',
        message: `${target.other.name} and ${first.other.name} are targets of one rule (${pattern}), but their connections tell different events to match.`,
        help: 'Give both the same share and origin of events, or different patterns.',
        connectionId: target.id,
      })
  }
  if (members.length > MAX_TARGETS_PER_RULE)
    problems.push({
      code: 'eventbridge.targetsPerRule',
      severity: 'error',
      message: `The rule ${pattern} has ${members.length} targets; AWS allows ${MAX_TARGETS_PER_RULE}.`,
      help: 'Make a second rule with another pattern name, or put an SNS topic between.',
      connectionId: targets[members[MAX_TARGETS_PER_RULE]!]!.id,
    })
  return problems
}

const tooManyRules = (rules: readonly Rule[]): CheckProblem[] =>
  rules.length <= MAX_RULES
    ? []
    : [
        {
          code: 'eventbridge.rulesPerBus',
          severity: 'warning',
          message: `The bus has ${grouped(rules.length)} rules; AWS allows ${MAX_RULES} unless the quota is raised.`,
          help: 'Ask AWS for a higher quota, or use several buses.',
        },
      ]

function deadLetters(context: CheckContext<unknown>, targets: readonly Target[]): CheckProblem[] {
  const [queue] = context.connections('deadLetter')
  if (queue !== undefined && targets.length > 0 && !targets.some((target) => settings(target).useDeadLetterQueue))
    return [
      {
        code: 'eventbridge.deadLetterQueueUnused',
        severity: 'warning',
        message: `No target sends to the dead-letter queue ${queue.other.name}.`,
        help: 'Switch on Dead-letter queue at the connections to the targets.',
        connectionId: queue.id,
      },
    ]
  const lossy = targets.filter((target) => queue === undefined || !settings(target).useDeadLetterQueue)
  if (lossy.length === 0) return []
  const names = [...new Set(lossy.map(({ other }) => other.name))]
  return [
    {
      code: 'eventbridge.noDeadLetterQueue',
      severity: 'warning',
      message: `Events that ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and others' : ''} did not take when retries end are lost: there is no dead-letter queue.`,
      help: 'Connect the Dead-letter queue port to an SQS queue and use it for the target.',
      ...(lossy.length === 1 ? { connectionId: lossy[0]!.id } : {}),
    },
  ]
}

/** Targets that put events on the bus which their own rule matches for certain: each event causes the next, without end. */
function loops(context: CheckContext<unknown>, targets: readonly Target[]): CheckProblem[] {
  const senders = context.connections('requests').map(({ other }) => other)
  return targets.flatMap((target) => {
    const { matchPercent, pattern, events } = settings(target)
    if (matchPercent < 100 || pattern !== '' || events === 'aws') return []
    const sender = senders.find(({ id }) => id === target.other.id || context.leadsTo(target.other.id, id))
    if (sender === undefined) return []
    return [
      {
        code: 'eventbridge.ruleLoop',
        severity: 'warning' as const,
        message: `${sender.name} sends events to this bus, and the rule for ${target.other.name} matches them all and sets ${sender.name} off again.`,
        help: 'Give the rule a pattern that its own events do not match, and the share of events that it matches.',
        connectionId: target.id,
      },
    ]
  })
}
