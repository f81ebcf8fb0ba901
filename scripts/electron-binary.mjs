// Where Electron's program is, and whether it can be started here.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const packageFolder = resolve(import.meta.dirname, '../node_modules/electron')

/** Path of Electron's program, or undefined when it has not been downloaded. Never downloads. */
export function installedElectron() {
  const pathFile = join(packageFolder, 'path.txt')
  const name = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8')
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist'), name)
  return existsSync(program) ? program : undefined
}

/** True where a window can be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Downloads Electron's program; gives up after `timeoutSeconds`. Returns its path or undefined. */
export function downloadElectron(timeoutSeconds) {
  const installer = join(packageFolder, 'install.js')
  if (!existsSync(installer)) return undefined
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: timeoutSeconds * 1000, killSignal: 'SIGKILL' })
  return installedElectron()
}

/** Undefined when the program starts, otherwise why not (a missing system library, as a rule). */
export function whyNotStartable(program) {
  const { status, stderr, error } = spawnSync(program, ['--version', ...rootArguments()], {
    encoding: 'utf8',
    timeout: 20_000,
    env: electronEnvironment(),
  })
  if (status === 0) return undefined
  return (stderr || error?.message || `it ended with code ${status}`).trim().split('\n')[0]
}

/** Chromium refuses its sandbox to root on Linux. */
export function rootArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** Some terminals inside Electron apps set this, and Electron would start as plain Node. */
export function electronEnvironment() {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env
  return environment
}
