import { DelayLine, type LivenessCheck } from '../../primitives/DelayLine'
import type { ComponentContext, Part } from '../define'

/** Messages that a consumer hides for a time of its own instead of the queue's visibility timeout. */
export class HiddenFor implements Part {
  readonly line: DelayLine

  constructor(
    context: Pick<ComponentContext<unknown>, 'join' | 'simulator'>,
    hiddenForMs: number,
    private readonly owner: LivenessCheck & { returned(receipt: number): void },
  ) {
    const index = context.join(this, 'own visibility timeouts')
    this.line = new DelayLine(context.simulator, index, 0, hiddenForMs, owner)
  }

  fire(): void {
    for (let receipt = this.line.next(); receipt >= 0; receipt = this.line.next()) this.owner.returned(receipt)
  }
}
