import { current } from 'immer'
import { type AnyService, ATTACHMENT, FRAME, layoutOf, serviceOf, services } from '../../../sim/index'
import { addResource, asOneStep, edit, putInto, select, useDocument, useSelection } from '../../store'
import { announce } from '../announcements'
import { withContents } from '../shownDesign'
import { makeRoom } from './makeRoom'

const SECURITY_GROUP = 'aws.ec2.securityGroup'

/**
 * Puts what is selected into a new container of the kind that takes all of it, and that into a new one around it where AWS
 * asks for that: functions get a subnet in a VPC.
 */
export function putInFrame(): void {
  const { design } = useDocument.getState()
  const chosen = new Set(useSelection.getState().resourceIds)
  const roots = design.resources.filter(({ id, parentId }) => chosen.has(id) && !chosen.has(parentId ?? ''))
  const parents = new Set(roots.map(({ parentId }) => parentId))
  const frame = services.find((service) => roots.every(({ type }) => service.contains?.includes(type)))
  if (!frame || roots.length === 0 || parents.size > 1)
    return announce('No kind of frame takes all of what is selected.')
  const [parentId] = parents
  const { cards, frames } = layoutOf(design)
  const boxes = roots.flatMap(({ id }) => cards.get(id) ?? frames.get(id) ?? [])
  const corner = {
    x: Math.min(...boxes.map(({ x }) => x)) - FRAME.padding,
    y: Math.min(...boxes.map(({ y }) => y)) - FRAME.headroom,
  }
  asOneStep(() => {
    const parent = design.resources.find(({ id }) => id === parentId)
    const isHome = parent !== undefined && serviceOf(parent.type)?.contains?.includes(frame.type) === true
    const around = isHome || parent !== undefined ? parentId : outerFor(frame, corner)
    const id = addResource(frame.type, corner, around)
    edit(`put into a ${frame.title}`, (draft) => {
      for (const root of roots) putInto(draft, root.id, id)
      makeRoom(draft, [id])
    })
    select({ resourceIds: [id] })
    announce(`Put into a new ${frame.title}.`)
  })
}

/** Takes what is selected out of its container. */
export function takeOutOfFrame(): void {
  const { design } = useDocument.getState()
  const { resourceIds } = useSelection.getState()
  const { frames } = layoutOf(design)
  const parentOf = (id: string): string | undefined => design.resources.find((each) => each.id === id)?.parentId
  edit('take out of the frame', (draft) => {
    for (const id of resourceIds) {
      const parent = parentOf(id)
      const frame = frames.get(parent ?? '')
      if (parent === undefined || !frame) continue
      putInto(draft, id, parentOf(parent) ?? null)
      // Beside the frame, where nothing of it is any more.
      const box = layoutOf(current(draft))
      const own = box.cards.get(id) ?? box.frames.get(id)
      if (!own) continue
      for (const each of withContents(draft, [id])) {
        const position = draft.view.positions[each]
        if (position) position.y += frame.y + frame.height + FRAME.padding - own.y
      }
    }
    makeRoom(draft, resourceIds)
  })
}

/** A new container for one that may not stand by itself, with a security group as AWS gives each VPC; undefined when it may. */
function outerFor(frame: AnyService, { x, y }: { x: number; y: number }): string | undefined {
  const outer = services.find((service) => service.contains?.includes(frame.type))
  if (!outer) return undefined
  const id = addResource(outer.type, { x: x - FRAME.padding, y: y - FRAME.headroom })
  if (outer.contains?.includes(SECURITY_GROUP))
    addResource(SECURITY_GROUP, { x, y: y - ATTACHMENT.height - FRAME.padding }, id)
  return id
}
