import { EXIT } from './exitCodes'
import { problemsText } from './format/problems'
import { styleFor, widthOf } from './format/style'
import { indented } from './format/textWidth'
import { InputError } from './InputError'
import type { Io } from './io'
import { toJson } from './options/format'

/** Says on standard error why a command could not do its work; returns the exit code. */
export function reportError(error: unknown, args: readonly string[], io: Io): number {
  return error instanceof InputError ? reportInput(error, args, io) : reportBug(error, io)
}

function reportInput({ subject, problems }: InputError, args: readonly string[], io: Io): number {
  const style = styleFor(io.stderr, io.env)
  const width = widthOf(io.stderr)
  const only = problems.length === 1 ? problems[0]! : null
  if (only === null)
    io.stderr.write(`windtunnel: ${subject} cannot be used\n\n${problemsText(problems, style, width)}\n`)
  else {
    const where = only.message.includes(subject) ? '' : `${subject}: `
    const place = only.path === null ? only.code : `${only.path}  ${only.code}`
    io.stderr.write(
      `windtunnel: ${where}${only.message}\n${indented(`→ ${only.help}`, width, 2)}\n  ${style.dim(place)}\n`,
    )
  }
  // Scripts that asked for JSON get the problems in it.
  if (wantsJson(args)) io.stdout.write(toJson({ problems }))
  return EXIT.badInput
}

const wantsJson = (args: readonly string[]): boolean =>
  args.includes('--format=json') || args.some((arg, index) => arg === '--format' && args[index + 1] === 'json')

function reportBug(error: unknown, io: Io): number {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ')
  io.stderr.write(
    `windtunnel: ${message}\nThis is a bug in Windtunnel. Please report it with the command line and, if you can share it, the design (CONTRIBUTING.md says where).\n`,
  )
  if (io.env['WINDTUNNEL_DEBUG'] === '1') io.stderr.write(`${detailsOf(error)}\n`)
  else io.stderr.write('Set WINDTUNNEL_DEBUG=1 to see details.\n')
  return EXIT.bug
}

function detailsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const details = error.stack ?? error.message
  return error.cause === undefined ? details : `${details}\nCaused by: ${detailsOf(error.cause)}`
}
