import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const repositoryRoot = resolve(import.meta.dirname, '../..')

const skippedFolders = new Set([
  'node_modules',
  '.git',
  'dist',
  'coverage',
  'release',
  'test-results',
  'playwright-report',
])

/** Paths of all files below a folder, relative to the repository's root, with forward slashes; none if it is absent. */
export function filesBelow(folder: string): string[] {
  const absolute = join(repositoryRoot, folder)
  if (!existsSync(absolute)) return []
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    if (skippedFolders.has(entry.name)) return []
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}

/** The TypeScript sources below the given folders: path → text. */
export function readSources(folders: readonly string[]): Map<string, string> {
  const paths = folders.flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path))
  return new Map(paths.map((path) => [path, readFileSync(join(repositoryRoot, path), 'utf8')]))
}
