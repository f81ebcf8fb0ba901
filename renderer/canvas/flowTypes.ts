import type { Edge, Node } from '@xyflow/react'
import type { AnyService, Connection, Note, Resource } from '../../sim/index'
import type { Route } from './edges/RouteCache'
import type { Broken } from './network/networkWays'

/** A resource drawn as a card. */
export type CardNode = Node<
  {
    resource: Resource
    service: AnyService | undefined
    pinned: boolean
    /** Ids of its ports that have connections, joined: a text compares by value. */
    connected: string
  },
  'card'
>
/** A part of the network drawn as a small card. */
export type AttachmentNode = Node<
  { resource: Resource; service: AnyService | undefined; pinned: boolean },
  'attachment'
>
/** A resource that contains others, drawn as a frame around them. */
export type FrameNode = Node<{ resource: Resource; service: AnyService | undefined; empty: boolean }, 'frame'>
export type NoteNode = Node<{ note: Note }, 'note'>
export type CanvasNode = CardNode | AttachmentNode | FrameNode | NoteNode

export type ConnectionEdge = Edge<
  {
    connection: Connection
    route: Route
    fromName: string
    toName: string
    /** Why the network lets no call through, and where on the line that is; null when it does. */
    broken: Broken | null
  },
  'connection'
>

/** Stacking inside the viewport: edges are at 0. */
export const layers = { frame: -1, card: 3, selectedCard: 4 } as const
