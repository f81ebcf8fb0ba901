import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compile, type Design, type Finding, type Model, restoreDesign, run, type RunResult } from '../../sim/index'

const FOLDER = fileURLToPath(new URL('../../assets/examples/', import.meta.url))
const EXTENSION = '.windtunnel.json'

/** Ids of all examples that ship: their file names without extension. */
export const exampleIds: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(EXTENSION))
  .map((name) => name.slice(0, -EXTENSION.length))
  .sort()

export const exampleText = (id: string): string => readFileSync(`${FOLDER}${id}${EXTENSION}`, 'utf8')
export const exampleData = (name: string): string => readFileSync(`${FOLDER}data/${name}`, 'utf8')

export function exampleDesign(id: string): Design {
  const restored = restoreDesign(exampleText(id))
  if ('problems' in restored) throw new Error(JSON.stringify(restored.problems, null, 2))
  return restored.design
}

function modelOf(design: Design): Model {
  const compiled = compile(design)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems, null, 2))
  return compiled.model
}

const results = new Map<string, RunResult>()

/** Result of a scenario of an example; each runs once. */
export function outcome(id: string, scenarioId: string): RunResult {
  const key = `${id} ${scenarioId}`
  let result = results.get(key)
  if (result === undefined) {
    result = resultOf(exampleDesign(id), scenarioId)
    results.set(key, result)
  }
  return result
}

export function resultOf(design: Design, scenarioId: string): RunResult {
  return run(modelOf(design), design.scenarios.find((scenario) => scenario.id === scenarioId)!, { seed: 1 })
}

/** The design with what findings propose. */
export function withChanges(design: Design, findings: readonly Finding[]): Design {
  const changes = findings.flatMap((finding) => finding.changes)
  return {
    ...design,
    resources: design.resources.map((resource) => ({
      ...resource,
      config: {
        ...resource.config,
        ...Object.fromEntries(
          changes.filter(({ resourceId }) => resourceId === resource.id).map(({ field, value }) => [field, value]),
        ),
      },
    })),
  }
}

export const summary = (result: RunResult, id: string, metric: string) => result.resources[id]!.metrics[metric]!.summary
export const total = (result: RunResult, id: string, metric: string): number => summary(result, id, metric).sum!
export const codes = (result: RunResult): string[] => result.findings.map(({ code }) => code)
/** Whether each assertion of the scenario held, in their order. */
export const kept = (result: RunResult): boolean[] => result.assertions.map(({ passed }) => passed)
