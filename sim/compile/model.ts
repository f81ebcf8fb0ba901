import type { Design } from '../design/types'
import type { AnyService, FunctionLoop, PlatformEra } from '../services/define'
import type { NetworkPath } from './network/path'

/** A design made ready to run: every reference resolved, every default filled in, nothing wrong with it. */
export interface Model {
  readonly design: Design
  /** AWS Region code. */
  readonly region: string
  readonly account: ModelAccount
  /** In the design's order; `index` is the position. */
  readonly resources: readonly ModelResource[]
  /** In the design's order; `index` is the position. */
  readonly connections: readonly ModelConnection[]
}

interface ModelAccount {
  readonly freeTier: boolean
  /** Value in force of every quota of every service in the registry, by quota id. */
  readonly quotas: Readonly<Record<string, number>>
  readonly era: PlatformEra
}

export interface ModelResource {
  readonly index: number
  readonly id: string
  /** Service type, such as `aws.lambda.function`. */
  readonly type: string
  readonly name: string
  /** Containing resource, if any. */
  readonly parentId?: string
  readonly service: AnyService
  /** Settings with defaults filled in. */
  readonly config: Readonly<Record<string, unknown>>
  /** The loop of functions that it is part of; absent outside of every loop. */
  readonly loop?: FunctionLoop
}

export interface ModelConnection {
  readonly index: number
  readonly id: string
  readonly from: ModelResource
  readonly fromPort: string
  readonly to: ModelResource
  readonly toPort: string
  /** Settings of the connection at both ports, defaults filled in. */
  readonly config: Readonly<Record<string, unknown>>
  /** Its way through the network; absent when no VPC has to do with it. */
  readonly path?: NetworkPath
}
