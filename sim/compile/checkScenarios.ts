import { didYouMean } from '../design/nearest'
import { DOCUMENT, entry, member, type Place, type ProblemList } from '../design/problems'
import { checkNumber } from '../design/reader'
import { MAX_DURATION_SECONDS } from '../design/shapes'
import type { Fault, Scenario, TrafficStream } from '../design/types'
import { checkDistribution } from '../design/validateDistribution'
import { checkAction } from './checkActions'
import { checkLoad } from './checkLoad'
import type { DesignIndex } from './designIndex'

export function checkScenarios(index: DesignIndex, problems: ProblemList): void {
  const place = member(DOCUMENT, 'scenarios')
  refuseDuplicates(index.design.scenarios, 'scenario', place, problems)
  for (const scenario of index.design.scenarios) checkScenario(scenario, index, entry(place, scenario.id), problems)
}

function checkScenario(scenario: Scenario, index: DesignIndex, at: Place, problems: ProblemList): void {
  const { name, durationSeconds, warmupSeconds, actions = [] } = scenario
  const label = `The duration of scenario ${name}`
  const duration = checkNumber(
    durationSeconds,
    { label, min: 0.001, max: MAX_DURATION_SECONDS, unit: 's' },
    member(at, 'durationSeconds'),
    problems,
  )
  if (duration !== null && !(warmupSeconds >= 0 && warmupSeconds < duration)) {
    problems.error(
      'scenario.warmup',
      member(at, 'warmupSeconds'),
      `The warm-up of scenario ${name} must be 0 or more and shorter than its ${duration} s; it is ${warmupSeconds} s.`,
      'What happens during warm-up is left out of totals: with nothing after it there is no result.',
    )
  }
  if (scenario.streams.length === 0 && !sendsByItself(index)) {
    problems.warning(
      'scenario.noTraffic',
      member(at, 'streams'),
      `Scenario ${name} has no traffic.`,
      'Add a stream to one of the clients.',
    )
  }
  refuseDuplicates(scenario.streams, 'stream', member(at, 'streams'), problems)
  refuseDuplicates(scenario.faults, 'fault', member(at, 'faults'), problems)
  refuseDuplicates(actions, 'action', member(at, 'actions'), problems)
  refuseDuplicates(scenario.assertions, 'assertion', member(at, 'assertions'), problems)
  for (const stream of scenario.streams)
    checkStream(stream, name, duration ?? Infinity, index, entry(member(at, 'streams'), stream.id), problems)
  for (const fault of scenario.faults)
    checkFault(fault, name, duration, index, entry(member(at, 'faults'), fault.id), problems)
  for (const action of actions)
    checkAction(action, name, duration, index, entry(member(at, 'actions'), action.id), problems)
}

/** Whether a resource acts without being called, as a schedule does. */
const sendsByItself = (index: DesignIndex): boolean =>
  [...index.resources.values()].some(
    ({ service: { traffic, ports } }) =>
      traffic !== true && ports.length > 0 && ports.every(({ direction }) => direction === 'out'),
  )

function checkStream(
  stream: TrafficStream,
  scenario: string,
  durationSeconds: number,
  index: DesignIndex,
  at: Place,
  problems: ProblemList,
): void {
  const target = index.resources.get(stream.target)
  if (target === undefined) {
    problems.error(
      'stream.target',
      member(at, 'target'),
      `Stream ${stream.id} of scenario ${scenario} drives ${stream.target}, which does not exist.`,
      () => didYouMean(stream.target, trafficSources(index)),
    )
  } else if (target.service.traffic !== true) {
    problems.error(
      'stream.target',
      member(at, 'target'),
      `Stream ${stream.id} of scenario ${scenario} drives ${target.resource.name}; ${target.service.title} does not send traffic of its own.`,
      'Add Clients that call it, and let the stream drive them.',
    )
  }
  checkLoad(
    stream.load,
    `the load of ${target?.resource.name ?? stream.target}`,
    durationSeconds,
    member(at, 'load'),
    problems,
  )
}

const trafficSources = (index: DesignIndex): string[] =>
  [...index.resources.values()].filter(({ service }) => service.traffic === true).map(({ resource }) => resource.id)

function checkFault(
  fault: Fault,
  scenario: string,
  end: number | null,
  index: DesignIndex,
  at: Place,
  problems: ProblemList,
): void {
  const label = `fault ${fault.id} of scenario ${scenario}`
  if (!index.resources.has(fault.target)) {
    problems.error(
      'fault.target',
      member(at, 'target'),
      `The ${label} happens to ${fault.target}, which does not exist.`,
      () => didYouMean(fault.target, [...index.resources.keys()]),
    )
  }
  const seconds = { min: 0, max: MAX_DURATION_SECONDS, unit: 's' } as const
  const start = checkNumber(
    fault.startSeconds,
    { label: `The start of ${label}`, ...seconds },
    member(at, 'startSeconds'),
    problems,
  )
  const duration = checkNumber(
    fault.durationSeconds,
    { label: `The duration of ${label}`, ...seconds },
    member(at, 'durationSeconds'),
    problems,
  )
  if (start !== null && end !== null && start >= end) {
    problems.warning(
      'fault.outside',
      member(at, 'startSeconds'),
      `The ${label} begins at ${start} s, after the end at ${end} s: it never happens.`,
      'Begin it earlier, or make the scenario longer.',
    )
  } else if (start !== null && duration !== null && end !== null && start + duration > end) {
    problems.warning(
      'fault.outside',
      member(at, 'durationSeconds'),
      `The ${label} lasts until ${start + duration} s, beyond the end at ${end} s: recovery is not seen.`,
      'Shorten it, or make the scenario longer.',
    )
  }
  const { effect } = fault
  if (effect.kind === 'error' || effect.kind === 'throttle') {
    checkNumber(
      effect.probability,
      { label: `The probability of ${label}`, min: 0, max: 1 },
      member(member(at, 'effect'), 'probability'),
      problems,
    )
  } else if (effect.kind === 'latency') {
    checkDistribution(effect.delay, `The delay of ${label}`, member(member(at, 'effect'), 'delay'), problems)
  }
  if (duration === 0 && effect.kind !== 'coldFlush') {
    problems.error(
      'fault.duration',
      member(at, 'durationSeconds'),
      `The ${label} lasts no time.`,
      'Give it a duration above 0 s.',
    )
  }
}

function refuseDuplicates(list: readonly { id: string }[], what: string, place: Place, problems: ProblemList): void {
  const seen = new Set<string>()
  for (const { id } of list) {
    if (seen.has(id))
      problems.error(
        'id.duplicate',
        entry(place, id),
        `The id ${id} is used by more than one ${what}.`,
        'Give each its own id.',
      )
    seen.add(id)
  }
}
