import { Command, CommanderError } from 'commander'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchCommand } from './commands/bench'
import { checkCommand } from './commands/check'
import { costCommand } from './commands/cost'
import { exportCommand } from './commands/export'
import { fidelityCommand } from './commands/fidelity'
import { runCommand } from './commands/run'
import { schemaCommand } from './commands/schema'
import { servicesCommand } from './commands/services'
import { tracesCommand } from './commands/traces'
import { EXIT } from './exitCodes'
import type { Io } from './io'
import { examples } from './options/format'
import { packageRoot } from './packageRoot'
import { reportError } from './reportError'

/** Runs the `windtunnel` command with its arguments; returns the exit code. Never throws. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  try {
    await programOf(io).parseAsync(args, { from: 'user' })
    return io.exitCode
  } catch (error) {
    // Commander has already said what is wrong, or shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput
    return reportError(error, args, io)
  }
}

function programOf(io: Io): Command {
  const program = new Command('windtunnel')
    .description('Blow traffic through a serverless design: see where it throttles, how it scales and what it costs.')
    .version(version(), '-V, --version', 'show the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'windtunnel: ')),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    })
    .showHelpAfterError('Add --help to see what there is.')
    .addHelpText(
      'after',
      examples([
        'run orders.windtunnel.json',
        'check orders.windtunnel.json',
        'export orders.windtunnel.json --as svg --out orders.svg',
      ]),
    )
  const commands = [
    runCommand(io),
    checkCommand(io),
    costCommand(io),
    tracesCommand(io),
    exportCommand(io),
    servicesCommand(io),
    schemaCommand(io),
    fidelityCommand(io),
    benchCommand(),
  ]
  for (const command of commands) program.addCommand(command.copyInheritedSettings(program))
  return program
}

function version(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
