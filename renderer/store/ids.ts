import { freshId } from '../../sim/index'

/** An id made from words, unlike those of the things given: `SQS queue` gives `sqs-queue`, then `sqs-queue-2`. */
export function newId(words: string, existing: readonly { id: string }[]): string {
  return freshId(words, new Set(existing.map(({ id }) => id)))
}

/** Puts a thing in its place in a list sorted by id. */
export function insertSorted<T extends { id: string }>(list: T[], thing: T): void {
  const index = list.findIndex(({ id }) => id > thing.id)
  if (index < 0) list.push(thing)
  else list.splice(index, 0, thing)
}
