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
   * Takes up to `max` visible messages into `into` (from index 0) and hides them for `hiddenForMs`, by default the
   * visibility timeout. Returns how many were taken; each receive is billed, empty or not.
   */
  receive(max: number, into: Int32Array, hiddenForMs?: number): number
  /** Asks to be called back once (`PullConsumer.messagesArrived`) when a message becomes visible, within the long-poll wait. */
  waitForMessages(consumer: PullConsumer): void
  /** Removes processed messages for good. Returns false when the receipt had run out before. */
  delete(message: number): boolean
  /** Makes a received message visible again at once or after `delayMs`. */
  release(message: number, delayMs: number): void
  /** Messages that a receive can take now. */
  readonly visible: number
  /** Message groups of a first-in, first-out queue; null when the queue keeps no strict order. */
  readonly groups: MessageGroups | null
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
  /** How far its chain of events has gone round a loop of functions (`Calls.lineage`). */
  lineage(message: number): number
}

/** The groups of a first-in, first-out queue: while a message of a group is in flight, no other of it is given out. */
export interface MessageGroups {
  /** Group of a received message; -1 when its receipt has run out. */
  groupOf(message: number): number
}

/** The polling side of a `pull` connection. */
export interface PullConsumer {
  /** A message became visible after `waitForMessages`. Called at the current time; must not receive re-entrantly but schedule. */
  messagesArrived(): void
}

/**
 * The stream side of a `shard` connection: records in order within each shard, kept for a retention time and read
 * by position. A position is the count of records written to the shard before it.
 */
export interface ShardStream {
  readonly shardCount: number
  /** How long records are kept, ms. */
  readonly retentionMs: number
  /**
   * Adds the reader at the other end of a connection, which starts at the newest record (`latest`) or the oldest;
   * returns its number for `read` and `release`.
   */
  addReader(connectionId: string, latest: boolean): number
  /** Whether records are pushed to the reader as they are written (enhanced fan-out): it reads without polling. */
  isPushed(reader: number): boolean
  /** Position of the oldest record still kept. */
  oldest(shard: number): number
  /** Position after the newest record. */
  end(shard: number): number
  /**
   * Reads for `reader` from a position: how many records follow, up to `max`. Each read is counted against the
   * shard's read limits; -1 when they refuse it.
   */
  read(reader: number, shard: number, position: number, max: number): number
  /** Asks to be called back once when a record is written to the shard. */
  waitForRecords(shard: number, consumer: ShardConsumer): void
  /** The reader has done with all records before this position: they may be dropped. */
  release(reader: number, shard: number, position: number): void
  /** Payload bytes of a kept record. */
  bytes(shard: number, position: number): number
  /** What it is about: its partition key. */
  key(shard: number, position: number): number
  /** Trace segment under which the consumer's work belongs; -1 when not traced. */
  segment(shard: number, position: number): number
  /** When it was written, ms. */
  writtenAt(shard: number, position: number): number
  /** Retries after which the source itself puts a record aside, as a broker does; absent: the reader decides. */
  readonly maximumRedeliveries?: number
  /** Takes over the next records of a shard, whose redeliveries are used up. */
  putAside?(shard: number, records: number): void
}

/** The reading side of a `shard` connection. */
export interface ShardConsumer {
  /** A record was written after `waitForRecords`. Must not read re-entrantly but schedule. */
  recordsArrived(shard: number): void
}
