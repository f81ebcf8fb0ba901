import { type Design, serviceOf } from '../../../sim/index'
import type { ConnectionEnds } from '../../store'

/** Titles of the ports at both ends of a connection. */
export function portTitles({ resources }: Design, ends: ConnectionEnds): { from: string; to: string } {
  const titleOf = (resourceId: string, portId: string): string => {
    const type = resources.find(({ id }) => id === resourceId)?.type ?? ''
    return serviceOf(type)?.ports.find(({ id }) => id === portId)?.title ?? portId
  }
  return { from: titleOf(ends.from, ends.fromPort), to: titleOf(ends.to, ends.toPort) }
}
