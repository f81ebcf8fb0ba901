import { type Box, type Design, type Layout, layoutOf, type Point } from '../../sim/index'

/**
 * Where everything is on screen: as the design says, but for what is being dragged or animated. Frames in `still` stay as
 * they are meanwhile, so that what they hold can be dragged out of them.
 */
export function shownLayout(
  design: Design,
  moving: ReadonlyMap<string, Point> | null,
  still: ReadonlyMap<string, Box> | null = null,
): Layout {
  if (moving === null) return layoutOf(design)
  const positions = { ...design.view.positions }
  for (const [id, position] of moving) if (Object.hasOwn(positions, id)) positions[id] = position
  const layout = layoutOf({ ...design, view: { ...design.view, positions } })
  for (const [id, box] of still ?? []) if (layout.frames.has(id)) layout.frames.set(id, box)
  return layout
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
