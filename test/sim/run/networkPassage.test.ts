import { describe, expect, it } from 'vitest'
import { RunningModel } from '../../../sim/run/RunningModel'
import { type NetworkDesign, ranOf, TWO_SUBNETS } from '../services/networkStage'

const design = (subnetIds: string[], app: Record<string, unknown> = {}): NetworkDesign => ({
  resources: { ...TWO_SUBNETS, 'app worker': { subnetIds, calls: 500, everyMs: 10, ...app }, 'jobs queue': {} },
  connections: ['app > jobs'],
})

/** Calls still in the pool after a run. */
function leftOver(drawn: NetworkDesign): number {
  const { model, scenario } = ranOf(drawn)
  const running = new RunningModel(model, scenario, 1)
  running.simulator.runUntil(scenario.durationSeconds * 1000)
  return running.calls.inUse
}

describe('calls through the network', () => {
  it('leave nothing behind, lost or answered', () => {
    expect(leftOver(design(['isolated']))).toBe(0)
    expect(leftOver(design(['private']))).toBe(0)
    expect(leftOver(design(['private', 'isolated']))).toBe(0)
  })

  it('leave nothing behind when their callers give up before the reply', () => {
    const slow = design(['private'], { timeoutMs: 5 })
    expect(leftOver(slow)).toBe(0)
    const { totals } = ranOf(slow).result.connections['app-jobs']!
    // Replies that come too late still count, as they do without a network.
    expect(totals).toMatchObject({ ok: 500, fault: 0 })
  })

  it('stay in the pool while a caller that never gives up waits', () => {
    expect(leftOver(design(['isolated'], { timeoutMs: 1e9 }))).toBe(500)
  })

  it('are not slowed down by what only counts', () => {
    const direct = ranOf(design([])).result
    const through = ranOf(design(['private'])).result
    expect(through.connections['app-jobs']!.totals).toEqual(direct.connections['app-jobs']!.totals)
    expect(through.connections['app-jobs']!.perBin.ok).toEqual(direct.connections['app-jobs']!.perBin.ok)
  })
})
