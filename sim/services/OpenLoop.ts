import type { Arrivals, ComponentContext, Part } from './define'

/** Starts something at each arrival of a traffic source's streams, whatever becomes of it. */
export class OpenLoop implements Part {
  private readonly index: number
  private readonly streams: Arrivals[] = []

  constructor(
    private readonly context: ComponentContext<unknown>,
    private readonly begin: () => void,
  ) {
    this.index = context.join(this, 'arrivals')
  }

  add(arrivals: Arrivals): void {
    this.streams.push(arrivals)
  }

  start(): void {
    this.streams.forEach((_, stream) => this.schedule(stream))
  }

  fire(_kind: number, stream: number): void {
    this.begin()
    this.schedule(stream)
  }

  private schedule(stream: number): void {
    const { simulator } = this.context
    const time = this.streams[stream]!.next()
    if (time !== Infinity) simulator.schedule(time - simulator.now, this.index, 0, stream)
  }
}
