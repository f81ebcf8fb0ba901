import { type Design, type Layout, layoutOf, type Point } from '../../sim/index'

/** Where everything is on screen: as the design says, but for what is being dragged or animated. */
export function shownLayout(design: Design, moving: ReadonlyMap<string, Point> | null): Layout {
  if (moving === null) return layoutOf(design)
  const positions = { ...design.view.positions }
  for (const [id, position] of moving) if (Object.hasOwn(positions, id)) positions[id] = position
  return layoutOf({ ...design, view: { ...design.view, positions } })
}

/** Ids of everything inside containers among `ids`, at any depth, and of `ids` themselves. */
export function withContents(design: Design, ids: Iterable<string>): Set<string> {
  const all = new Set(ids)
  for (let grew = true; grew; ) {
    grew = false
    for (const { id, parentId } of design.resources) {
      if (parentId === undefined || !all.has(parentId) || all.has(id)) continue
      all.add(id)
      grew = true
    }
  }
  return all
}
