import { type Distribution, type FieldUnit, validateConfig } from '../../sim/index'

/** What is wrong with a distribution's parameters, in words. */
export function distributionProblem(value: Distribution, name: string, unit: FieldUnit): string | undefined {
  const field = { kind: 'distribution', label: name, help: '', unit, default: value } as const
  const [problem] = validateConfig({ value: field }, { value }, 'value')
  return problem && `${problem.message} ${problem.help}`
}
