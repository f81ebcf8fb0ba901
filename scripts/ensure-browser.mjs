// Finds the Chromium that the end-to-end tests drive. `node scripts/ensure-browser.mjs` also installs it where it may.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'

/** Flags for a Chromium in a container, and for one that stays off the network. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

function usualPlaces() {
  const windowsFolders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  return [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...windowsFolders.filter(Boolean).map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
  ]
}

/** Path of a Chromium or Chrome on this computer, or undefined. */
export function findBrowser() {
  return usualPlaces().find((path) => path && existsSync(path))
}

function isDebianRoot() {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/os-release') &&
    /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  )
}

/** Finds a browser, on Debian as root installs one; throws with the one command to run when there is none. */
export function ensureBrowser() {
  const found = findBrowser()
  if (found !== undefined) return found
  if (isDebianRoot()) {
    console.log('Installing Chromium by apt-get ...')
    const run = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] })
    run('update')
    run('install', '-y', '--no-install-recommends', 'chromium')
    const installed = findBrowser()
    if (installed !== undefined) return installed
  }
  throw new Error('No Chromium was found for the end-to-end tests. Install one: npx playwright install chromium')
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(ensureBrowser())
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
