import { randomUUID } from 'node:crypto'
import { accessSync, constants, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { EXIT } from './exitCodes'
import { type InputError, inputError } from './InputError'
import type { Io } from './io'

/** What `-` stands for in `--out`. */
const STDOUT = '-'

export interface OutputFile {
  path: string
  content: string | Uint8Array
}

/** Writes to a file, or to standard output when none is named. Says on standard error what was written. */
export async function writeOutput(path: string | undefined, content: string | Uint8Array, io: Io): Promise<void> {
  if (path === undefined || path === STDOUT) {
    io.stdout.write(content)
    return
  }
  await writeFiles([{ path, content }])
  io.stderr.write(`Wrote ${path}\n`)
}

/** Makes sure, before any long work, that files can be written into a folder; creates it where it is missing. */
export function prepareFolder(folder: string): void {
  try {
    makeFolder(resolve(folder))
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw writeProblem(folder, error)
  }
}

/** The same for a single file. */
export function prepareFile(path: string | undefined): void {
  if (path === undefined || path === STDOUT) return
  try {
    const status = statSync(path, { throwIfNoEntry: false })
    if (status?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    // As a folder: a file in its place is then noticed too.
    accessSync(status === undefined ? `${dirname(path)}/` : path, constants.W_OK)
  } catch (error) {
    throw writeProblem(path, error)
  }
}

/**
 * Creates a folder and, one by one, those above it that are missing. Node's own recursive mkdir tries for ever where a
 * file system, such as /proc, answers that there is nothing to create a folder in.
 */
function makeFolder(folder: string): void {
  const status = statSync(folder, { throwIfNoEntry: false })
  if (status?.isDirectory()) return
  if (status !== undefined) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  try {
    mkdirSync(folder)
  } catch (error) {
    if (isCode(error, 'ENOENT')) throw Object.assign(new Error('no folders here'), { code: 'ENOTSUP' })
    // Another process may have been quicker.
    if (!isCode(error, 'EEXIST') || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === code

/**
 * Writes files so that each is whole or not there at all: under another name first, then renamed. Ctrl-C waits until
 * all are done.
 */
export async function writeFiles(files: readonly OutputFile[]): Promise<void> {
  const interrupted = (): void => process.exit(EXIT.interrupted)
  process.on('SIGINT', interrupted)
  try {
    for (const file of files) writeAtomically(file)
    // Lets a Ctrl-C that came meanwhile be heard.
    await new Promise((resolve) => setImmediate(resolve))
  } finally {
    process.off('SIGINT', interrupted)
  }
}

function writeAtomically({ path, content }: OutputFile): void {
  try {
    const status = statSync(path, { throwIfNoEntry: false })
    // What is no plain file (/dev/null, a pipe) must not be replaced by one.
    if (status !== undefined && !status.isFile()) {
      writeFileSync(path, content)
      return
    }
    // A link stays one: what it points to is replaced.
    const target = status === undefined ? path : realpathSync(path)
    const temporary = join(dirname(target), `.windtunnel-${randomUUID()}.tmp`)
    try {
      writeFileSync(temporary, content, { flag: 'wx' })
      renameSync(temporary, target)
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
  } catch (error) {
    throw writeProblem(path, error)
  }
}

/** The error to throw for one of the file system: what is wrong in words, or the error itself when it is another. */
function writeProblem(path: string, error: unknown): Error {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  const problem = (message: string, help: string): InputError =>
    inputError(path, 'output.unwritable', `${path} ${message}.`, help)
  switch (code) {
    case undefined:
      return error instanceof Error ? error : new Error(String(error))
    case 'EEXIST':
    case 'ENOTDIR':
      return problem('is, or lies in, a file and not a folder', 'Choose another folder, or move the file away.')
    case 'EISDIR':
      return problem('is a folder', 'Name a file in it.')
    case 'ENOENT':
      return problem('has no folder to lie in', 'Create its folder first, or choose another.')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return problem('may not be written to', 'Choose a folder of your own, or change its permissions.')
    case 'ENOTSUP':
      return problem('cannot be created: its file system takes no new folders', 'Choose a folder elsewhere.')
    case 'ENOSPC':
    case 'EDQUOT':
      return problem('has no room: the disk is full', 'Free some space, or choose another disk.')
    default:
      return problem(`cannot be written (${code})`, 'Choose another folder.')
  }
}
