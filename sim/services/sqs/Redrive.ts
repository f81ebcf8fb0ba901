import type { ComponentContext, Link } from '../define'
import { EVENT } from './eventKinds'
import type { MessageStore } from './MessageStore'

const RETRY_MS = 1000

/** Moves messages over the connection to the dead-letter queue. SQS does so itself: it never gives up and never bills. */
export class Redrive {
  readonly maxReceiveCount: number

  constructor(
    private readonly context: ComponentContext<unknown>,
    private readonly link: Link,
    private readonly messages: MessageStore,
  ) {
    this.maxReceiveCount = link.config['maxReceiveCount'] as number
  }

  /** Sends a hidden message on its way. */
  send(message: number): void {
    const { calls, index } = this.context
    const { key, bytes, segment, lineage } = this.messages
    const call = calls.allocate(index, message)
    calls.key[call] = key[message]!
    calls.bytes[call] = bytes[message]!
    calls.segment[call] = segment[message]!
    calls.lineage[call] = lineage[message]!
    this.context.send(this.link, call)
  }

  /** The message that a reply has moved; -1 when the dead-letter queue did not take it, and it is tried again. */
  settled(call: number): number {
    const { calls, outcomes, simulator, index } = this.context
    const message = calls.tag[call]!
    const moved = outcomes.classes[calls.outcome[call]!] === 0
    calls.free(call)
    if (moved) return message
    simulator.schedule(RETRY_MS, index, EVENT.redriveAgain, message)
    return -1
  }
}
