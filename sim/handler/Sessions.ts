import { widened } from '../kernel/widened'
import type { ComponentContext, Link } from '../services/define'

/**
 * The sessions that environments hold at what they call, such as database connections: one for each environment and
 * target, opened by the first call and kept until the environment ends.
 */
export class Sessions {
  private links: readonly Link[] = []
  /** By environment, then session. */
  private held = new Uint8Array(64)

  constructor(private readonly context: Pick<ComponentContext<unknown>, 'calls' | 'send'>) {}

  /** Sets the links that need a session, in the order of their numbers. */
  over(links: readonly Link[]): void {
    this.links = links
  }

  isOpen(environment: number, session: number): boolean {
    return this.held[environment * this.links.length + session] === 1
  }

  opened(environment: number, session: number): void {
    const place = environment * this.links.length + session
    if (place >= this.held.length) this.held = widened(this.held, Math.max(place + 1, this.held.length * 2))
    this.held[place] = 1
  }

  /** Closes all sessions of an environment; nobody waits for the replies. */
  close(environment: number): void {
    const { calls } = this.context
    for (let session = 0; session < this.links.length; session++) {
      if (!this.isOpen(environment, session)) continue
      this.held[environment * this.links.length + session] = 0
      const link = this.links[session]!
      const call = calls.allocate(-1, 0)
      calls.operation[call] = link.session!.close
      this.context.send(link, call)
    }
  }
}
