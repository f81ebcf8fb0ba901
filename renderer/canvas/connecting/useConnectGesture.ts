import { type OnConnectStart, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { openNewResourceMenu } from '../newResource'
import { aim, beginConnecting, cancelConnecting, finishConnecting, useConnecting } from './connecting'

/** Draws connections with the pointer: from a port, or by the end of a connection that exists. */
export function useConnectGesture() {
  const store = useStoreApi()
  const reconnecting = useRef<string | null>(null)
  const isPointing = useConnecting(({ connecting }) => connecting?.by === 'pointer')

  useEffect(() => {
    if (!isPointing) return
    const onMove = (event: PointerEvent): void => {
      const { target, port } = under(event.clientX, event.clientY)
      aim(target, port, { x: event.clientX, y: event.clientY })
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      cancelConnecting()
      store.getState().cancelConnection()
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [isPointing, store])

  return useMemo(() => {
    const onConnectStart: OnConnectStart = (_event, { nodeId, handleId, handleType }) => {
      if (nodeId === null) return
      const direction = handleType === 'source' ? 'out' : 'in'
      beginConnecting({ resourceId: nodeId, port: handleId, direction }, 'pointer', reconnecting.current)
    }
    const onConnectEnd = (event: MouseEvent | TouchEvent): void => {
      const { connecting } = useConnecting.getState()
      reconnecting.current = null
      // Escape has ended it before the button was let go.
      if (connecting?.by !== 'pointer') return
      const place = 'changedTouches' in event ? event.changedTouches[0]! : event
      const point = { x: place.clientX, y: place.clientY }
      const { target, port, onCanvas } = under(point.x, point.y)
      aim(target, port, point)
      finishConnecting()
      if (target === null && onCanvas && connecting.reconnectId === null)
        openNewResourceMenu({ screen: point, link: connecting.origin })
    }
    const onReconnectStart = (_event: unknown, edge: { id: string }): void => {
      reconnecting.current = edge.id
    }
    return { onConnectStart, onConnectEnd, onReconnectStart }
  }, [])
}

/** The resource, and the port of it, at a place of the screen. */
function under(clientX: number, clientY: number): { target: string | null; port: string | null; onCanvas: boolean } {
  const element = document.elementFromPoint(clientX, clientY)
  const handle = element?.closest<HTMLElement>('.react-flow__handle')
  if (handle) return { target: handle.dataset.nodeid ?? null, port: handle.dataset.handleid ?? null, onCanvas: true }
  const node = element?.closest<HTMLElement>('.react-flow__node-card, .react-flow__node-frame')
  const onCanvas = element?.closest('.react-flow__pane, .react-flow__edges') !== null && element !== null
  return { target: node?.dataset.id ?? null, port: null, onCanvas }
}
