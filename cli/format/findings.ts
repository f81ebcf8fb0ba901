import type { AssertionResult, Finding } from '../../sim/index'
import { counted } from './problems'
import type { Style } from './style'
import { indented } from './textWidth'

/** What the run has shown that is worth changing. */
export function findingsText(findings: readonly Finding[], style: Style, width: number): string {
  const marks = { critical: style.red('✗'), warning: style.yellow('!'), info: style.cyan('i') }
  const blocks = findings.map(({ severity, title, evidence, remedy, source }) =>
    [
      indented(title, width, 4, `  ${marks[severity]}`),
      indented(evidence, width, 4),
      indented(`→ ${remedy}`, width, 4),
      ...(source === null ? [] : [style.dim(indented(source.document, width, 4))]),
    ].join('\n'),
  )
  return [`${style.bold('Findings')}  ${counted(findings.length, 'finding')}`, ...blocks].join('\n')
}

/** Promises kept and broken. */
export function assertionsText(assertions: readonly AssertionResult[], style: Style, width: number): string {
  const broken = assertions.filter(({ passed }) => !passed).length
  const verdict = broken === 0 ? style.green('all kept') : style.red(`${broken} of ${assertions.length} broken`)
  const lines = assertions.map(({ expression, passed, message }) =>
    [
      indented(expression, width, 4, `  ${passed ? style.green('✓') : style.red('✗')}`),
      style.dim(indented(message, width, 4)),
    ].join('\n'),
  )
  return [`${style.bold('Assertions')}  ${verdict}`, ...lines].join('\n')
}
