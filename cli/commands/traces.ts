import { Command, InvalidArgumentError, Option } from 'commander'
import { type Design, otlp, perfetto, type RunResult, traceSummary, xray } from '../../sim/index'
import type { Io } from '../io'
import { examples } from '../options/format'
import { addRunOptions, prepareRun, type RunOptions } from '../options/runOptions'
import { prepareFile, writeOutput } from '../output'
import { simulate } from '../simulate'
import { FILTER_HELP, parseTraceFilter } from '../traceFilter'

const SHAPES = ['summary', 'xray', 'otlp', 'perfetto'] as const

interface Options extends RunOptions {
  as: (typeof SHAPES)[number]
  filter?: string
  start: Date | 'now'
  out?: string
}

/** `windtunnel traces`: the traces that a run kept. */
export function tracesCommand(io: Io): Command {
  const command = new Command('traces')
    .description(
      'Run a scenario and print the traces it kept: a uniform sample, the slowest, and the first of each error.',
    )
    .argument('<design>', 'a .windtunnel.json file, or - for standard input')
    .addOption(
      new Option('--as <shape>', 'a table, or JSON for X-Ray, OpenTelemetry or ui.perfetto.dev')
        .choices(SHAPES)
        .default('summary'),
    )
    .option('--filter <expression>', 'only traces for which this holds')
    .option('--out <file>', 'file to write; without one, or with -, standard output')
    .addOption(
      new Option('--start <time>', 'wall-clock start of the run in xray and otlp: an ISO 8601 time, or now')
        .argParser(parseStart)
        .default(new Date(0), '1970-01-01T00:00:00Z'),
    )
  return addRunOptions(command)
    .addHelpText(
      'after',
      `
${FILTER_HELP}
${examples([
  'traces orders.windtunnel.json',
  "traces orders.windtunnel.json --filter 'duration > 500ms and (cold or error)'",
  'traces orders.windtunnel.json --as otlp --start now --out traces.json',
])}`,
    )
    .action(async (path: string, options: Options) => {
      const { filter, seed, out } = options
      prepareFile(out)
      const prepared = await prepareRun(path, options, io)
      const keep = filter === undefined ? () => true : parseTraceFilter(filter, prepared.design)
      const result = simulate(prepared, seed, 1, io)[0]!
      const filtered = { ...result, traces: result.traces.filter(keep) }
      await writeOutput(out, inShape(prepared.design, filtered, options, io), io)
    })
}

function inShape(design: Design, result: RunResult, { as, start }: Options, io: Io): string {
  const startMs = (start === 'now' ? io.date() : start).getTime()
  switch (as) {
    case 'summary':
      return traceSummary(design, result)
    case 'xray':
      return xray(design, result, { startUnixSeconds: startMs / 1000 })
    case 'otlp':
      return otlp(design, result, { startUnixNano: String(BigInt(startMs) * 1_000_000n) })
    case 'perfetto':
      return perfetto(design, result)
  }
}

function parseStart(text: string): Date | 'now' {
  if (text === 'now') return text
  const date = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : new Date(NaN)
  if (!(date.getTime() >= 0)) throw new InvalidArgumentError('Write a time such as 2026-01-31T09:00:00Z, or now.')
  return date
}
