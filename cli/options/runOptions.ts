import type { Command } from 'commander'
import { check, compile, type Design, type Model, type Problem, type Scenario } from '../../sim/index'
import { assertionProblems, assertOptionProblems } from '../assertionProblems'
import { InputError } from '../InputError'
import type { Io } from '../io'
import { readDesign } from '../readDesign'
import { nameOfInput } from '../readInput'
import { chooseScenario } from './chooseScenario'
import { parseDuration } from './duration'
import { applyReplays, recordedSeconds } from './replay'
import { applySettings } from './settings'
import { gather, wholeNumber } from './wholeNumber'

/** Options of every command that runs a scenario. */
export interface RunOptions {
  scenario?: string
  duration?: number
  seed: number
  set?: string[]
  replay?: string[]
  assert?: string[]
}

/** A design ready to run. */
export interface Prepared {
  design: Design
  scenario: Scenario
  model: Model
  warnings: Problem[]
}

const MAX_SEED = 4_294_967_295

/** Adds the options of every command that runs a scenario. */
export function addRunOptions(command: Command): Command {
  return command
    .option('--scenario <name>', 'scenario to run, by id or name (default: the one last looked at, else the first)')
    .option('--duration <time>', 'how long to run it, such as 10m, 90s or 1h30m', parseDuration)
    .option(
      '--seed <number>',
      'seed of all randomness: the same seed gives the same result',
      wholeNumber(0, MAX_SEED),
      1,
    )
    .option(
      '--set <resource.field=value>',
      'change a setting for this run, such as fn.memoryMb=512MB (repeatable)',
      gather,
    )
    .option(
      '--replay <client=file>',
      'play recorded traffic (CSV of time and count) from a client (repeatable)',
      gather,
    )
}

/** Reads a design, applies the options and makes it ready to run. Throws an InputError with everything that is wrong. */
export async function prepareRun(path: string, options: RunOptions, io: Io): Promise<Prepared> {
  const design = applySettings(await readDesign(path, io), options.set ?? [])
  const chosen = chooseScenario(design, options.scenario)
  const replayed = await applyReplays(design, chosen, options.replay ?? [], io)
  const recorded = options.replay === undefined ? 0 : recordedSeconds(replayed)
  const scenario: Scenario = {
    ...replayed,
    durationSeconds: options.duration ?? (recorded > 0 ? recorded : replayed.durationSeconds),
    assertions: [...replayed.assertions, ...assertionsOf(options.assert ?? [], replayed)],
  }
  const changed = { ...design, scenarios: design.scenarios.map((other) => (other === chosen ? scenario : other)) }
  const inOptions = assertOptionProblems(changed, options.assert ?? [])
  if (inOptions.length > 0) throw new InputError('--assert', inOptions)
  const problems = [...check(changed), ...assertionProblems(changed, replayed)]
  const compiled = compile(changed)
  if ('problems' in compiled || problems.some(({ severity }) => severity === 'error'))
    throw new InputError(nameOfInput(path), problems)
  return { design: changed, scenario, model: compiled.model, warnings: problems }
}

function assertionsOf(expressions: readonly string[], { assertions }: Scenario): Scenario['assertions'] {
  const taken = new Set(assertions.map(({ id }) => id))
  return expressions.map((expression, index) => {
    let id = `assert-${index + 1}`
    while (taken.has(id)) id += '-'
    return { id, expression }
  })
}
