import type { Distribution } from '../kernel/distributions'

/** A drawn architecture with its load scenarios: the content of a `.windtunnel.json` file, version 1. */
export interface Design {
  name: string
  /** AWS Region code; decides prices. */
  region: string
  account: AccountSettings
  /** Sorted by id. */
  resources: Resource[]
  /** Sorted by id. */
  connections: Connection[]
  scenarios: Scenario[]
  notes: Note[]
  view: View
}

export interface AccountSettings {
  /** Whether the cost report subtracts AWS's monthly free tier. */
  freeTier: boolean
  /** Account and Region quotas that differ from AWS's default, by quota id such as `lambda.concurrentExecutions`. */
  quotas: Record<string, number>
  /** Platform that is modelled; absent: modern. */
  era?: 'modern' | 'classic'
}

export interface Resource {
  /** Unique and stable, such as `orders-api`; connections, scenarios and assertions refer to it. */
  id: string
  /** Service type, such as `aws.lambda.function`. */
  type: string
  name: string
  /** Containing resource (VPC, subnet, cluster), if any. */
  parentId?: string
  /** Settings made by the user; what is absent has the service's default. */
  config: Record<string, unknown>
}

export interface Connection {
  id: string
  /** Resource and port that data flows from. */
  from: string
  fromPort: string
  /** Resource and port that data flows to. */
  to: string
  toPort: string
  /** Settings of the connection, on the side where AWS has them (an event source mapping, a subscription). */
  config: Record<string, unknown>
}

export interface Note {
  id: string
  text: string
  x: number
  y: number
  width: number
  height: number
}

/** How the design was last looked at. Never influences a run. */
export interface View {
  /** Top left corner on the canvas, px, by resource id. */
  positions: Record<string, { x: number; y: number; pinned?: boolean }>
  scenario?: string
}

export interface Scenario {
  id: string
  name: string
  durationSeconds: number
  /** Left out of totals and percentiles, though shown on charts. */
  warmupSeconds: number
  streams: TrafficStream[]
  faults: Fault[]
  /** Absent: none. */
  actions?: ScenarioAction[]
  assertions: Assertion[]
}

/** Load put on one client resource. */
export interface TrafficStream {
  id: string
  /** Resource that sends the traffic. */
  target: string
  load: Load
  /** How arrivals are spaced around the load: Poisson, evenly with a random offset in each gap, or exactly even. Open loop only. */
  spacing: 'poisson' | 'uniform' | 'exact'
}

/**
 * Requests per second (open-loop clients) or users (closed-loop clients) over time. Times are seconds from the start.
 */
export type Load =
  | { kind: 'constant'; rate: number }
  | { kind: 'ramp'; from: number; to: number; startSeconds: number; endSeconds: number }
  /** Holds each rate from its time on. */
  | { kind: 'steps'; steps: { atSeconds: number; rate: number }[] }
  | {
      kind: 'spike'
      base: number
      peak: number
      atSeconds: number
      riseSeconds: number
      holdSeconds: number
      fallSeconds: number
    }
  | { kind: 'sine'; mean: number; amplitude: number; periodSeconds: number; phaseSeconds: number }
  /** Straight lines between the points; flat before the first and after the last. */
  | { kind: 'points'; points: { atSeconds: number; rate: number }[] }
  /** Recorded counts: bin i covers [i, i+1) x binSeconds and holds counts[i] requests, spread inside the bin by the seed. */
  | { kind: 'replay'; binSeconds: number; counts: number[]; file?: string }

/** Something that goes wrong for a while. */
export interface Fault {
  id: string
  /** Resource it happens to. */
  target: string
  startSeconds: number
  durationSeconds: number
  effect: /** A share of requests fails with the service's internal error. */
    | { kind: 'error'; probability: number }
    /** Every reply takes longer by a draw, ms. */
    | { kind: 'latency'; delay: Distribution }
    /** A share of requests is throttled. */
    | { kind: 'throttle'; probability: number }
    /** Nothing answers: requests hang until their caller gives up. */
    | { kind: 'outage' }
    /** At the start every idle execution environment is discarded (a deploy). */
    | { kind: 'coldFlush' }
}

/** Something people do to a resource during the run: a deploy, a flush. */
export interface ScenarioAction {
  id: string
  /** Resource it is done to. */
  target: string
  /** One of the actions of the target's service, such as `deployVersion`. */
  action: string
  atSeconds: number
  /** What is chosen; what is absent has the action's default. */
  settings: Record<string, unknown>
}

/** A promise the design must keep, such as `p99(orders-api) < 300ms`. */
export interface Assertion {
  id: string
  expression: string
}
