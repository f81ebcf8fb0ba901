// `npm test`: every check of the repository. Checks that do not wait for each other run side by side;
// each is reported when it ends, with its time; the last line sums them up.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const results = join(root, 'test-results')
const unitReport = join(results, 'unit.json')
const endToEndReport = join(results, 'e2e.json')

const program = (path, ...args) => [join(root, 'node_modules', path), ...args]
const script = (name, ...args) => [join(root, 'scripts', name), ...args]

const steps = {
  build: script('build.mjs', 'cli', '--if-stale'),
  types: program('@typescript/native/bin/tsc', '-b'),
  lint: program('oxlint/bin/oxlint', '--type-aware'),
  unused: program('knip/bin/knip.js'),
  format: program('@biomejs/biome/bin/biome', 'format'),
  lock: script('check-lock.mjs'),
  web: script('build.mjs', 'web', '--if-stale'),
  unit: program('vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`),
  'end to end': script('test-e2e.mjs', '--reporter=line,json'),
}

const plainOutput = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { FORCE_COLOR: '0' }

const failedSteps = []

/** Runs one step in a process of its own and prints what it said, in one piece, when it has ended. */
function run(name) {
  return new Promise((done) => {
    const start = performance.now()
    const output = []
    const child = spawn(process.execPath, steps[name], {
      cwd: root,
      env: { ...process.env, ...plainOutput, PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport },
    })
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('close', (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
      const said = Buffer.concat(output).toString().trim()
      if (said !== '' && (code !== 0 || name === 'unit' || name === 'end to end')) console.log(said)
      if (code !== 0) failedSteps.push(name)
      done()
    })
  })
}

async function inTurn(...names) {
  for (const name of names) await run(name)
}

function unitCounts() {
  if (!existsSync(unitReport)) return { passed: 0, failed: 0, skipped: 0 }
  const report = JSON.parse(readFileSync(unitReport, 'utf8'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function endToEndCounts() {
  if (!existsSync(endToEndReport)) return { passed: 0, failed: 0, skipped: 0 }
  const { stats } = JSON.parse(readFileSync(endToEndReport, 'utf8'))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const start = performance.now()

// The unit tests start the built command line; the browser tests the built studio, with both cores to themselves.
await run('build')
await Promise.all([inTurn('unit'), inTurn('types', 'lint', 'unused', 'format', 'lock', 'web')])
await run('end to end')

const counts = [unitCounts(), endToEndCounts()]
const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
// A check that is no test, or a test run that broke before its first test, counts as one failure.
const testFailures = sum('failed')
const brokenSteps = failedSteps.filter(
  (name) => !(name === 'unit' && counts[0].failed > 0) && !(name === 'end to end' && counts[1].failed > 0),
)

console.log(`all checks took ${((performance.now() - start) / 1000).toFixed(0)} s`)
if (failedSteps.length > 0) console.log(`failed: ${failedSteps.join(', ')}`)
console.log(`${sum('passed')} passed, ${testFailures + brokenSteps.length} failed, ${sum('skipped')} skipped`)
process.exitCode = failedSteps.length > 0 ? 1 : 0
