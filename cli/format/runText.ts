import {
  type AssertionResult,
  type Design,
  formatCount,
  formatDuration,
  type Problem,
  type RunResult,
} from '../../sim/index'
import type { ReplicationReport } from '../replications'
import { costSummaryText } from './cost'
import { assertionsText, findingsText } from './findings'
import { problemsText } from './problems'
import { resourcesText } from './resources'
import type { Style } from './style'
import { headText, latencyText, outcomesText, replicationsText } from './summary'
import { throttlesText } from './throttles'

export interface RunTextInput {
  design: Design
  result: RunResult
  warnings: readonly Problem[]
  assertions: readonly AssertionResult[]
  /** Null when there was one run only. */
  replications: ReplicationReport | null
}

/** A run as a person reads it in a terminal. */
export function runText(
  { design, result, warnings, assertions, replications }: RunTextInput,
  style: Style,
  width: number,
): string {
  const { engine, findings } = result
  const speed =
    engine.wallMs > 0
      ? `Simulated ${formatDuration(result.durationMs)} in ${formatDuration(engine.wallMs)}: ${formatCount(engine.events)} events, ${formatCount(engine.eventsPerSecond)} per second.`
      : ''
  return `${[
    headText(result, style, width),
    outcomesText(result, style),
    latencyText(result, style),
    replications === null ? '' : replicationsText(replications, style),
    resourcesText(design, result, style, width),
    throttlesText(design, result, style, width),
    costSummaryText(design, result.cost, style, width),
    findings.length === 0 ? '' : findingsText(findings, style, width),
    warnings.length === 0 ? '' : problemsText(warnings, style, width),
    assertions.length === 0 ? '' : assertionsText(assertions, style, width),
    style.dim(speed),
  ]
    .filter((section) => section !== '')
    .join('\n\n')}\n`
}
