import type { graphlib, layout } from '@dagrejs/dagre'
import { type Design, FRAME, type Point, serviceOf, shapeOf, sizeOf } from '../../sim/index'

type Dagre = { graphlib: typeof graphlib; layout: typeof layout }

interface Block {
  width: number
  height: number
  /** Top left corners of what it is made of, from its own corner. */
  places: Map<string, Point>
}

const columnGap = 80
const rowGap = 40
const attachmentGap = 16

/**
 * Places of the resources of `scope`, left to right along the flow. What a container holds is laid out on its own and then
 * placed as one, so that frames never overlap; parts of the network without connections stand in rows at its top.
 */
export function layoutBlocks(design: Design, scope: ReadonlySet<string>, dagre: Dagre): Map<string, Point> {
  const children = new Map<string | undefined, Design['resources']>()
  const ids = new Set(design.resources.map(({ id }) => id))
  for (const resource of design.resources) {
    const parent = resource.parentId !== undefined && ids.has(resource.parentId) ? resource.parentId : undefined
    children.set(parent, [...(children.get(parent) ?? []), resource])
  }

  const blockOf = (parent: string | undefined, depth: number): Block | null => {
    const blocks = new Map<string, Block>()
    const attachments: string[] = []
    for (const { id, type } of depth > 20 ? [] : (children.get(parent) ?? [])) {
      const inner = children.has(id) ? blockOf(id, depth + 1) : null
      if (inner) blocks.set(id, framed(inner))
      else if (scope.has(id)) {
        const service = serviceOf(type)
        blocks.set(id, { ...sizeOf(service), places: new Map([[id, { x: 0, y: 0 }]]) })
        if (parent !== undefined && shapeOf(service) === 'attachment') attachments.push(id)
      }
    }
    if (blocks.size === 0) return null
    const flowing = [...blocks.keys()].filter((id) => !attachments.includes(id))
    return withRows(flowed(design, flowing, blocks, dagre), attachments, blocks)
  }
  return blockOf(undefined, 0)?.places ?? new Map()
}

/** A container's block: what it holds, with the frame's room around. */
function framed({ width, height, places }: Block): Block {
  const moved = [...places].map(([id, { x, y }]) => [id, { x: x + FRAME.padding, y: y + FRAME.headroom }] as const)
  return {
    width: Math.max(FRAME.width, width + 2 * FRAME.padding),
    height: height + FRAME.headroom + FRAME.padding,
    places: new Map(moved),
  }
}

/** Blocks side by side as the connections between them lead. */
function flowed(
  design: Design,
  ids: readonly string[],
  blocks: ReadonlyMap<string, Block>,
  { graphlib: { Graph }, layout: arrange }: Dagre,
): Block {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', ranksep: columnGap, nodesep: rowGap, marginx: 0, marginy: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  const ownerOf = new Map<string, string>()
  for (const id of ids) {
    const { width, height, places } = blocks.get(id)!
    graph.setNode(id, { width, height })
    for (const each of places.keys()) ownerOf.set(each, id)
  }
  for (const { id, from, to } of design.connections) {
    const [source, target] = [ownerOf.get(from), ownerOf.get(to)]
    if (source !== undefined && target !== undefined && source !== target) graph.setEdge(source, target, {}, id)
  }
  if (ids.length > 0) arrange(graph)
  const places = new Map<string, Point>()
  let [right, bottom] = [0, 0]
  for (const id of ids) {
    const block = blocks.get(id)!
    const { x, y } = graph.node(id) as Point
    const corner = { x: x - block.width / 2, y: y - block.height / 2 }
    for (const [each, place] of block.places) places.set(each, { x: corner.x + place.x, y: corner.y + place.y })
    right = Math.max(right, corner.x + block.width)
    bottom = Math.max(bottom, corner.y + block.height)
  }
  return { width: right, height: bottom, places }
}

/** A block with rows of small cards on top. */
function withRows(block: Block, attachments: readonly string[], blocks: ReadonlyMap<string, Block>): Block {
  if (attachments.length === 0) return block
  const rowWidth = Math.max(block.width, FRAME.width * 2)
  const places = new Map<string, Point>()
  let [x, y, right, bottom] = [0, 0, 0, 0]
  for (const id of attachments) {
    const { width, height } = blocks.get(id)!
    if (x > 0 && x + width > rowWidth) [x, y] = [0, bottom + attachmentGap]
    places.set(id, { x, y })
    right = Math.max(right, x + width)
    bottom = y + height
    x += width + attachmentGap
  }
  const below = block.places.size > 0 ? bottom + rowGap : bottom
  for (const [id, place] of block.places) places.set(id, { x: place.x, y: place.y + below })
  return { width: Math.max(block.width, right), height: below + block.height, places }
}
