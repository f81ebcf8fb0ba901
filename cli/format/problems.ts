import type { Problem } from '../../sim/index'
import type { Style } from './style'
import { indented } from './textWidth'

/** Problems grouped by severity, each with its place, its code and what to do. */
export function problemsText(problems: readonly Problem[], style: Style, width: number): string {
  const errors = problems.filter((problem) => problem.severity === 'error')
  const warnings = problems.filter((problem) => problem.severity === 'warning')
  const group = (found: readonly Problem[], noun: string): string[] =>
    found.length === 0
      ? []
      : [style.bold(counted(found.length, noun)), ...found.map((problem) => problemText(problem, style, width))]
  return [...group(errors, 'error'), ...group(warnings, 'warning')].join('\n\n')
}

function problemText({ code, severity, path, message, help }: Problem, style: Style, width: number): string {
  const mark = severity === 'error' ? style.red('✗') : style.yellow('!')
  return [
    indented(message, width, 4, `  ${mark}`),
    indented(`→ ${help}`, width, 4),
    style.dim(`    ${path === null ? code : `${path}  ${code}`}`),
  ].join('\n')
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
