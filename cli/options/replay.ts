import { basename } from 'node:path'
import { type Design, didYouMean, type Load, parseCountsCsv, type Scenario, serviceOf } from '../../sim/index'
import { InputError, inputError } from '../InputError'
import type { Io } from '../io'
import { readInput } from '../readInput'

type Replay = Extract<Load, { kind: 'replay' }>

/** Puts recorded traffic (`CLIENT=FILE` options) in the place of what the scenario sends from these clients. */
export async function applyReplays(
  design: Design,
  scenario: Scenario,
  replays: readonly string[],
  io: Io,
): Promise<Scenario> {
  let { streams } = scenario
  for (const replay of replays) {
    const { client, file } = splitReplay(design, replay)
    const load = await readReplay(file, io)
    const before = streams.filter(({ target }) => target === client)
    const stream = { id: before[0]?.id ?? freeId(streams), target: client, load, spacing: 'poisson' as const }
    streams = [...streams.filter(({ target }) => target !== client), stream]
  }
  return { ...scenario, streams }
}

/** Length of the longest recording in a scenario, seconds. */
export const recordedSeconds = ({ streams }: Scenario): number =>
  Math.max(0, ...streams.map(({ load }) => (load.kind === 'replay' ? load.binSeconds * load.counts.length : 0)))

function splitReplay(design: Design, replay: string): { client: string; file: string } {
  const equals = replay.indexOf('=')
  const client = replay.slice(0, equals)
  const file = replay.slice(equals + 1)
  if (equals < 1 || file === '')
    throw inputError(
      '--replay',
      'replay.form',
      `${replay} is not CLIENT=FILE.`,
      'Write, for instance, --replay users=friday.csv.',
    )
  const clients = design.resources.filter(({ type }) => serviceOf(type)?.traffic === true).map(({ id }) => id)
  if (clients.includes(client)) return { client, file }
  const message = design.resources.some(({ id }) => id === client)
    ? `${client} sends no traffic of its own.`
    : `There is no client ${client}.`
  throw inputError('--replay', 'replay.unknownClient', message, didYouMean(client, clients))
}

async function readReplay(file: string, io: Io): Promise<Replay> {
  const recorded = parseCountsCsv(await readInput(file, io), file)
  if (!('problems' in recorded)) {
    const { binSeconds, counts } = recorded
    return { kind: 'replay', binSeconds, counts, file: basename(file) }
  }
  throw new InputError(
    file,
    recorded.problems.map(({ line, message, help }) => ({
      code: 'csv.line',
      severity: 'error',
      resourceId: null,
      path: line > 0 ? `${file}:${line}` : file,
      message: line > 0 ? `Line ${line}: ${message}.` : `${message}.`,
      help,
    })),
  )
}

function freeId(streams: Scenario['streams']): string {
  let number = 1
  while (streams.some(({ id }) => id === `replay-${number}`)) number++
  return `replay-${number}`
}
