import { Command, Option } from 'commander'
import { costCsv, costHtml, type Design, diagramSvg, metricsCsv, type RunResult } from '../../sim/index'
import { longDate, readGlyphs } from '../glyphs'
import { inputError } from '../InputError'
import type { Io } from '../io'
import { examples } from '../options/format'
import { addRunOptions, prepareRun, type RunOptions } from '../options/runOptions'
import { applySettings } from '../options/settings'
import { prepareFile, writeOutput } from '../output'
import { readDesign } from '../readDesign'
import { simulate } from '../simulate'
import { svgToPng } from '../svgToPng'

const TARGETS = ['svg', 'png', 'csv', 'html', 'metrics-csv'] as const

interface Options extends RunOptions {
  as: (typeof TARGETS)[number]
  theme: 'dark' | 'light'
  out?: string
}

/** `windtunnel export`: pictures, tables and reports. */
export function exportCommand(io: Io): Command {
  const command = new Command('export')
    .description('Export the diagram (svg, png), the cost report (csv, html) or all time series (metrics-csv).')
    .argument('<design>', 'a .windtunnel.json file, or - for standard input')
    .addOption(new Option('--as <target>', 'what to export').choices(TARGETS).makeOptionMandatory())
    .option('--out <file>', 'file to write; without one, or with -, standard output')
    .addOption(new Option('--theme <name>', 'colours of the diagram').choices(['dark', 'light']).default('light'))
  return addRunOptions(command)
    .addHelpText(
      'after',
      `
A diagram shows settings, or with --scenario what that scenario's run has shown.
csv, html and metrics-csv always run a scenario.
${examples([
  'export orders.windtunnel.json --as svg --out orders.svg',
  'export orders.windtunnel.json --as png --scenario peak --theme dark --out peak.png',
  'export orders.windtunnel.json --as html --out cost.html',
])}`,
    )
    .action(async (path: string, options: Options) => {
      const { as, out } = options
      if (as === 'png' && (out === undefined || out === '-') && io.stdout.isTTY)
        throw inputError(
          '--out',
          'export.binary',
          'A PNG picture cannot be shown in a terminal.',
          'Name a file with --out.',
        )
      prepareFile(out)
      await writeOutput(out, await content(path, options, io), io)
    })
}

async function content(path: string, options: Options, io: Io): Promise<string | Uint8Array> {
  switch (options.as) {
    case 'svg':
      return diagram(path, options, io)
    case 'png':
      return svgToPng(await diagram(path, options, io))
    case 'csv': {
      const { design, result } = await simulated(path, options, io)
      return costCsv(design, result)
    }
    case 'html': {
      const { design, result } = await simulated(path, options, io)
      return costHtml(design, result, { date: longDate(io.date()) })
    }
    case 'metrics-csv': {
      const { design, result } = await simulated(path, options, io)
      return metricsCsv(design, result)
    }
  }
}

async function diagram(path: string, options: Options, io: Io): Promise<string> {
  const { theme, scenario, set } = options
  const glyphs = readGlyphs()
  if (scenario === undefined) return diagramSvg(applySettings(await readDesign(path, io), set ?? []), { theme, glyphs })
  const { design, result } = await simulated(path, options, io)
  return diagramSvg(design, { theme, glyphs, result })
}

async function simulated(path: string, options: Options, io: Io): Promise<{ design: Design; result: RunResult }> {
  const prepared = await prepareRun(path, options, io)
  return { design: prepared.design, result: simulate(prepared, options.seed, 1, io)[0]! }
}
