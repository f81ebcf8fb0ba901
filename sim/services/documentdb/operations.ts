import type { Operation } from '../define'

/** Operations by index: the first is the default, and leaves a change. */
export const operations: readonly Operation[] = [
  { id: 'Write', title: 'Insert or replace a document' },
  { id: 'Update', title: 'Change part of a document' },
  { id: 'Read', title: 'Read a document' },
]

export const UPDATE = 1
export const READ = 2
