import type { Operation } from '../define'

/** Operations of a stack, and what a custom resource responds. */
export const OPERATIONS = [
  { id: 'UpdateStack', title: 'Update the stack' },
  { id: 'CreateStack', title: 'Create the stack' },
  { id: 'DeleteStack', title: 'Delete the stack' },
  { id: 'RespondSuccess', title: 'Respond with SUCCESS' },
  { id: 'RespondFailed', title: 'Respond with FAILED' },
] as const satisfies readonly Operation[]

const indexOf = (id: (typeof OPERATIONS)[number]['id']): number =>
  OPERATIONS.findIndex((operation) => operation.id === id)

export const DELETE_STACK = indexOf('DeleteStack')
export const RESPOND_FAILED = indexOf('RespondFailed')

/** Whether it is an operation of a stack. */
export const isStackOperation = (operation: number): boolean => operation <= DELETE_STACK
