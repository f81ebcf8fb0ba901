import { compile } from '../compile/compile'
import { restoreDesign } from '../design/restore'
import { serializeDesign } from '../design/serialize'
import type { Design, Fault, Load, ScenarioAction, TrafficStream } from '../design/types'
import type { RunResult } from '../result'
import { run } from '../run'

/** A design written as briefly as an experiment or a test wants it: only what matters to the case. */
export interface Trial {
  resources: { id: string; type: string; config?: Record<string, unknown>; parentId?: string }[]
  /** `from` and `to` as `resource.port`. */
  connections?: { from: string; to: string; config?: Record<string, unknown>; id?: string }[]
  /** Load by client id. */
  load?: Record<string, Load>
  spacing?: TrafficStream['spacing']
  faults?: Omit<Fault, 'id'>[]
  actions?: { target: string; action: string; atSeconds: number; settings?: ScenarioAction['settings'] }[]
  assertions?: string[]
  quotas?: Record<string, number>
  freeTier?: boolean
  era?: 'modern' | 'classic'
  region?: string
  durationSeconds: number
  warmupSeconds?: number
  seed?: number
}

function end(text: string): [resource: string, port: string] {
  const dot = text.lastIndexOf('.')
  return [text.slice(0, dot), text.slice(dot + 1)]
}

/** The design of a trial. */
export function designOf(trial: Trial): Design {
  return {
    name: 'trial',
    region: trial.region ?? 'us-east-1',
    account: {
      freeTier: trial.freeTier ?? false,
      quotas: trial.quotas ?? {},
      ...(trial.era === undefined ? {} : { era: trial.era }),
    },
    resources: trial.resources.map(({ id, type, config = {}, parentId }) => ({
      id,
      type,
      name: id,
      config,
      ...(parentId === undefined ? {} : { parentId }),
    })),
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
        ...(trial.actions === undefined
          ? {}
          : {
              actions: trial.actions.map(({ settings = {}, ...action }, index) => ({
                ...action,
                settings,
                id: `action${index}`,
              })),
            }),
        assertions: (trial.assertions ?? []).map((expression, index) => ({ id: `a${index}`, expression })),
      },
    ],
    notes: [],
    view: { positions: {} },
  }
}

/** Runs a trial through the whole pipeline: file text, restore, compile, run. */
export function simulate(trial: Trial): RunResult {
  const restored = restoreDesign(serializeDesign(designOf(trial)))
  if ('problems' in restored) throw new Error(JSON.stringify(restored.problems, null, 2))
  const compiled = compile(restored.design)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems, null, 2))
  return run(compiled.model, restored.design.scenarios[0]!, { seed: trial.seed ?? 1 })
}
