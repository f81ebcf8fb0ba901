// `npm start`: builds what has changed and opens the studio, as a desktop app where that is possible, else in the browser.
// `npm start -- [DESIGN] [--web] [--no-open] [--port N]`
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildTarget } from './build.mjs'
import {
  downloadElectron,
  electronEnvironment,
  hasDisplay,
  installedElectron,
  rootArguments,
  whyNotStartable,
} from './electron-binary.mjs'
import { defaultPort, serve } from './serve.mjs'

const root = resolve(import.meta.dirname, '..')
const downloadSeconds = 120

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    web: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
    port: { type: 'string', default: process.env.PORT ?? String(defaultPort) },
  },
})

/** Electron's program, or the reason there is none to start. */
function findElectron() {
  if (options.web) return { reason: 'asked for by --web' }
  if (!hasDisplay()) return { reason: 'no display is available' }
  let program = installedElectron()
  if (program === undefined) {
    console.log(`Downloading Electron (once; giving up after ${downloadSeconds} s) ...`)
    program = downloadElectron(downloadSeconds)
  }
  if (program === undefined) return { reason: 'its program could not be downloaded' }
  const reason = whyNotStartable(program)
  return reason === undefined ? { program } : { reason: `its program does not start (${reason})` }
}

async function build(name) {
  const start = performance.now()
  if (await buildTarget(name, { ifStale: true })) {
    console.log(`Built the studio in ${((performance.now() - start) / 1000).toFixed(1)} s.`)
  }
}

async function openDesktop(program) {
  await build('electron')
  const app = spawn(program, [...rootArguments(), root, ...positionals.map((file) => resolve(file))], {
    stdio: 'inherit',
    env: electronEnvironment(),
  })
  app.on('exit', (code) => process.exit(code ?? 1))
}

function openBrowser(url) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url]
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {}) // The URL is on the screen already.
    .unref()
}

async function openWeb(reason) {
  console.log(`Electron is not used (${reason}); the same studio is served to your browser.`)
  await build('web')
  const { server, url } = await serve({ port: Number(options.port), orNext: true })
  console.log(`Windtunnel is at ${url} (Ctrl+C ends it)`)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.close(() => process.exit(0))
      server.closeAllConnections()
    })
  }
  if (!options['no-open'] && !process.env.CI && process.stdout.isTTY && hasDisplay()) openBrowser(url)
}

const { program, reason } = findElectron()
if (program === undefined) await openWeb(reason)
else await openDesktop(program)
