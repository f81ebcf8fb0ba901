import type { Connection, Resource } from '../design/types'
import type { FunctionLoop } from '../services/define'

const FUNCTION = 'aws.lambda.function'
/** Services that pass on how often a chain of events has come round; a loop through any other goes unnoticed. */
const TRACKED: ReadonlySet<string> = new Set([FUNCTION, 'aws.sqs.queue', 'aws.sns.topic', 'aws.s3.bucket'])

/**
 * The loops in which AWS notices that functions set each other off without end: sets of functions, queues, topics and
 * buckets that all lead to each other. By resource id.
 */
export function functionLoops(
  resources: readonly Pick<Resource, 'id' | 'type'>[],
  connections: readonly Pick<Connection, 'from' | 'to'>[],
): ReadonlyMap<string, FunctionLoop> {
  const types = new Map(resources.filter(({ type }) => TRACKED.has(type)).map(({ id, type }) => [id, type]))
  const next = new Map<string, string[]>()
  for (const { from, to } of connections)
    if (types.has(from) && types.has(to)) {
      const known = next.get(from)
      if (known === undefined) next.set(from, [to])
      else known.push(to)
    }
  const loops = new Map<string, FunctionLoop>()
  let number = 0
  for (const members of strongComponents([...types.keys()], next)) {
    const functions = members.filter((id) => types.get(id) === FUNCTION).length
    const isLoop = members.length > 1 || next.get(members[0]!)?.includes(members[0]!) === true
    if (!isLoop || functions === 0) continue
    number++
    for (const id of members) loops.set(id, { number, functions })
  }
  return loops
}

/** Sets of places that all lead to each other (Tarjan's algorithm, without recursion). */
function strongComponents(places: readonly string[], next: ReadonlyMap<string, readonly string[]>): string[][] {
  const components: string[][] = []
  /** When a place was reached, and the earliest still open one that it leads back to. */
  const reached = new Map<string, number>()
  const earliest = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const path: { place: string; following: number }[] = []
  const enter = (place: string): void => {
    reached.set(place, reached.size)
    earliest.set(place, reached.get(place)!)
    open.push(place)
    isOpen.add(place)
    path.push({ place, following: 0 })
  }
  const leadsBack = (place: string, time: number): void => {
    if (time < earliest.get(place)!) earliest.set(place, time)
  }
  for (const start of places) {
    if (!reached.has(start)) enter(start)
    while (path.length > 0) {
      const step = path[path.length - 1]!
      const { place } = step
      const to = next.get(place)?.[step.following++]
      if (to !== undefined) {
        if (!reached.has(to)) enter(to)
        else if (isOpen.has(to)) leadsBack(place, reached.get(to)!)
        continue
      }
      path.pop()
      const before = path[path.length - 1]
      if (before !== undefined) leadsBack(before.place, earliest.get(place)!)
      if (earliest.get(place) !== reached.get(place)) continue
      const component = open.splice(open.lastIndexOf(place))
      for (const member of component) isOpen.delete(member)
      components.push(component)
    }
  }
  return components
}
