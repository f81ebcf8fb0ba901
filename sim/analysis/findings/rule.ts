import type { Model, ModelConnection, ModelResource } from '../../compile/model'
import type { Scenario } from '../../design/types'
import type { Finding, RunResult } from '../../result'

/** What a rule looks at: the design as it ran, the load, and what the run has shown. */
export interface Evidence {
  model: Model
  scenario: Scenario
  result: RunResult
}

/** One thing worth telling. Rules are pure; each finding carries its own evidence in words and numbers. */
export type Rule = (evidence: Evidence) => Finding[]

/** Resources of a type. */
export const resourcesOf = (model: Model, type: string): ModelResource[] =>
  model.resources.filter((resource) => resource.type === type)

/** Connections that leave a port of a resource. */
export const leaving = (model: Model, resource: ModelResource, port: string): ModelConnection[] =>
  model.connections.filter((connection) => connection.from === resource && connection.fromPort === port)

/** Connections that enter a port of a resource. */
export const entering = (model: Model, resource: ModelResource, port: string): ModelConnection[] =>
  model.connections.filter((connection) => connection.to === resource && connection.toPort === port)

/** Sum of a counter over the run; 0 when the resource has no such metric. */
export const totalOf = (result: RunResult, resourceId: string, metric: string): number =>
  result.resources[resourceId]?.metrics[metric]?.summary.sum ?? 0
