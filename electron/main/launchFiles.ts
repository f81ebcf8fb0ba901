import { resolve } from 'node:path'

/** The files named on a command line, as absolute paths. Unpackaged, the first argument is the app's own folder. */
export function launchFiles(commandLine: readonly string[], folder: string, isPackaged: boolean): string[] {
  const names = commandLine.slice(1).filter((argument) => argument !== '' && !argument.startsWith('-'))
  return (isPackaged ? names : names.slice(1)).map((name) => resolve(folder, name))
}

/** What a second instance hands to the first, checked: it comes from another process. */
export function filesFromSecondInstance(data: unknown): string[] {
  const files = typeof data === 'object' && data !== null && 'files' in data ? data.files : undefined
  return Array.isArray(files) ? files.filter((file): file is string => typeof file === 'string' && file !== '') : []
}
