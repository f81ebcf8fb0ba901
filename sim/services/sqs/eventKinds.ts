/** Events that a queue schedules for itself, by their payload. */
export const EVENT = {
  /** A send has been stored; payload: the pending send. */
  stored: 0,
  visibilityOver: 1,
  delayOver: 2,
  /** A consumer's own visibility change has run out; payload: the receipt. */
  released: 3,
  retentionDue: 4,
  ageSample: 5,
  pollOver: 6,
  /** A dead letter is tried again; payload: the message. */
  redriveAgain: 7,
  /** A FIFO queue takes receives again after it has throttled one. */
  throttleOver: 8,
} as const
