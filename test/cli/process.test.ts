import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RunReport } from '../../sim/index'
import { ORDERS, parsed, temporaryFolder } from './harness'

const root = fileURLToPath(new URL('../..', import.meta.url))
const windtunnel = (args: readonly string[], input?: Uint8Array) =>
  spawnSync(process.execPath, ['bin/windtunnel.js', ...args], { cwd: root, encoding: 'utf8', ...(input && { input }) })

describe('the built command', () => {
  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/build.mjs', 'cli', '--if-stale'], { cwd: root, stdio: 'ignore' })
  }, 60_000)

  it('runs a design and prints nothing but JSON', () => {
    const { status, stdout, stderr } = windtunnel(['run', ORDERS, '--format', 'json'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(parsed<RunReport>(stdout).engine.wallMs).toBeGreaterThan(0)
  })

  it('reads a pipe and finds its assets', () => {
    const { status, stdout } = windtunnel(['export', '-', '--as', 'svg'], readFileSync(ORDERS))
    expect(status).toBe(0)
    expect(stdout).toMatch(/^<svg/)
    expect(stdout).toContain('<path')
  })

  it('passes exit codes on', () => {
    expect(windtunnel(['run', ORDERS, '--assert', 'requests(total) < 1']).status).toBe(1)
    expect(windtunnel(['run', 'missing.windtunnel.json']).status).toBe(2)
  })

  it('is quiet when its reader has seen enough', async () => {
    const child = spawn(process.execPath, ['bin/windtunnel.js', 'export', ORDERS, '--as', 'metrics-csv'], { cwd: root })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdout.destroy()
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it.skipIf(process.platform === 'win32')('ends at once with Ctrl-C and leaves nothing half-written', async () => {
    const folder = temporaryFolder()
    const args = ['run', ORDERS, '--duration', '30d', '--set', 'orders-fn.reservedConcurrency=none', '--out', folder]
    const child = spawn(process.execPath, ['bin/windtunnel.js', ...args], { cwd: root })
    setTimeout(() => child.kill('SIGINT'), 1500)
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
      child.on('exit', (...ended) => resolve(ended)),
    )
    // A process that a signal ended has no code of its own; shells show 130.
    expect(code === 130 || signal === 'SIGINT').toBe(true)
    expect(readdirSync(folder)).toEqual([])
  })
})
