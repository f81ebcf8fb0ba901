import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../sim/index'
import { codes, exampleDesign, kept, outcome, resultOf, summary, total } from './examples'
import { within } from './within'

describe('canary-with-a-bad-version', () => {
  const id = 'canary-with-a-bad-version'
  const errorShare = (scenario: string): number =>
    total(outcome(id, scenario), 'checkout', 'Errors') / total(outcome(id, scenario), 'checkout', 'Invocations')

  it('all at once every fifth order fails until the alias goes back, as a canary every fiftieth', () => {
    // For 300 of the 840 s after warm-up the new version gets all calls, or a tenth of them, and fails 20 % of its own.
    const atOnce = (300 / 840) * 0.2
    within(errorShare('all-at-once') / atOnce, 0.95, 1.05)
    // About 300 failures: their count scatters by 6 %.
    within(errorShare('canary') / (atOnce * 0.1), 0.82, 1.18)
    expect(kept(outcome(id, 'canary'))).toEqual([true, true])
    expect(kept(outcome(id, 'all-at-once'))).toEqual([false, true])
  })

  it('fails between release and roll-back only', () => {
    for (const scenario of ['canary', 'all-at-once']) {
      const result = outcome(id, scenario)
      const { values } = result.resources['checkout']!.metrics['Errors']!
      const failing = [...values.keys()].filter((bin) => values[bin]! > 0).map((bin) => (bin * result.binMs) / 1000)
      within(failing[0]!, 119, 125)
      within(failing.at(-1)!, 410, 422)
    }
  })

  it('the finding tells the versions apart, and the share that each had', () => {
    const result = outcome(id, 'canary')
    expect(codes(result)).toEqual(['lambda.versionErrors', 'client.errorsWithoutRetries'])
    const [, failed, invoked] = /version 2 of Checkout failed ([\d,]+) of ([\d,]+)/.exec(result.findings[0]!.evidence)!
    const count = (text: string): number => Number(text.replaceAll(',', ''))
    expect(count(failed!)).toBe(total(result, 'checkout', 'Errors'))
    within(count(invoked!) / (300 * 50), 0.09, 0.11)
  })

  it('without a release nothing fails', () => {
    const result = outcome(id, 'wednesday')
    expect(kept(result)).toEqual([true, true])
    expect(errorShare('wednesday')).toBe(0)
    expect(result.findings).toEqual([])
  })
})

describe('provisioned-for-the-morning-peak', () => {
  const id = 'provisioned-for-the-morning-peak'
  const prepared = (): RunResult => outcome(id, 'monday-prepared')
  const unprepared = (): RunResult => outcome(id, 'monday-unprepared')

  it('p99: seconds of init against none', () => {
    expect(kept(prepared())).toEqual([true, true])
    expect(kept(unprepared())).toEqual([false, true])
    within(prepared().latency.p99!, 250, 500)
    // An init takes 4 to 7 s, and sign-ins that wait for one are more than one in a hundred.
    within(unprepared().latency.p99!, 3000, 7000)
    expect(total(prepared(), 'sign-in', 'ColdStarts')).toBeLessThan(20)
    within(total(unprepared(), 'sign-in', 'ColdStarts'), 306, 700)
    expect(codes(unprepared())).toContain('lambda.provisionedSpillover')
    expect(codes(prepared())).not.toContain('lambda.provisionedSpillover')
  })

  it('the environments are ready one to two and a half minutes after they are asked for, and go when told', () => {
    const result = prepared()
    const ready = result.resources['sign-in']!.metrics['ProvisionedConcurrency']!.last
    const seconds = (bin: number): number => (bin * result.binMs) / 1000
    within(seconds(ready.findIndex((count) => count === 40)), 360, 450)
    within(seconds(ready.lastIndexOf(40)), 1494, 1500)
    expect(ready[result.bins - 1]).toBe(3)
    expect(summary(result, 'sign-in', 'ConcurrentExecutions').maximum).toBeLessThanOrEqual(40)
  })

  it('cost: what is kept ready is paid for as long, and runs cheaper', () => {
    const amount = (result: RunResult, priceId: string): number =>
      result.cost.lines.find((line) => line.priceId === priceId)!.quantity
    const secondsPerMonth = 730 * 3600
    const perRun = (result: RunResult, priceId: string): number =>
      (amount(result, priceId) * (result.durationMs / 1000)) / secondsPerMonth
    // 3 environments of 1 GB for 1,800 s; prepared, 37 more for 18 minutes, billed as four periods of five.
    expect(perRun(unprepared(), 'lambda.provisioned.x86')).toBeCloseTo(3 * 1800)
    expect(perRun(prepared(), 'lambda.provisioned.x86')).toBeCloseTo(3 * 1800 + 37 * 1200)
    within(prepared().cost.run - unprepared().cost.run, 0.1, 0.18)
    expect(amount(prepared(), 'lambda.duration.x86')).toBeLessThan(amount(unprepared(), 'lambda.duration.x86') / 20)
  })

  it('asked for half a minute before nine they come too late', () => {
    const design = exampleDesign(id)
    const late = structuredClone(design)
    late.scenarios[0]!.actions![0]!.atSeconds = 870
    expect(resultOf(late, 'monday-prepared').latency.p99!).toBeGreaterThan(1000)
  })
})
