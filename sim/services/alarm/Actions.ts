import { ENDLESS } from '../../primitives/RetriedDeliveries'
import type { ComponentContext, Link } from '../define'
import { EventDeliveries } from '../EventDeliveries'
import type { AlarmConfig } from './config'
import { METRICS } from './metrics'

const INSTANCE = 'aws.ec2.instance'

/** Tells targets that the alarm has entered a state, again until they take it over. */
export class Actions {
  private readonly deliveries: EventDeliveries
  /** By state: places of its actions' links among the receivers. */
  private actions: readonly (readonly number[])[] = []

  constructor(private readonly context: ComponentContext<AlarmConfig>) {
    const taken = context.counter(METRICS.actions)
    const failedTries = context.counter(METRICS.failedTries)
    const waitMs = context.config.actionRetrySeconds * 1000
    this.deliveries = new EventDeliveries(
      context,
      { delayMs: () => waitMs },
      {
        tryFailed: () => failedTries.add(),
        ended(isTaken) {
          if (isTaken) taken.add()
        },
      },
    )
  }

  /** Called when the connections are set; `links` are the actions of each state. */
  start(links: readonly (readonly Link[])[]): void {
    const all = links.flat()
    this.actions = links.map((ofState) => ofState.map((link) => all.indexOf(link)))
    this.deliveries.start(
      all.map((link) => ({
        link,
        limits: ENDLESS,
        deadLetterQueue: null,
        operation: link.targetType === INSTANCE ? link.operation('StopInstances') : 0,
      })),
    )
  }

  /** Sends each action of a state a notification; `key` tells changes of the state apart. */
  take(state: number, key: number): void {
    const { traces, index, config, simulator } = this.context
    for (const action of this.actions[state]!)
      this.deliveries.add(action, key, config.notificationBytes, traces.begin(index), 0, simulator.now)
  }
}
