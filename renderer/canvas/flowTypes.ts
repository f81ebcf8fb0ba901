import type { Edge, Node } from '@xyflow/react'
import type { AnyService, Connection, Note, Resource } from '../../sim/index'
import type { Route } from './edges/RouteCache'

/** A resource drawn as a card. */
export type CardNode = Node<{ resource: Resource; service: AnyService | undefined; pinned: boolean }, 'card'>
/** A resource that contains others, drawn as a frame around them. */
export type FrameNode = Node<{ resource: Resource; service: AnyService | undefined }, 'frame'>
export type NoteNode = Node<{ note: Note }, 'note'>
export type CanvasNode = CardNode | FrameNode | NoteNode

export type ConnectionEdge = Edge<
  { connection: Connection; route: Route; fromName: string; toName: string },
  'connection'
>

/** Stacking inside the viewport: edges are at 0. */
export const layers = { frame: -1, card: 3, selectedCard: 4 } as const
