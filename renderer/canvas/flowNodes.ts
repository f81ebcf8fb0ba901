import { Position } from '@xyflow/react'
import {
  type AnyService,
  type Box,
  connectedPorts,
  type Design,
  type Layout,
  placedPorts,
  serviceOf,
  shapeOf,
} from '../../sim/index'
import type { Selection } from '../store'
import type { GestureState } from './gestures/gesture'
import { type CanvasNode, layers } from './flowTypes'

/** Diameter of a port, px. */
const portSize = 9

/** What the canvas draws for a design. Nodes of unchanged things keep their identity, so that only changed cards render. */
export class NodeCache {
  private nodes = new Map<string, CanvasNode>()

  update(
    design: Design,
    layout: Layout,
    selection: Selection,
    { moving, resizing }: Pick<GestureState, 'moving' | 'resizing'>,
  ): CanvasNode[] {
    const selected = new Set([...selection.resourceIds, ...selection.noteIds])
    const resources = new Map(design.resources.map((resource) => [resource.id, resource]))
    const connected = connectedPorts(design.connections)
    const parents = new Set(design.resources.map(({ parentId }) => parentId))
    const next = new Map<string, CanvasNode>()
    const keep = (node: CanvasNode): void => void next.set(node.id, this.sameAsBefore(node))
    for (const [id, box] of layout.frames) {
      const resource = resources.get(id)
      if (!resource) continue
      const service = serviceOf(resource.type)
      keep({
        id,
        type: 'frame',
        data: { resource, service, empty: !parents.has(id) },
        draggable: design.view.positions[id]?.pinned !== true,
        ...placed(box),
        handles: [],
        selected: selected.has(id),
        zIndex: layers.frame,
        dragHandle: '.frame-title',
        style: { pointerEvents: 'none' },
        domAttributes: attributesOf(id, 'container'),
      })
    }
    for (const [id, box] of layout.cards) {
      const resource = resources.get(id)
      if (!resource) continue
      const service = serviceOf(resource.type)
      const isSelected = selected.has(id)
      const pinned = design.view.positions[id]?.pinned === true
      keep({
        id,
        ...(shapeOf(service) === 'attachment'
          ? { type: 'attachment', data: { resource, service, pinned } }
          : { type: 'card', data: { resource, service, pinned, connected: [...(connected.get(id) ?? [])].join(' ') } }),
        draggable: !pinned,
        ...placed(box),
        handles: handlesOf(service, box, connected.get(id)),
        selected: isSelected,
        zIndex: isSelected ? layers.selectedCard : layers.card,
        domAttributes: attributesOf(id, 'resource'),
      })
    }
    for (const note of design.notes) {
      const { width, height } = note
      const box =
        resizing?.noteId === note.id
          ? resizing.box
          : { width, height, ...(moving?.get(note.id) ?? { x: note.x, y: note.y }) }
      const isSelected = selected.has(note.id)
      keep({
        id: note.id,
        type: 'note',
        data: { note },
        ...placed(box),
        selected: isSelected,
        zIndex: isSelected ? layers.selectedCard : layers.card,
        ariaLabel: `Note: ${note.text}`,
      })
    }
    this.nodes = next
    return [...next.values()]
  }

  private sameAsBefore(node: CanvasNode): CanvasNode {
    const before = this.nodes.get(node.id)
    const same =
      before !== undefined &&
      before.type === node.type &&
      before.position.x === node.position.x &&
      before.position.y === node.position.y &&
      before.width === node.width &&
      before.height === node.height &&
      before.selected === node.selected &&
      sameData(before.data, node.data)
    return same ? before : node
  }
}

function placed({ x, y, width, height }: Box) {
  return { position: { x, y }, width, height, measured: { width, height } }
}

function handlesOf(service: AnyService | undefined, box: Box, connected: ReadonlySet<string> | undefined) {
  return placedPorts(service?.ports ?? [], connected).map(({ id, direction, top }) => ({
    id,
    type: direction === 'out' ? ('source' as const) : ('target' as const),
    position: direction === 'out' ? Position.Right : Position.Left,
    x: (direction === 'out' ? box.width : 0) - portSize / 2,
    y: top - portSize / 2,
    width: portSize,
    height: portSize,
  }))
}

/** Its name, type and state are on the card itself: the accessible name refers to them. */
function attributesOf(id: string, role: string) {
  return {
    'aria-labelledby': `card-name-${id} card-type-${id} card-lock-${id} card-state-${id}`,
    'aria-roledescription': role,
  }
}

function sameData(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(b).every((key) => a[key] === b[key])
}
