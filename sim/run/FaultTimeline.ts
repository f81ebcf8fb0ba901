import type { CostComponent } from '../cost/types'
import type { Fault } from '../design/types'
import { type Sampler, sampler } from '../kernel/distributions'
import { RandomStream } from '../kernel/RandomStream'
import type { Simulator } from '../kernel/Simulator'
import type { Component, FaultState } from '../services/define'

interface ScheduledFault {
  fault: Fault
  state: FaultState
  component: Component
  /** Draws of a latency fault; null for other kinds. */
  delay: Sampler | null
  active: boolean
}

/** Starts and ends the scenario's faults on time. Faults of one resource that overlap add up. */
export class FaultTimeline implements Component {
  private readonly faults: ScheduledFault[] = []

  constructor(private readonly simulator: Simulator) {}

  /** @param component the resource itself, behind any gate */
  add(fault: Fault, state: FaultState, component: Component, seed: number): void {
    const stream = new RandomStream(seed, fault.target, `fault:${fault.id}`)
    const delay = fault.effect.kind === 'latency' ? sampler(fault.effect.delay, stream) : null
    this.faults.push({ fault, state, component, delay, active: false })
  }

  schedule(index: number): void {
    this.faults.forEach(({ fault }, number) => {
      this.simulator.schedule(fault.startSeconds * 1000, index, 0, number)
      this.simulator.schedule((fault.startSeconds + fault.durationSeconds) * 1000, index, 1, number)
    })
  }

  fire(kind: number, number: number): void {
    const scheduled = this.faults[number]!
    scheduled.active = kind === 0
    if (scheduled.active && scheduled.fault.effect.kind === 'coldFlush') scheduled.component.coldFlush?.()
    this.apply(scheduled.state)
  }

  usage(): CostComponent[] {
    return []
  }

  /** What all active faults of a resource do together: independent chances, delays one after another. */
  private apply(state: FaultState): void {
    let noError = 1
    let noThrottle = 1
    const delays: Sampler[] = []
    state.outage = false
    for (const { fault, delay, active, state: of } of this.faults) {
      if (!active || of !== state) continue
      const { effect } = fault
      if (effect.kind === 'error') noError *= 1 - effect.probability
      if (effect.kind === 'throttle') noThrottle *= 1 - effect.probability
      if (effect.kind === 'outage') state.outage = true
      if (delay !== null) delays.push(delay)
    }
    state.errorProbability = 1 - noError
    state.throttleProbability = 1 - noThrottle
    state.delay = delays.length > 1 ? new SumOf(delays) : (delays[0] ?? null)
  }
}

class SumOf implements Sampler {
  constructor(private readonly parts: readonly Sampler[]) {}
  sample(): number {
    let sum = 0
    for (const part of this.parts) sum += part.sample()
    return sum
  }
}
