import type { SegmentResult } from '../../../sim/index'

/** Stretch of time, ms from the start of the run. */
export type Stretch = readonly [startMs: number, endMs: number]

/**
 * The stretches of each segment that the root's response waited for: following the chain backwards from its end, at each
 * moment the deepest segment that ends last. Work that goes on after its caller has been answered is not part of it.
 */
export function criticalPath(segments: readonly SegmentResult[]): Stretch[][] {
  const stretches: Stretch[][] = segments.map(() => [])
  const children: number[][] = segments.map(() => [])
  for (const [index, { parent }] of segments.entries()) children[parent]?.push(index)

  const walk = (index: number, until: number): void => {
    const { startMs } = segments[index]!
    const waitedFor = children[index]!.filter((child) => segments[child]!.endMs <= segments[index]!.endMs + 1e-6).sort(
      (a, b) => segments[b]!.endMs - segments[a]!.endMs,
    )
    let cursor = until
    for (const child of waitedFor) {
      const { startMs: childStart, endMs } = segments[child]!
      const childEnd = Math.min(endMs, cursor)
      if (childEnd <= childStart || childStart >= cursor) continue
      if (cursor > childEnd) stretches[index]!.push([childEnd, cursor])
      walk(child, childEnd)
      cursor = childStart
    }
    if (cursor > startMs) stretches[index]!.push([startMs, cursor])
  }
  const root = segments[0]
  if (root && !Number.isNaN(root.endMs)) walk(0, root.endMs)
  return stretches
}
