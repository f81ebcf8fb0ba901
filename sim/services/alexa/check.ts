import type { CheckContext, CheckProblem } from '../define'
import type { AlexaConfig } from './config'
import { ADVISED_MEMORY_MB } from './limits'

/** Settings of the skill’s function against what Alexa advises. */
export function check(context: CheckContext<AlexaConfig>): CheckProblem[] {
  const problems: CheckProblem[] = []
  const { timeoutMs } = context.config
  for (const { id, other } of context.connections('function')) {
    const { timeoutSeconds, memoryMb } = other.config
    if (typeof timeoutSeconds === 'number' && timeoutSeconds * 1000 < timeoutMs)
      problems.push({
        code: 'alexa.functionTimeout',
        severity: 'warning',
        connectionId: id,
        message: `${other.name} is stopped after ${timeoutSeconds} s, but Alexa would wait ${timeoutMs / 1000} s.`,
        help: 'Alexa advises a function timeout of at least 8 s.',
      })
    if (typeof memoryMb === 'number' && memoryMb < ADVISED_MEMORY_MB)
      problems.push({
        code: 'alexa.functionMemory',
        severity: 'warning',
        connectionId: id,
        message: `${other.name} has ${memoryMb} MB of memory; Alexa advises at least ${ADVISED_MEMORY_MB} MB.`,
        help: 'Raise its memory: it gets more CPU with it and answers sooner.',
      })
  }
  return problems
}
