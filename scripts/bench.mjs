// Builds the command line if needed and runs `windtunnel bench` with the given options. In text form, and where g++ is
// installed, it then times the Lambda pool as a hand-written C++ loop and prints how many times slower ours is.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildTarget } from './build.mjs'

const root = resolve(import.meta.dirname, '..')
const options = process.argv.slice(2)

await buildTarget('cli', { ifStale: true })
const { code, output } = await runOurs()
process.exitCode = code
const ours = new Map(
  [...output.matchAll(/^pool-(\S+)\s+([\d.]+) M/gm)].map(([, load, millions]) => [load, +millions * 1e6]),
)
if (code === 0 && ours.size > 0) compareWithCpp()

/** The report as printed, passed on as it comes. */
function runOurs() {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'bench', ...options], {
      stdio: ['inherit', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (chunk) => {
      output += chunk
      process.stdout.write(chunk)
    })
    child.on('error', failed)
    child.on('close', (exitCode) => done({ code: exitCode ?? 1, output }))
  })
}

function compareWithCpp() {
  if (spawnSync('g++', ['--version']).status !== 0) {
    console.log('\nNo g++ here: the comparison with a C++ loop is left out.')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'windtunnel-bench-'))
  try {
    const program = join(folder, 'pool')
    const built = spawnSync('g++', ['-O2', '-std=c++17', '-o', program, join(root, 'test/bench/pool.cpp')], {
      encoding: 'utf8',
    })
    if (built.status !== 0) throw new Error(`g++ could not build test/bench/pool.cpp:\n${built.stderr}`)
    const run = spawnSync(program, { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`the C++ loop ended with code ${run.status}`)
    console.log('\nThe same pool as a C++ loop, without metrics, costs or traces:')
    for (const line of run.stdout.trim().split('\n')) {
      const [load, , perCpuSecond] = line.split(' ')
      const our = ours.get(load)
      if (our === undefined) continue
      const cpp = Number(perCpuSecond)
      console.log(
        `pool-${load}  ${(cpp / 1e6).toFixed(2)} M requests per CPU second, ours is ${(cpp / our).toFixed(1)} times slower`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
