import { type Box, type Design, type Point, serviceOf } from '../../../sim/index'
import { mayStandIn } from '../../store'

/** Which container a place belongs to. */
export interface Placement {
  /** Container that takes the resource there; null for none. */
  frameId: string | null
  /** Why the innermost frame does not take it, in words; null when it does or there is none. */
  refusal: string | null
}

/** The innermost container around a point that takes a resource of a type. `frames` are outermost first. */
export function containerAt(
  design: Design,
  frames: ReadonlyMap<string, Box>,
  type: string,
  { x, y }: Point,
  excluded: ReadonlySet<string> = new Set(),
): Placement {
  const around = [...frames]
    .filter(([id, box]) => {
      return !excluded.has(id) && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
    })
    .map(([id]) => design.resources.find((resource) => resource.id === id))
    .reverse()
  const taker = around.find((frame) => mayStandIn(type, frame))
  if (taker) return { frameId: taker.id, refusal: null }
  const [innermost] = around
  return { frameId: null, refusal: innermost ? refusalOf(type, innermost) : null }
}

function refusalOf(type: string, frame: { type: string; name: string }): string {
  const title = serviceOf(type)?.title ?? type
  const inner = (serviceOf(frame.type)?.contains ?? []).find((each) => serviceOf(each)?.contains?.includes(type))
  const frameTitle = serviceOf(frame.type)?.title ?? 'frame'
  const inside = inner === undefined ? undefined : serviceOf(inner)?.title.toLowerCase()
  return inside === undefined
    ? `${title} does not stand in a ${frameTitle}.`
    : `${title} stands in a ${inside}: drop it onto one in ${frame.name}.`
}

/** Middle of a box. */
export const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })
