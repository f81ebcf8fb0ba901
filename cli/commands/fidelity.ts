import { Command } from 'commander'
import { didYouMean, type FidelityRow, fidelityStudies, formatSignificant } from '../../sim/index'
import { EXIT } from '../exitCodes'
import { type Style, styleFor } from '../format/style'
import { table } from '../format/table'
import { indented } from '../format/textWidth'
import { inputError } from '../InputError'
import type { Io } from '../io'
import { examples, type FormatOption, formatOption, toJson } from '../options/format'
import { Progress } from '../progress'

interface Options extends FormatOption {
  only?: string
}

/** `windtunnel fidelity`: the engine held against theory, published results and measurements. */
export function fidelityCommand(io: Io): Command {
  return new Command('fidelity')
    .description('Hold the engine against theory, published results and measurements, row by row.')
    .option('--only <id>', `one study or row, such as ${fidelityStudies[0]!.id}`)
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Studies:
${indented(fidelityStudies.map(({ id }) => id).join(', '), 80, 2)}
Exit code: 0 when every row lies in its band, 1 when one does not.
${examples(['fidelity', `fidelity --only ${fidelityStudies[0]!.id}`, 'fidelity --format json > fidelity.json'])}`,
    )
    .action(({ only, format }: Options) => {
      const rows = measure(only, io)
      const style = styleFor(io.stdout, io.env)
      io.stdout.write(format === 'json' ? toJson({ rows }) : fidelityText(rows, style))
      if (rows.some(({ pass }) => !pass)) io.exitCode = EXIT.failed
    })
}

function measure(only: string | undefined, io: Io): FidelityRow[] {
  // Ids of rows begin with that of their study.
  const study = only?.split('.')[0]
  const chosen = fidelityStudies.filter(({ id }) => only === undefined || id === study)
  const progress = new Progress(io, 'fidelity')
  const rows = chosen.flatMap((study, index) => {
    progress.update(index / chosen.length, null)
    return study.rows()
  })
  progress.done()
  const wanted = only === undefined || only === study ? rows : rows.filter(({ id }) => id === only)
  if (wanted.length > 0) return wanted
  const known = rows.length > 0 ? rows.map(({ id }) => id) : fidelityStudies.map(({ id }) => id)
  throw inputError('--only', 'fidelity.unknown', `There is no study or row ${only}.`, didYouMean(only ?? '', known))
}

function fidelityText(rows: readonly FidelityRow[], style: Style): string {
  const head = ['', 'row', 'expected', 'band', 'measured', 'what'].map((title) => style.dim(title))
  const body = rows.map(({ id, what, expected, low, high, measured, pass }) => [
    pass ? style.green('✓') : style.red('✗'),
    id,
    formatSignificant(expected),
    style.dim(`${formatSignificant(low)} to ${formatSignificant(high)}`),
    formatSignificant(measured),
    what,
  ])
  const sources = [...new Set(rows.map(({ source }) => source))].map((source) => `  ${style.dim(source)}`)
  const passed = rows.filter(({ pass }) => pass).length
  const verdict = `${passed} of ${rows.length} rows lie in their band.`
  return `${table([head, ...body], [2, 4])}\n\n${style.bold('Sources')}\n${sources.join('\n')}\n\n${passed === rows.length ? style.green(verdict) : style.red(verdict)}\n`
}
