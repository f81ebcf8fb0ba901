import { defineConfig } from '@playwright/test'
import { hasDisplay, installedElectron } from './scripts/electron-binary.mjs'
import { browserArguments, ensureBrowser } from './scripts/ensure-browser.mjs'

// A port given from outside may have a studio served on it already. Otherwise it is set once in the main process, and
// Playwright's workers inherit it: two checkouts can be tested side by side.
const isPortGiven = process.env.WINDTUNNEL_E2E_PORT !== undefined
process.env.WINDTUNNEL_E2E_PORT ??= String(20_000 + (process.pid % 12_000))
const port = process.env.WINDTUNNEL_E2E_PORT
const isMainProcess = process.env.TEST_WORKER_INDEX === undefined
const canRunElectron = installedElectron() !== undefined && hasDisplay()

if (isMainProcess && !canRunElectron) {
  console.log('The desktop app is not tested: Electron is not downloaded here, or there is no display.')
}

const performanceTests = '**/performance.e2e.ts'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  reporter: 'line',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    // A picture at every step would take a core of its own.
    trace: { mode: 'retain-on-failure', screenshots: false },
    browserName: 'chromium',
    launchOptions: { executablePath: ensureBrowser(), args: browserArguments },
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: isPortGiven,
  },
  projects: [
    { name: 'chromium', testIgnore: performanceTests },
    ...(canRunElectron ? [{ name: 'electron', testIgnore: performanceTests }] : []),
    // Last, and one at a time, so that it measures the studio and not the other tests.
    {
      name: 'performance',
      testMatch: performanceTests,
      dependencies: ['chromium'],
      fullyParallel: false,
      use: { trace: 'off' },
    },
  ],
})
