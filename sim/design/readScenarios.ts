import type { Distribution } from '../kernel/distributions'
import { didYouMean } from './nearest'
import { DOCUMENT, entry, member, type Place, type ProblemList } from './problems'
import {
  eachObject,
  isObject,
  own,
  readId,
  readList,
  readReference,
  readText,
  refuseUnknownKeys,
  requireNumber,
  type JsonObject,
} from './reader'
import {
  ACTION_KEYS,
  ASSERTION_KEYS,
  EFFECT_KEYS,
  FAULT_KEYS,
  LOAD_KEYS,
  MAX,
  MAX_TEXT,
  RATE_POINT_KEYS,
  SCENARIO_KEYS,
  SPACINGS,
  STREAM_KEYS,
} from './shapes'
import type { Assertion, Fault, Load, Scenario, ScenarioAction, TrafficStream } from './types'
import { checkDistribution } from './validateDistribution'
import { shown } from './words'

/** Any number the file can hold: whether it makes sense is checked with the design, so that a wrong one can be opened and mended. */
const ANY = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE }

export function readScenarios(file: JsonObject, problems: ProblemList): Scenario[] {
  const scenarios: Scenario[] = []
  const taken = new Set<string>()
  const list = readList(file, 'scenarios', { max: MAX.scenarios }, DOCUMENT, problems)
  eachObject(list, 'A scenario', member(DOCUMENT, 'scenarios'), problems, (object, at) => {
    refuseUnknownKeys(object, SCENARIO_KEYS, at, problems)
    const id = readId(object, 'a scenario', taken, at, problems) ?? ''
    scenarios.push({
      id,
      name: readText(
        object,
        'name',
        { label: 'The name of a scenario', maxLength: MAX_TEXT.name, default: id },
        at,
        problems,
      ),
      durationSeconds: anyNumber(object, 'durationSeconds', at, problems),
      warmupSeconds: own(object, 'warmupSeconds') === undefined ? 0 : anyNumber(object, 'warmupSeconds', at, problems),
      streams: readEntries(object, 'streams', 'A stream', MAX.streams, at, problems, readStream),
      faults: readEntries(object, 'faults', 'A fault', MAX.faults, at, problems, readFault),
      ...(own(object, 'actions') === undefined
        ? {}
        : { actions: readEntries(object, 'actions', 'An action', MAX.actions, at, problems, readAction) }),
      assertions: readEntries(object, 'assertions', 'An assertion', MAX.assertions, at, problems, readAssertion),
    })
  })
  return scenarios
}

function readEntries<T>(
  object: JsonObject,
  name: string,
  what: string,
  max: number,
  place: Place,
  problems: ProblemList,
  read: (object: JsonObject, taken: Set<string>, at: Place, problems: ProblemList) => T,
): T[] {
  const entries: T[] = []
  const taken = new Set<string>()
  eachObject(readList(object, name, { max }, place, problems), what, member(place, name), problems, (item, at) => {
    entries.push(read(item, taken, at, problems))
  })
  return entries
}

function readStream(object: JsonObject, taken: Set<string>, at: Place, problems: ProblemList): TrafficStream {
  refuseUnknownKeys(object, STREAM_KEYS, at, problems)
  const spacing = own(object, 'spacing') ?? 'poisson'
  if (!(SPACINGS as readonly unknown[]).includes(spacing)) {
    problems.error(
      'stream.spacing',
      member(at, 'spacing'),
      `spacing must be poisson, uniform or exact; it is ${shown(spacing)}.`,
      'poisson is how independent users arrive.',
    )
  }
  return {
    id: readId(object, 'a stream', taken, at, problems) ?? '',
    target: readReference(object, 'target', 'The target of a stream', at, problems) ?? '',
    load: readLoad(own(object, 'load'), member(at, 'load'), problems),
    spacing: spacing as TrafficStream['spacing'],
  }
}

function readLoad(value: unknown, at: Place, problems: ProblemList): Load {
  const none: Load = { kind: 'constant', rate: 0 }
  const kind = kindOf(value, LOAD_KEYS, 'The load of a stream', at, problems)
  if (!isObject(value) || kind === null) return none
  const number = (name: string) => anyNumber(value, name, at, problems)
  const points = (name: string) => readRatePoints(value, name, at, problems)
  switch (kind) {
    case 'constant':
      return { kind, rate: number('rate') }
    case 'ramp':
      return {
        kind,
        from: number('from'),
        to: number('to'),
        startSeconds: number('startSeconds'),
        endSeconds: number('endSeconds'),
      }
    case 'steps':
      return { kind, steps: points('steps') }
    case 'spike':
      return {
        kind,
        base: number('base'),
        peak: number('peak'),
        atSeconds: number('atSeconds'),
        riseSeconds: number('riseSeconds'),
        holdSeconds: number('holdSeconds'),
        fallSeconds: number('fallSeconds'),
      }
    case 'sine':
      return {
        kind,
        mean: number('mean'),
        amplitude: number('amplitude'),
        periodSeconds: number('periodSeconds'),
        phaseSeconds: number('phaseSeconds'),
      }
    case 'points':
      return { kind, points: points('points') }
    case 'replay': {
      const counts = readCounts(value, at, problems)
      const file =
        own(value, 'file') === undefined
          ? {}
          : { file: readText(value, 'file', { label: 'file', maxLength: MAX_TEXT.file }, at, problems) }
      return { kind, binSeconds: number('binSeconds'), counts, ...file }
    }
  }
}

function readRatePoints(
  load: JsonObject,
  name: string,
  place: Place,
  problems: ProblemList,
): { atSeconds: number; rate: number }[] {
  const list = readList(load, name, { max: MAX.ratePoints, min: 1, required: true }, place, problems)
  const points: { atSeconds: number; rate: number }[] = []
  eachObject(list, 'A point', member(place, name), problems, (object, at) => {
    refuseUnknownKeys(object, RATE_POINT_KEYS, at, problems)
    points.push({
      atSeconds: anyNumber(object, 'atSeconds', at, problems),
      rate: anyNumber(object, 'rate', at, problems),
    })
  })
  return points
}

function readCounts(load: JsonObject, place: Place, problems: ProblemList): number[] {
  const list = readList(load, 'counts', { max: MAX.replayCounts, min: 1, required: true }, place, problems)
  const wrong = list.findIndex((count) => typeof count !== 'number')
  if (wrong < 0) return list as number[]
  problems.error(
    'replay.counts',
    entry(member(place, 'counts'), wrong),
    `counts must be numbers; entry ${wrong} is ${shown(list[wrong])}.`,
    'Write how many requests each time bin has.',
  )
  return []
}

function readFault(object: JsonObject, taken: Set<string>, at: Place, problems: ProblemList): Fault {
  refuseUnknownKeys(object, FAULT_KEYS, at, problems)
  return {
    id: readId(object, 'a fault', taken, at, problems) ?? '',
    target: readReference(object, 'target', 'The target of a fault', at, problems) ?? '',
    startSeconds: anyNumber(object, 'startSeconds', at, problems),
    durationSeconds: anyNumber(object, 'durationSeconds', at, problems),
    effect: readEffect(own(object, 'effect'), member(at, 'effect'), problems),
  }
}

function readEffect(value: unknown, at: Place, problems: ProblemList): Fault['effect'] {
  const kind = kindOf(value, EFFECT_KEYS, 'The effect of a fault', at, problems)
  if (!isObject(value) || kind === null) return { kind: 'outage' }
  switch (kind) {
    case 'error':
    case 'throttle':
      return { kind, probability: anyNumber(value, 'probability', at, problems) }
    case 'latency':
      checkDistribution(own(value, 'delay'), 'The delay of a fault', member(at, 'delay'), problems)
      return { kind, delay: own(value, 'delay') as Distribution }
    case 'outage':
    case 'coldFlush':
      return { kind }
  }
}

function readAction(object: JsonObject, taken: Set<string>, at: Place, problems: ProblemList): ScenarioAction {
  refuseUnknownKeys(object, ACTION_KEYS, at, problems)
  const settings = own(object, 'settings') ?? {}
  if (!isObject(settings)) {
    problems.error(
      'object.type',
      member(at, 'settings'),
      `The settings of an action must be an object in braces; they are ${shown(settings)}.`,
      'Write "settings": {} for its defaults.',
    )
  }
  return {
    id: readId(object, 'an action', taken, at, problems) ?? '',
    target: readReference(object, 'target', 'The target of an action', at, problems) ?? '',
    action: readText(
      object,
      'action',
      { label: 'The name of an action', maxLength: MAX_TEXT.port, minLength: 1 },
      at,
      problems,
    ),
    atSeconds: anyNumber(object, 'atSeconds', at, problems),
    settings: isObject(settings) ? settings : {},
  }
}

function readAssertion(object: JsonObject, taken: Set<string>, at: Place, problems: ProblemList): Assertion {
  refuseUnknownKeys(object, ASSERTION_KEYS, at, problems)
  return {
    id: readId(object, 'an assertion', taken, at, problems) ?? '',
    expression: readText(
      object,
      'expression',
      { label: 'The expression of an assertion', maxLength: MAX_TEXT.assertion },
      at,
      problems,
    ),
  }
}

/** The kind of a tagged object, its members checked against that kind's; null when there is none. */
function kindOf<K extends string>(
  value: unknown,
  keys: Record<K, readonly string[]>,
  label: string,
  at: Place,
  problems: ProblemList,
): K | null {
  const kind = isObject(value) ? own(value, 'kind') : undefined
  if (isObject(value) && typeof kind === 'string' && Object.hasOwn(keys, kind)) {
    refuseUnknownKeys(value, keys[kind as K], at, problems)
    return kind as K
  }
  problems.error(
    'kind.unknown',
    at,
    `${label} must be an object with a known kind; ${isObject(value) ? `its kind is ${shown(kind)}` : `it is ${shown(value)}`}.`,
    didYouMean(typeof kind === 'string' ? kind : '', Object.keys(keys)),
  )
  return null
}

const anyNumber = (object: JsonObject, name: string, at: Place, problems: ProblemList): number =>
  requireNumber(object, name, { label: name, ...ANY, help: 'Write a number.' }, at, problems) ?? 0
