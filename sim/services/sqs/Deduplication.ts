import type { RandomStream } from '../../kernel/RandomStream'
import { DEDUPLICATION_WINDOW_MS } from './limits'

/**
 * Recognises messages that a FIFO queue has been sent before. A sender's retries carry the same deduplication id: a
 * retry is known by its sender and the sender's own tag. Equal content is drawn, since messages have none here.
 */
export class Deduplication {
  /** Number of the message that each sender's tag stands for, until it is answered. */
  private readonly messageOf = new Map<number, number>()
  /** By sender and tag: the message that was stored last under it, and when, ms. */
  private readonly stored = new Map<number, { message: number; atMs: number }>()
  private messages = 0
  private lastStoredAt = -Infinity

  /** @param equalShare probability that a message's content equals that of an earlier one of the window */
  constructor(
    private readonly equalShare: number,
    private readonly draws: RandomStream,
  ) {}

  /** A request arrives: the message that it carries. A retry's is that of its first try. */
  arrives(sender: number, attempt: number): number {
    if (attempt > 1) {
      const known = this.messageOf.get(sender)
      if (known !== undefined) return known
    }
    const message = this.messages++
    this.messageOf.set(sender, message)
    return message
  }

  /** A sender has its answer, so it will not try again. */
  answered(sender: number, message: number): void {
    if (this.messageOf.get(sender) === message) this.messageOf.delete(sender)
  }

  /** Whether an earlier try of the request has stored its message; if not, this one does. */
  isRetryOfStored(sender: number, message: number, now: number): boolean {
    const known = this.stored.get(sender)
    if (known === undefined) {
      this.stored.set(sender, { message, atMs: now })
      return false
    }
    if (known.message === message && now - known.atMs < DEDUPLICATION_WINDOW_MS) return true
    known.message = message
    known.atMs = now
    return false
  }

  /** Whether a message has the content of an earlier one of the window. */
  hasEqualContent(now: number): boolean {
    const isRepeated =
      this.equalShare > 0 && now - this.lastStoredAt < DEDUPLICATION_WINDOW_MS && this.draws.uniform() < this.equalShare
    if (!isRepeated) this.lastStoredAt = now
    return isRepeated
  }
}

/** One number for a sending component and its own tag. */
export const senderOf = (component: number, tag: number): number => component * 2 ** 32 + tag
