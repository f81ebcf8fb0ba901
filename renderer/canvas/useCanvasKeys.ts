import { type ReactFlowInstance, useReactFlow } from '@xyflow/react'
import { type RefObject, useEffect } from 'react'
import { select, useCanvasPort, useDocument, useSelection, useUi } from '../store'
import { chooseTool, editNote } from './gestures/gesture'
import { openNewResourceMenu, type Side } from './newResource'

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
const sides: Record<string, Side> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }

/**
 * Keys that mean something only on the canvas: `/` adds at the pointer, Mod+arrow creates a linked resource, V and H
 * choose the tool, Enter and Space select what has the focus, Enter opens a selected note. All others are commands.
 */
export function useCanvasKeys(rootRef: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || !isOnCanvas(event, rootRef.current)) return
      if (handle(event, flow)) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [rootRef, flow])
}

/** Whether a key press is meant for the canvas: it has the focus, or nothing has and the pointer is over it. */
function isOnCanvas({ target }: KeyboardEvent, root: HTMLElement | null): boolean {
  // A connection that has the focus is no HTML element.
  if (!root || !(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]')) return false
  if (root.contains(target)) return true
  return target === document.body && useCanvasPort.getState().port?.pointer() !== null
}

function handle(event: KeyboardEvent, flow: ReactFlowInstance): boolean {
  const mod = mac ? event.metaKey : event.ctrlKey
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
  const { resourceIds, noteIds, connectionIds } = useSelection.getState()
  const side = sides[event.key]
  if (mod && !event.altKey && !event.shiftKey && side) return createLinked(side)
  if (event.key === '/' && !mod && !event.altKey) {
    const pointer = useCanvasPort.getState().port?.pointer()
    openNewResourceMenu({ screen: pointer ? flow.flowToScreenPosition(pointer) : null })
    return true
  }
  if (!plain) return false
  switch (event.key) {
    case 'v':
      chooseTool('select')
      return true
    case 'h':
      chooseTool('hand')
      return true
    case 'Enter':
    case ' ': {
      if (selectFocused(event.target)) return true
      const [note] = noteIds
      if (event.key === 'Enter' && note !== undefined && resourceIds.length + connectionIds.length === 0) {
        editNote(note)
        return true
      }
      return false
    }
    default:
      return false
  }
}

/** Offers to create a resource beside the one selected, connected with it. */
function createLinked(side: Side): boolean {
  const [resourceId, second] = useSelection.getState().resourceIds
  if (resourceId === undefined || second !== undefined || useUi.getState().connectFrom !== null) return false
  openNewResourceMenu({ link: { resourceId, port: null, direction: side === 'left' ? 'in' : 'out' }, side })
  return true
}

/** Selects the card, note or connection that has the focus, unless it is selected already. */
function selectFocused(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const id = target.getAttribute('data-id')
  if (id === null) return false
  const { resourceIds, noteIds, connectionIds } = useSelection.getState()
  if ([...resourceIds, ...noteIds, ...connectionIds].includes(id)) return false
  const { notes } = useDocument.getState().design
  if (target.matches('.react-flow__edge')) select({ connectionIds: [id] })
  else if (notes.some((note) => note.id === id)) select({ noteIds: [id] })
  else select({ resourceIds: [id] })
  return true
}
