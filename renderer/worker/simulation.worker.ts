import * as Comlink from 'comlink'
import { compile, restoreDesign, run } from '../../sim/index'
import type { SimulationWorker } from './protocol'
import { typedArrayBuffers } from './typedArrayBuffers'

const worker: SimulationWorker = {
  run({ designText, scenarioId, seed }, onProgress) {
    const restored = restoreDesign(designText)
    if ('problems' in restored) throw new Error(firstMessage(restored.problems))
    const compiled = compile(restored.design)
    if ('problems' in compiled) throw new Error(firstMessage(compiled.problems))
    const scenario = restored.design.scenarios.find(({ id }) => id === scenarioId)
    if (!scenario) throw new Error('The scenario no longer exists. Choose another one.')
    const result = run(compiled.model, scenario, { seed, now: () => performance.now(), onProgress })
    // The studio takes the series over instead of copying them.
    return Comlink.transfer(result, typedArrayBuffers(result))
  },
}

Comlink.expose(worker)

function firstMessage(problems: readonly { severity: string; message: string; help: string }[]): string {
  const problem = problems.find(({ severity }) => severity === 'error') ?? problems[0]
  return problem ? `${problem.message} ${problem.help}` : 'The design cannot run.'
}
