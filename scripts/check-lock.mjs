// Checks that package-lock.json installs on every platform and from every registry:
// each package has an integrity, each optional platform package is there, and no address but the public registry's is.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const publicRegistry = 'https://registry.npmjs.org/'

/** The lock entry that `name`, asked for by the package at `from`, resolves to; as Node looks it up. */
function lookUp(packages, from, name) {
  let folder = from
  for (;;) {
    const entry = packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`]
    if (entry !== undefined || folder === '') return entry
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  }
}

/** Every reason why the lock would not install somewhere. */
export function lockProblems(lock) {
  const problems = []
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (lookUp(lock.packages, path, name) === undefined)
        problems.push(`${path || 'the project'}: optional package ${name} is missing`)
    }
    if (path === '') continue
    if (!entry.version) problems.push(`${path}: has no version`)
    if (!entry.integrity) problems.push(`${path}: has no integrity`)
    if (entry.resolved !== undefined && !entry.resolved.startsWith(publicRegistry)) {
      problems.push(`${path}: comes from ${entry.resolved}, not from ${publicRegistry}`)
    }
  }
  return problems
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lock = JSON.parse(readFileSync(resolve(import.meta.dirname, '../package-lock.json'), 'utf8'))
  const problems = lockProblems(lock)
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
  else console.log(`package-lock.json: ${Object.keys(lock.packages).length - 1} packages, all complete`)
}
