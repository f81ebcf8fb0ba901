import { Command } from 'commander'
import { check, type Problem } from '../../sim/index'
import { assertionProblems } from '../assertionProblems'
import { EXIT } from '../exitCodes'
import { problemsText } from '../format/problems'
import { styleFor, widthOf } from '../format/style'
import { InputError } from '../InputError'
import type { Io } from '../io'
import { examples, type FormatOption, formatOption, toJson } from '../options/format'
import { readDesign } from '../readDesign'
import { nameOfInput } from '../readInput'

/** `windtunnel check`: everything wrong or doubtful about a design. */
export function checkCommand(io: Io): Command {
  return new Command('check')
    .description('List everything wrong or doubtful about a design, with what to do about it.')
    .argument('<design>', 'a .windtunnel.json file, or - for standard input')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Exit code: 0 when the design can run (warnings may remain), 2 when it cannot.
${examples(['check orders.windtunnel.json', 'check - --format json < orders.windtunnel.json'])}`,
    )
    .action(async (design: string, { format }: FormatOption) => {
      const problems = await problemsOf(design, io)
      const hasErrors = problems.some(({ severity }) => severity === 'error')
      if (hasErrors) io.exitCode = EXIT.badInput
      if (format === 'json') {
        io.stdout.write(toJson({ problems }))
        return
      }
      const style = styleFor(io.stdout, io.env)
      const text =
        problems.length === 0
          ? `${style.green('✓')} ${nameOfInput(design)}: nothing wrong`
          : `${style.bold(nameOfInput(design))}\n\n${problemsText(problems, style, widthOf(io.stdout))}`
      io.stdout.write(`${text}\n`)
    })
}

/** Problems of the file or, when it can be read, of the design and its assertions; errors first. */
async function problemsOf(path: string, io: Io): Promise<readonly Problem[]> {
  try {
    const design = await readDesign(path, io)
    const assertions = design.scenarios.flatMap((scenario) => assertionProblems(design, scenario))
    return [...assertions, ...check(design)].sort(
      (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
    )
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
}
