// Builds the studio and drives it in a browser, and in Electron where its program is installed.
// `npm run test:e2e -- [Playwright's arguments]`
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { buildTarget } from './build.mjs'
import { hasDisplay, installedElectron } from './electron-binary.mjs'
import { ensureBrowser } from './ensure-browser.mjs'

const root = resolve(import.meta.dirname, '..')

ensureBrowser()
await buildTarget('web', { ifStale: true })
if (installedElectron() !== undefined && hasDisplay()) await buildTarget('electron', { ifStale: true })

const { status } = spawnSync(
  process.execPath,
  [resolve(root, 'node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
process.exitCode = status ?? 1
