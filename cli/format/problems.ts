import type { Problem } from '../../sim/index'
import type { Style } from './style'
import { indented } from './textWidth'

/** Problems grouped by severity, each with its place, its code and what to do. */
export function problemsText(problems: readonly Problem[], style: Style, width: number): string {
  const errors = problems.filter((problem) => problem.severity === 'error')
  const warnings = problems.filter((problem) => problem.severity === 'warning')
  return [
    ...(errors.length > 0 ? [style.bold(counted(errors.length, 'error')), ...errors.map(describe)] : []),
    ...(warnings.length > 0 ? [style.bold(counted(warnings.length, 'warning')), ...warnings.map(describe)] : []),
  ].join('\n\n')

  function describe({ code, severity, path, message, help }: Problem): string {
    const mark = severity === 'error' ? style.red('✗') : style.yellow('!')
    return [
      indented(message, width, 4, `  ${mark}`),
      indented(`→ ${help}`, width, 4),
      style.dim(`    ${path === null ? code : `${path}  ${code}`}`),
    ].join('\n')
  }
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
