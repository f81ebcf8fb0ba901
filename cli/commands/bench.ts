import { Command, InvalidArgumentError, Option } from 'commander'
import { benchCases } from '../bench/cases'
import { type BenchReport, chosenCases, measureHere, runBench } from '../bench/runBench'

interface BenchOptions {
  format: 'text' | 'json'
  only?: string
  memory: boolean
  inProcess: boolean
}

/** `windtunnel bench`: throughput and memory of the engine, and its ratio to a bare event heap. */
export function benchCommand(): Command {
  return new Command('bench')
    .description('Measure the engine: throughput, memory, and the ratio to a bare event-heap loop.')
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .option('--only <id>', `one row: ${benchCases.map((bench) => bench.id).join(', ')}`, caseId)
    .option('--memory', 'also run 10^8 requests and report the peak of memory (minutes)', false)
    .addOption(new Option('--in-process', 'measure in this process').default(false).hideHelp())
    .addHelpText(
      'after',
      '\nExamples:\n  windtunnel bench\n  windtunnel bench --only chain-4\n  windtunnel bench --memory --format json > bench.json',
    )
    .action(async (options: BenchOptions) => {
      const cases = chosenCases(options.only, options.memory)
      const report = options.inProcess
        ? reportHere(cases)
        : await runBench(cases, process.argv[1]!, ({ id, what }) => process.stderr.write(`${id}: ${what}\n`))
      process.stdout.write(options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : table(report))
    })
}

function caseId(id: string): string {
  if (benchCases.some((bench) => bench.id === id)) return id
  throw new InvalidArgumentError(`There is no row ${id}.`)
}

function reportHere(cases: ReturnType<typeof chosenCases>): BenchReport {
  const reports = cases.map(measureHere)
  return { heapOpsPerSecond: reports[0]?.heapOpsPerSecond ?? 0, rows: reports.map((report) => report.row) }
}

function table({ heapOpsPerSecond, rows }: BenchReport): string {
  const head = ['row', 'per CPU second', 'events/s', 'of the heap', 'wall', 'memory']
  const body = rows.map((row) => [
    row.id,
    `${millions(row.perCpuSecond)} ${row.unit}`,
    millions(row.eventsPerSecond),
    row.ratioToHeap.toFixed(2),
    `${row.wallSeconds.toFixed(1)} s`,
    `${Math.round(row.peakMemoryMb)} MB`,
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...body.map((cells) => cells[column]!.length)))
  const line = (cells: string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
  return `${[`Bare heap loop: ${millions(heapOpsPerSecond)} events per CPU second`, '', line(head), ...body.map(line)].join('\n')}\n`
}

const millions = (value: number): string => `${(value / 1e6).toFixed(2)} M`
