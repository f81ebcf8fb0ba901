import { Command } from 'commander'
import { join } from 'node:path'
import {
  costCsv,
  costHtml,
  diagramSvg,
  metricsCsv,
  otlp,
  type RunReport,
  runReport,
  type RunResult,
} from '../../sim/index'
import { EXIT } from '../exitCodes'
import { runText } from '../format/runText'
import { styleFor, widthOf } from '../format/style'
import { longDate, readGlyphs } from '../glyphs'
import type { Io } from '../io'
import { examples, type FormatOption, formatOption, toJson } from '../options/format'
import { addRunOptions, type Prepared, prepareRun, type RunOptions } from '../options/runOptions'
import { gather, wholeNumber } from '../options/wholeNumber'
import { type OutputFile, prepareFolder, writeFiles } from '../output'
import { assertionsOver, replicationReport } from '../replications'
import { simulate } from '../simulate'

interface Options extends RunOptions, FormatOption {
  replications: number
  out?: string
}

/** `windtunnel run`: blows a scenario's traffic through a design. */
export function runCommand(io: Io): Command {
  const command = new Command('run')
    .description('Run a scenario and report outcomes, latency, throttles, cost and assertions.')
    .argument('<design>', 'a .windtunnel.json file, or - for standard input')
  return addRunOptions(command)
    .option(
      '--replications <number>',
      'repeat with consecutive seeds and show confidence intervals',
      wholeNumber(1, 1000),
      1,
    )
    .option('--assert <expression>', 'fail (exit code 1) unless this holds (repeatable)', gather)
    .option('--out <folder>', 'also write run.json, metrics.csv, cost.csv, cost.html, traces.json and diagram.svg')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Assertions compare a measure of a resource, or of total, with a limit. Measures: p50 p90 p95
p99 p999 max mean min (response time), throttles, errorRate, availability, rate, requests,
hitRate, cost (run, month or request), metric (resource, name, statistic).
Exit code: 0 done, 1 an assertion failed, 2 the input is wrong, 3 a bug in Windtunnel.
${examples([
  'run orders.windtunnel.json',
  "run orders.windtunnel.json --scenario peak --assert 'p99(total) < 300ms'",
  'run orders.windtunnel.json --set orders-fn.memoryMb=512MB --duration 10m --seed 7',
  'run orders.windtunnel.json --replay users=black-friday.csv --format json --out results',
])}`,
    )
    .action(async (design: string, options: Options) => {
      if (options.out !== undefined) prepareFolder(options.out)
      const prepared = await prepareRun(design, options, io)
      const results = simulate(prepared, options.seed, options.replications, io)
      const result = results[0]!
      const assertions = assertionsOver(results)
      const replications = results.length > 1 ? replicationReport(results) : null
      const report = { ...runReport(result), assertions, ...(replications === null ? {} : { replications }) }
      if (options.out !== undefined) await writeFiles(filesOf(options.out, prepared, result, report, io))
      if (options.format === 'json') io.stdout.write(toJson(report))
      else {
        const { stdout } = io
        const input = { ...prepared, result, assertions, replications }
        stdout.write(runText(input, styleFor(stdout, io.env), widthOf(stdout)))
      }
      if (options.out !== undefined) io.stderr.write(`Wrote six files to ${options.out}\n`)
      if (assertions.some(({ passed }) => !passed)) io.exitCode = EXIT.failed
    })
}

function filesOf(folder: string, { design }: Prepared, result: RunResult, report: RunReport, io: Io): OutputFile[] {
  const file = (name: string, content: string): OutputFile => ({ path: join(folder, name), content })
  return [
    file('run.json', toJson(report)),
    file('metrics.csv', metricsCsv(design, result)),
    file('cost.csv', costCsv(design, result)),
    file('cost.html', costHtml(design, result, { date: longDate(io.date()) })),
    file('traces.json', otlp(design, result, { startUnixNano: '0' })),
    file('diagram.svg', diagramSvg(design, { theme: 'light', result, glyphs: readGlyphs() })),
  ]
}
