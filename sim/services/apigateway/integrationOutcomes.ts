import type { Outcome, OutcomeTable } from '../../telemetry/outcome'
import { BAD_GATEWAY, INTEGRATION_THROTTLED, INTERNAL_SERVER_ERROR, SERVICE_UNAVAILABLE } from './outcomes'

/** What a client sees when the integration is throttled; documented is 500. */
export type ThrottledStatus = 500 | 429 | 502

/** What the client sees for an outcome of the integration. */
function answerTo(outcome: Outcome, throttledStatus: ThrottledStatus): Outcome {
  switch (outcome.class) {
    case 'ok':
    case 'clientError':
      return outcome
    case 'throttle':
      return throttledStatus === 500
        ? INTERNAL_SERVER_ERROR
        : throttledStatus === 502
          ? BAD_GATEWAY
          : INTEGRATION_THROTTLED
    case 'fault':
      return outcome.httpStatus === 503 ? SERVICE_UNAVAILABLE : BAD_GATEWAY
  }
}

/** The same by outcome codes, each worked out once. */
export class IntegrationOutcomes {
  private readonly answers: number[] = [0]

  constructor(
    private readonly table: OutcomeTable,
    private readonly throttledStatus: ThrottledStatus,
  ) {}

  answerTo(code: number): number {
    return this.answers[code] ?? this.workOut(code)
  }

  private workOut(code: number): number {
    const outcome = this.table.outcomes[code]!
    const answer = answerTo(outcome, this.throttledStatus)
    return (this.answers[code] = answer === outcome ? code : this.table.code(answer))
  }
}
