// Builds the command line, the browser studio and the desktop app into dist/.
// `node scripts/build.mjs [cli|web|electron|all] [--if-stale]`
import { pathToFileURL } from 'node:url'
import { join, resolve } from 'node:path'
import { utimesSync, writeFileSync } from 'node:fs'
import { isFresh } from './freshness.mjs'
import { licensesFile, thirdPartyLicenses } from './third-party-licenses.mjs'

const root = resolve(import.meta.dirname, '..')
const buildFiles = ['package-lock.json', 'scripts/build.mjs', 'scripts/third-party-licenses.mjs']

const targets = {
  cli: {
    output: 'dist/cli/main.js',
    licenses: `dist/cli/${licensesFile}`,
    sources: ['cli', 'sim', 'assets', ...buildFiles],
    async build() {
      const { build } = await import('vite')
      await build(cliConfig())
    },
  },
  web: {
    output: 'dist/web/index.html',
    // The studio's About dialog reads it from beside its page.
    licenses: `dist/web/${licensesFile}`,
    sources: ['renderer', 'sim', 'assets', 'vite.config.ts', ...buildFiles],
    async build() {
      const { build } = await import('vite')
      await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
    },
  },
  electron: {
    output: 'dist/electron/main/index.js',
    licenses: `dist/electron/renderer/${licensesFile}`,
    sources: ['electron', 'renderer', 'sim', 'assets', 'electron.vite.config.ts', 'vite.config.ts', ...buildFiles],
    async build() {
      const { build } = await import('electron-vite')
      await build({ configFile: join(root, 'electron.vite.config.ts'), logLevel: 'warn' })
    },
  },
}

/** The command line is one bundle, so that it starts fast and needs no node_modules beside it (native add-ons apart). */
function cliConfig() {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external: ['@resvg/resvg-js'] },
    build: {
      ssr: 'cli/main.ts',
      target: 'node20',
      outDir: 'dist/cli',
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' } },
    },
  }
}

/** Writes the licences of what is built in: into the output, and once for whoever passes a build on. */
function writeLicenses(path) {
  const text = thirdPartyLicenses()
  writeFileSync(join(root, path), text)
  writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), text)
}

/** Builds one target; with `ifStale`, only when a source is newer than the output. Returns whether it built. */
export async function buildTarget(name, { ifStale = false } = {}) {
  const { output, licenses, sources, build } = targets[name]
  const outputPath = join(root, output)
  if (
    ifStale &&
    isFresh(
      outputPath,
      sources.map((source) => join(root, source)),
    )
  )
    return false
  const startedAt = new Date()
  await build()
  writeLicenses(licenses)
  // Dated from its start, so that a source saved during the build counts as newer.
  utimesSync(outputPath, startedAt, startedAt)
  return true
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const which = process.argv[2] ?? 'all'
  const names = which === 'all' ? Object.keys(targets) : [which]
  if (!names.every((name) => Object.hasOwn(targets, name))) {
    process.stderr.write(`Unknown build target ${which}; choose one of: all, ${Object.keys(targets).join(', ')}.\n`)
    process.exit(2)
  }
  for (const name of names) {
    const start = performance.now()
    const built = await buildTarget(name, { ifStale: process.argv.includes('--if-stale') })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(built ? `built ${name} in ${seconds} s` : `${name} is up to date`)
  }
}
