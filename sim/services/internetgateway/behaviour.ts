import type { CostComponent } from '../../cost/types'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import { type NetworkHop, networkHopsOf, type Passage } from '../network'
import { usageOf } from './cost'
import { METRICS } from './metrics'

/** An internet gateway: meters what goes between a VPC and the internet. It limits nothing. */
export class InternetGatewayComponent implements Component, NetworkHop {
  private readonly out: CounterRecorder
  private readonly in: CounterRecorder
  private readonly calls: CounterRecorder
  private readonly blockedCalls: CounterRecorder
  private bytesOut = 0

  constructor(private readonly context: ComponentContext<object>) {
    this.out = context.counter(METRICS.out)
    this.in = context.counter(METRICS.in)
    this.calls = context.counter(METRICS.calls)
    this.blockedCalls = context.counter(METRICS.blocked)
    networkHopsOf(context).set(context.resourceId, this)
  }

  opened(passage: Passage, bytes: number): boolean {
    this.calls.add()
    this.count(passage, !passage.inbound, bytes)
    return true
  }

  closed(passage: Passage, bytes: number): boolean {
    this.count(passage, passage.inbound, bytes)
    return true
  }

  blocked(): void {
    this.blockedCalls.add()
  }

  fire(): void {}

  usage(): CostComponent[] {
    return usageOf(this.context.resourceId, this.bytesOut)
  }

  /** Traffic with AWS's own APIs in the Region stays at AWS. */
  private count({ internet }: Passage, isOut: boolean, bytes: number): void {
    if (!internet) return
    if (isOut) {
      this.out.add(bytes)
      this.bytesOut += bytes
    } else this.in.add(bytes)
  }
}
