import type { ComponentContext } from '../define'
import type { ConfigOf } from '../fields'
import type { fields } from './config'
import { MAX_IN_FLIGHT, RECEIVES_BEFORE_RETURNED } from './limits'
import { MessageQueue } from './MessageQueue'
import { Messages } from './Messages'
import type { Recorders } from './recorders'
import type { RequestMeter } from './RequestMeter'

/** A standard queue: messages come in about the order in which they were sent, those that keep coming back last. */
export class StandardQueue extends MessageQueue {
  readonly groups = null

  constructor(context: ComponentContext<ConfigOf<typeof fields>>, record: Recorders, meter: RequestMeter) {
    const { initialMessages, initialMessageBytes } = context.config
    super(context, record, meter, new Messages({ count: initialMessages, bytes: initialMessageBytes }), MAX_IN_FLIGHT)
  }

  protected reappear(message: number): void {
    const { messages } = this
    if (messages.receives[message]! < RECEIVES_BEFORE_RETURNED) messages.showAgain(message)
    else {
      messages.moveToReturned(message)
      messages.showLast(message)
    }
  }
}
