import { describe, expect, it } from 'vitest'
import { windtunnel } from './harness'

const VERBS = ['run', 'check', 'cost', 'traces', 'export', 'services', 'schema', 'fidelity', 'bench']

describe('help', () => {
  it('lists every verb', async () => {
    const { code, stdout, stderr } = await windtunnel(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const verb of VERBS) expect(stdout).toMatch(new RegExp(`^ {2}${verb} `, 'm'))
    expect((await windtunnel(['help', 'run'])).stdout).toContain('Usage: windtunnel run')
  })

  it.each(VERBS)('explains %s with examples', async (verb) => {
    const { code, stdout, stderr } = await windtunnel([verb, '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const examples = stdout.split('Examples:\n')[1]!.trim().split('\n')
    expect(examples.length).toBeGreaterThanOrEqual(2)
    for (const example of examples) expect(example.trim()).toMatch(new RegExp(`^windtunnel ${verb}( |$)`))
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  it('shows the version', async () => {
    const { code, stdout } = await windtunnel(['--version'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
