import type { ComponentContext, Link } from '../../define'

/** Nobody waits for the log to be taken. */
const NO_CALLER = -1
/** Environments of a version have log streams of their own, apart from those of other versions. */
const STREAMS_PER_VERSION = 1 << 16

/** Writes what an invocation logged to the function's log group. */
export class InvocationLog {
  private constructor(
    private readonly context: ComponentContext<{ logBytes: number }>,
    private readonly link: Link,
    private readonly version: number,
  ) {}

  /** Null when the function has no log group in the design, or logs nothing. */
  static of(context: ComponentContext<{ logBytes: number }>, version: number): InvocationLog | null {
    const link = context.links('logs')[0]
    return link === undefined || context.config.logBytes === 0 ? null : new InvocationLog(context, link, version)
  }

  /** Each execution environment writes a log stream. */
  write(environment: number): void {
    const { calls, config } = this.context
    const call = calls.allocate(NO_CALLER, 0)
    calls.key[call] = this.version * STREAMS_PER_VERSION + environment
    calls.bytes[call] = config.logBytes
    this.context.send(this.link, call)
  }
}
