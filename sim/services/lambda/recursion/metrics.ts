import { metricsOf } from '../../metricsOf'

export const RECURSION_METRICS = {
  dropped: metricsOf('AWS/Lambda')(
    'RecursiveInvocationsDropped',
    'counter',
    'Count',
    'Invocations that did not take place since their chain of events went round a loop too often',
  ),
} as const
