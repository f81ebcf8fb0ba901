import type { HandlerStep } from '../services/fields'
import { didYouMean } from './nearest'
import { entry, member, type Place, type ProblemList } from './problems'
import { checkText, isObject, own, refuseUnknownKeys, requireNumber } from './reader'
import { MAX, MAX_TEXT, STEP_KEYS } from './shapes'
import { shown } from './words'
import { checkDistribution } from './validateDistribution'

const KINDS = Object.keys(STEP_KEYS)
/** Most times one step may repeat its call. */
const MAX_CALLS = 1_000

/** Collects what is wrong with the form of a handler. Whether its connections exist is checked with the whole design. */
export function checkHandlerShape(value: unknown, label: string, place: Place, problems: ProblemList): void {
  if (value === null) return
  const counter = { steps: 0 }
  checkSteps(value, label, place, problems, 1, counter)
  if (counter.steps > MAX.handlerSteps) {
    problems.error(
      'handler.length',
      place,
      `${label} may have ${MAX.handlerSteps} steps; it has more.`,
      'Use count to repeat a call instead of repeating the step.',
    )
  }
}

function checkSteps(
  steps: unknown,
  label: string,
  place: Place,
  problems: ProblemList,
  depth: number,
  counter: { steps: number },
): void {
  if (!Array.isArray(steps)) {
    problems.error(
      'handler.type',
      place,
      `${label} must be a list of steps; it is ${shown(steps)}.`,
      'Write [{"kind": "compute", ...}], or null for the default.',
    )
    return
  }
  for (const [i, step] of steps.entries()) {
    if (++counter.steps > MAX.handlerSteps) return
    checkStep(step, label, entry(place, i), problems, depth, counter)
  }
}

function checkStep(
  step: unknown,
  label: string,
  place: Place,
  problems: ProblemList,
  depth: number,
  counter: { steps: number },
): void {
  const kind = isObject(step) ? own(step, 'kind') : undefined
  if (!isObject(step) || typeof kind !== 'string' || !Object.hasOwn(STEP_KEYS, kind)) {
    problems.error(
      'handler.step',
      place,
      `A step of ${label} needs a kind: compute, call or parallel; it is ${shown(isObject(step) ? kind : step)}.`,
      didYouMean(typeof kind === 'string' ? kind : '', KINDS),
    )
    return
  }
  refuseUnknownKeys(step, STEP_KEYS[kind as HandlerStep['kind']], place, problems)
  switch (kind as HandlerStep['kind']) {
    case 'compute':
      checkDistribution(
        own(step, 'duration'),
        `The duration of a step of ${label}`,
        member(place, 'duration'),
        problems,
      )
      return
    case 'call':
      checkText(
        own(step, 'connection'),
        { label: 'The connection of a call', maxLength: MAX_TEXT.port, minLength: 1 },
        member(place, 'connection'),
        problems,
      )
      checkText(
        own(step, 'operation'),
        { label: 'The operation of a call', maxLength: MAX_TEXT.port, minLength: 1 },
        member(place, 'operation'),
        problems,
      )
      requireNumber(
        step,
        'count',
        { label: 'The count of a call', min: 0, max: MAX_CALLS, integer: true },
        place,
        problems,
      )
      requireNumber(step, 'probability', { label: 'The probability of a call', min: 0, max: 1 }, place, problems)
      return
    case 'parallel':
      checkBranches(own(step, 'branches'), label, member(place, 'branches'), problems, depth, counter)
  }
}

function checkBranches(
  branches: unknown,
  label: string,
  place: Place,
  problems: ProblemList,
  depth: number,
  counter: { steps: number },
): void {
  if (!Array.isArray(branches) || branches.length > MAX.branches) {
    problems.error(
      'handler.branches',
      place,
      `A parallel step of ${label} has a list of up to ${MAX.branches} branches; it is ${Array.isArray(branches) ? `a list of ${branches.length}` : shown(branches)}.`,
      'Write {"kind": "parallel", "branches": [[...], [...]]}.',
    )
    return
  }
  if (depth >= MAX.handlerDepth) {
    problems.error(
      'handler.depth',
      place,
      `${label} nests parallel steps more than ${MAX.handlerDepth} deep.`,
      'Flatten it: branches of branches run at the same time anyway.',
    )
    return
  }
  for (const [i, branch] of branches.entries()) checkSteps(branch, label, entry(place, i), problems, depth + 1, counter)
}
