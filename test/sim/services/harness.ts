import {
  compile,
  type Design,
  type Fault,
  type Load,
  type RunResult,
  restoreDesign,
  run,
  serializeDesign,
  type TrafficStream,
} from '../../../sim/index'

/** A design as a test writes it: only what matters to the case. */
export interface Trial {
  resources: { id: string; type: string; config?: Record<string, unknown> }[]
  /** `from.port -> to.port`, with settings. */
  connections?: { from: string; to: string; config?: Record<string, unknown>; id?: string }[]
  /** Load by client id. */
  load?: Record<string, Load>
  spacing?: TrafficStream['spacing']
  faults?: Omit<Fault, 'id'>[]
  assertions?: string[]
  quotas?: Record<string, number>
  freeTier?: boolean
  region?: string
  durationSeconds: number
  warmupSeconds?: number
  seed?: number
}

const end = (text: string): [string, string] => {
  const dot = text.lastIndexOf('.')
  return [text.slice(0, dot), text.slice(dot + 1)]
}

/** The design of a trial. */
export function designOf(trial: Trial): Design {
  return {
    name: 'trial',
    region: trial.region ?? 'us-east-1',
    account: { freeTier: trial.freeTier ?? false, quotas: trial.quotas ?? {} },
    resources: trial.resources.map(({ id, type, config = {} }) => ({ id, type, name: id, config })),
    connections: (trial.connections ?? []).map((connection, index) => {
      const [from, fromPort] = end(connection.from)
      const [to, toPort] = end(connection.to)
      return { id: connection.id ?? `c${index}`, from, fromPort, to, toPort, config: connection.config ?? {} }
    }),
    scenarios: [
      {
        id: 'load',
        name: 'load',
        durationSeconds: trial.durationSeconds,
        warmupSeconds: trial.warmupSeconds ?? 0,
        streams: Object.entries(trial.load ?? {}).map(([target, load]) => ({
          id: `${target}-load`,
          target,
          load,
          spacing: trial.spacing ?? 'poisson',
        })),
        faults: (trial.faults ?? []).map((fault, index) => ({ ...fault, id: `f${index}` })),
        assertions: (trial.assertions ?? []).map((expression, index) => ({ id: `a${index}`, expression })),
      },
    ],
    notes: [],
    view: { positions: {} },
  }
}

/** Runs a trial through the real pipeline: file text, restore, compile, run. */
export function simulate(trial: Trial): RunResult {
  const restored = restoreDesign(serializeDesign(designOf(trial)))
  if ('problems' in restored) throw new Error(JSON.stringify(restored.problems, null, 2))
  const compiled = compile(restored.design)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems, null, 2))
  return run(compiled.model, restored.design.scenarios[0]!, { seed: trial.seed ?? 1 })
}
