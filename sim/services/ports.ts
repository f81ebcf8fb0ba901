/**
 * The port protocols: the small closed set of ways in which services meet. A connection is legal when the
 * protocol of the port it leaves is that of the port it enters.
 *
 * - request: a synchronous call; the target replies with an outcome.
 * - event: an asynchronous push; the target's reply only acknowledges that it took the event over.
 * - pull: a queue; the target polls it, and deletes what it has processed.
 * - shard: an ordered stream, polled per shard.
 * - reach: a network path to something inside a VPC.
 */
export type Protocol = 'request' | 'event' | 'pull' | 'shard' | 'reach'

/**
 * The queue side of a `pull` connection. Messages are integers that stay valid until they are deleted or their
 * receipt runs out.
 */
export interface PullQueue {
  /**
   * Takes up to `max` visible messages into `into` (from index 0) and hides them for the visibility timeout.
   * Returns how many were taken; each receive is billed, empty or not.
   */
  receive(max: number, into: Int32Array): number
  /** Asks to be called back once (`PullConsumer.messagesArrived`) when a message becomes visible, within the long-poll wait. */
  waitForMessages(consumer: PullConsumer): void
  /** Removes processed messages for good. Returns false when the receipt had run out before. */
  delete(message: number): boolean
  /** Makes a received message visible again at once or after `delayMs`. */
  release(message: number, delayMs: number): void
  /** Messages visible now. */
  readonly visible: number
  /** How long a received message stays hidden, ms. */
  readonly visibilityTimeoutMs: number
  /** Times this message has been received, this time included. */
  receiveCount(message: number): number
  /** Payload bytes of a message. */
  bytes(message: number): number
  /** What it is about, as given by the sender. */
  key(message: number): number
  /** Trace segment under which the consumer's work belongs; -1 when not traced. */
  segment(message: number): number
  /** When it was sent, ms. */
  sentAt(message: number): number
}

/** The polling side of a `pull` connection. */
export interface PullConsumer {
  /** A message became visible after `waitForMessages`. Called at the current time; must not receive re-entrantly but schedule. */
  messagesArrived(): void
}
