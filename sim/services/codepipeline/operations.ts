import type { Operation } from '../define'

/** What the Results port accepts. */
export const OPERATIONS = [
  { id: 'PutJobSuccessResult', title: 'Report that a job has succeeded' },
  { id: 'PutJobFailureResult', title: 'Report that a job has failed' },
  { id: 'StartPipelineExecution', title: 'Start an execution' },
] as const satisfies readonly Operation[]
