// Runs after `npm ci`: builds the command line, so that `npx windtunnel` works at once.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

function developmentDependenciesInstalled() {
  try {
    createRequire(import.meta.url).resolve('vite')
    return true
  } catch {
    return false
  }
}

if (!developmentDependenciesInstalled()) {
  console.log('The command line was not built: that needs the development dependencies (run `npm ci`).')
} else if (existsSync(join(root, 'cli/main.ts'))) {
  const { buildTarget } = await import('./build.mjs')
  await buildTarget('cli', { ifStale: true })
}
