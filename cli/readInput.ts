import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { didYouMean, MAX_FILE_BYTES } from '../sim/index'
import { type InputError, inputError } from './InputError'
import type { Io } from './io'

/** What `-` stands for. */
const STDIN = '-'
export const nameOfInput = (path: string): string => (path === STDIN ? 'standard input' : path)

/** Text of a file, or of standard input for `-`: at most 64 MB of UTF-8. */
export async function readInput(path: string, io: Io): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  const add = (chunk: Uint8Array): void => {
    chunks.push(chunk)
    length += chunk.length
    if (length > MAX_FILE_BYTES) throw tooLarge(path)
  }
  try {
    if (path === STDIN) for await (const chunk of io.stdin) add(chunk)
    else {
      refuseIrregular(path)
      readFileInChunks(path, add)
    }
  } catch (error) {
    throw readProblem(path, error) ?? error
  }
  return decode(chunks, length, path)
}

/** Refuses pipes and devices before they are opened: some never end, and opening a pipe waits for its writer. */
function refuseIrregular(path: string): void {
  const status = statSync(path)
  if (status.isFile() || status.isDirectory()) return
  throw inputError(
    path,
    'file.notRegular',
    `${path} is not a regular file.`,
    'Give a file, or - to read from standard input.',
  )
}

/** Reads until the end or the limit. */
function readFileInChunks(path: string, add: (chunk: Uint8Array) => void): void {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const buffer = new Uint8Array(1024 * 1024)
      const count = readSync(file, buffer)
      if (count === 0) return
      add(buffer.subarray(0, count))
    }
  } finally {
    closeSync(file)
  }
}

function decode(chunks: readonly Uint8Array[], length: number, path: string): string {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const start = bytes.subarray(0, 2)
    const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)
    throw inputError(
      nameOfInput(path),
      'file.encoding',
      `${nameOfInput(path)} is not text in UTF-8${isUtf16 ? ' but in UTF-16' : ''}.`,
      isUtf16 ? 'Save it again with the encoding UTF-8.' : 'Give a .windtunnel.json or CSV file, not a binary one.',
    )
  }
}

function tooLarge(path: string): InputError {
  return inputError(
    nameOfInput(path),
    'file.tooLarge',
    `${nameOfInput(path)} is larger than 64 MB, the most that is read.`,
    'If it holds recorded traffic, use wider time bins; otherwise split the design.',
  )
}

function readProblem(input: string, error: unknown): InputError | null {
  const path = nameOfInput(input)
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  switch (code) {
    case 'ENOENT':
      return inputError(path, 'file.missing', `There is no file ${path}.`, helpForMissing(path))
    case 'EISDIR':
      return inputError(path, 'file.isFolder', `${path} is a folder, not a file.`, neighboursOf(path))
    case 'ENOTDIR':
      return inputError(path, 'file.missing', `${path} leads through a file as if it were a folder.`, 'Check the path.')
    case 'EACCES':
    case 'EPERM':
      return inputError(path, 'file.unreadable', `${path} may not be read.`, 'Check the permissions of the file.')
    case undefined:
      return null
    default:
      return inputError(path, 'file.unreadable', `${path} cannot be read (${code}).`, 'Check the path and the disk.')
  }
}

function helpForMissing(path: string): string {
  const candidates = designsIn(dirname(path))
  return candidates.length === 0 ? 'Check the path.' : didYouMean(basename(path), candidates)
}

function neighboursOf(folder: string): string {
  const found = designsIn(folder)
  return found.length === 0 ? 'Name the file itself.' : `In it: ${found.slice(0, 12).join(', ')}.`
}

function designsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.windtunnel.json') || name.endsWith('.csv'))
  } catch {
    return []
  }
}
