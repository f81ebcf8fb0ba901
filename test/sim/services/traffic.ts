import { compile } from '../../../sim/compile/compile'
import { restoreDesign } from '../../../sim/design/restore'
import { serializeDesign } from '../../../sim/design/serialize'
import type { RunResult } from '../../../sim/result'
import { run } from '../../../sim/run'
import { services as registry } from '../../../sim/services'
import type { AnyService } from '../../../sim/services/define'
import { designOf, type Trial } from './harness'

/** Runs a trial through the whole pipeline with these services in place of, or beside, the registry's. */
export function simulateWith(services: readonly AnyService[], trial: Trial): RunResult {
  const types = services.map(({ type }) => type)
  const known = [...services, ...registry.filter(({ type }) => !types.includes(type))]
  const restored = restoreDesign(serializeDesign(designOf(trial)), { services: known })
  if ('problems' in restored) throw new Error(JSON.stringify(restored.problems))
  const compiled = compile(restored.design, known)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems))
  return run(compiled.model, restored.design.scenarios[0]!, { seed: trial.seed ?? 1 })
}

/** The service with ports that may be connected with any type, doubles included. */
export const open = (service: AnyService): AnyService => ({
  ...service,
  ports: service.ports.map((port) => ({ ...port, only: undefined })),
})
