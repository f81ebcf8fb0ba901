// Takes the pictures of docs/ and README from the studio itself, in Chromium. `npm run docs:pictures [-- NAME ...]`
// Everything is found by role and name, so that a changed layout changes the pictures and not this script.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { buildTarget } from './build.mjs'
import { browserArguments, ensureBrowser } from './ensure-browser.mjs'
import { palettePng } from './palette-png.mjs'
import { serve } from './serve.mjs'

const folder = resolve(import.meta.dirname, '../docs/pictures')
const size = { width: 1366, height: 768 }
const patienceMs = 60_000

const banner = (page) => page.getByRole('banner').first()
const runButton = (page) => banner(page).getByRole('button', { name: 'Run', exact: true })

/** Presses Run and waits until it has ended: Run is there again, and Compare has something to compare. */
async function run(page) {
  await runButton(page).click()
  await hasRun(page)
}

async function hasRun(page) {
  await runButton(page).waitFor({ timeout: patienceMs })
  await page.waitForFunction(
    () => [...document.querySelectorAll('header button')].some((b) => b.textContent === 'Compare' && !b.disabled),
    undefined,
    { timeout: patienceMs },
  )
}

async function openExample(page, title) {
  await page.getByRole('tablist', { name: 'Left panel' }).getByRole('tab', { name: 'Examples' }).click()
  await page.getByRole('list', { name: 'Examples' }).getByRole('button', { name: title }).click()
  await banner(page)
    .getByRole('button', { name: `Rename the design ${title}` })
    .waitFor()
  await page.getByRole('tablist', { name: 'Left panel' }).getByRole('tab', { name: 'Add' }).click()
}

async function results(page, name) {
  await page
    .getByRole('tablist', { name: 'Results' })
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click()
}

async function wholeWindow(page) {
  await page.getByRole('button', { name: 'Results in the whole window' }).click()
}

async function selectCard(page, name) {
  await page
    .getByRole('region', { name: 'Canvas' })
    .getByRole('group', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}

async function studioAfterRun(page) {
  await run(page)
  await selectCard(page, 'Checkout')
  await results(page, 'Metrics')
}

/** What is done for each picture, from a studio that has just been started with its first example. */
const pictures = {
  'example-open': async () => {},
  scenario: async (page) => {
    await page.getByRole('tab', { name: 'Scenario' }).click()
    await page.getByRole('button', { name: 'Close the results' }).click()
  },
  running: async (page) => {
    await runButton(page).click()
    await page.waitForFunction(
      () => [...document.querySelectorAll('[role="progressbar"]')].some((bar) => Number(bar.ariaValueNow) >= 0.25),
      undefined,
      { timeout: patienceMs, polling: 20 },
    )
  },
  throttles: async (page) => {
    await run(page)
    await results(page, 'Throttles')
  },
  traces: async (page) => {
    await openExample(page, 'Image resize API')
    await run(page)
    await results(page, 'Traces')
    await wholeWindow(page)
    await page
      .getByRole('grid', { name: 'Traces' })
      .getByRole('row', { name: /error|slowest/ })
      .first()
      .click()
  },
  map: async (page) => {
    await openExample(page, 'Order events fan out')
    await run(page)
    await results(page, 'Trace map')
    await wholeWindow(page)
  },
  cost: async (page) => {
    await run(page)
    await results(page, 'Cost')
    await wholeWindow(page)
  },
  findings: async (page) => {
    await openExample(page, 'Retry storm')
    await run(page)
    await results(page, 'Findings')
    await wholeWindow(page)
  },
  compare: async (page) => {
    await run(page)
    await results(page, 'Throttles')
    await page
      .getByRole('button', { name: /^Try .* in a copy$/ })
      .first()
      .click()
    await page.getByRole('dialog', { name: 'Compare runs' }).waitFor({ timeout: patienceMs })
  },
  palette: async (page) => {
    await run(page)
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('dialog').waitFor()
  },
  'studio-dark': studioAfterRun,
  'studio-light': async (page) => {
    await banner(page).getByRole('button', { name: 'Light theme' }).click()
    await studioAfterRun(page)
  },
}

async function take(browser, url, name, prepare) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: 'dark',
    locale: 'en-US',
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    await page.goto(url)
    await page
      .getByRole('region', { name: 'Canvas' })
      .getByRole('group', { name: /^Checkout/ })
      .first()
      .waitFor()
    await page.evaluate(() => document.fonts.ready)
    await prepare(page)
    // Nothing hovered, and what fades in has done so; a run goes on meanwhile, so it is not waited for.
    await page.mouse.move(0, 0)
    if (name !== 'running') await page.waitForTimeout(600)
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
    if (name === 'running' && (await runButton(page).isVisible())) throw new Error('the run was over too soon')
    return palettePng(picture)
  } finally {
    await context.close()
  }
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(pictures, name))
if (unknown.length > 0) {
  process.stderr.write(`There is no picture ${unknown.join(', ')}. Known: ${Object.keys(pictures).join(', ')}\n`)
  process.exit(2)
}

await buildTarget('web', { ifStale: true })
mkdirSync(folder, { recursive: true })
const { server, url } = await serve({ port: 0 })
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserArguments })
try {
  for (const [name, prepare] of Object.entries(pictures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    try {
      const picture = await take(browser, url, name, prepare)
      writeFileSync(join(folder, `${name}.png`), picture)
      console.log(`${name}.png  ${(picture.length / 1000).toFixed(0)} kB`)
    } catch (error) {
      console.error(`${name}.png was not taken: ${error.message}`)
      process.exitCode = 1
    }
  }
} finally {
  await browser.close()
  server.close()
}
