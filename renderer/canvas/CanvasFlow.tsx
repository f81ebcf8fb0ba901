import { type EdgeChange, type NodeChange, ReactFlow, SelectionMode, useReactFlow, useStore } from '@xyflow/react'
import { type DragEvent, type MouseEvent, type RefObject, useMemo } from 'react'
import { showRight, useLayoutPrefs } from '../store'
import { AttachmentCard } from './cards/AttachmentCard'
import { ContainerFrame } from './cards/ContainerFrame'
import { NoteCard } from './cards/NoteCard'
import { ResourceCard } from './cards/ResourceCard'
import { ConnectingOverlay } from './connecting/ConnectingOverlay'
import { useConnectGesture } from './connecting/useConnectGesture'
import { useConnectKeys } from './connecting/useConnectKeys'
import { BackToContent } from './controls/BackToContent'
import { CanvasMinimap } from './controls/CanvasMinimap'
import { ZoomToolbar } from './controls/ZoomToolbar'
import { addAt } from './containers/addAt'
import { ConnectionLine } from './edges/ConnectionLine'
import { LinesCanvas } from './edges/LinesCanvas'
import { FitOnOpen } from './FitOnOpen'
import { leastZoom } from './fitView'
import type { CanvasNode, ConnectionEdge } from './flowTypes'
import { DragOverlay } from './gestures/DragOverlay'
import { editNote, startRenaming, useGesture } from './gestures/gesture'
import { useDragging } from './gestures/useDragging'
import { useSelecting } from './gestures/useSelecting'
import { openNewResourceMenu } from './newResource'
import { useCanvasKeys } from './useCanvasKeys'
import { useCanvasPortRegistration } from './useCanvasPortRegistration'
import { useDrawing } from './useDrawing'

/** Type of the data that the palette's services carry while they are dragged. */
const paletteDataType = 'application/x-windtunnel-service'

const nodeTypes = { card: ResourceCard, attachment: AttachmentCard, frame: ContainerFrame, note: NoteCard }
const edgeTypes = { connection: ConnectionLine }
const multiSelectionKeys = ['Shift', 'Meta', 'Control']
const middleButton = [1]
const hiddenAttribution = { hideAttribution: true }
const nothing = (): void => {}

/** The interactive drawing of the open design. */
export function CanvasFlow({ rootRef }: { rootRef: RefObject<HTMLElement | null> }) {
  const { nodes, edges, layout, routes, broken } = useDrawing()
  const { follow, ...dragHandlers } = useDragging()
  const { selectNodes, selectEdges } = useSelecting()
  const { onConnectStart, onConnectEnd, onReconnectStart } = useConnectGesture()
  const flow = useReactFlow()
  const tool = useGesture((state) => state.tool)
  const showMinimap = useLayoutPrefs((state) => state.showMinimap)
  // Dragged leftwards, a marquee takes what it touches; rightwards, what it encloses.
  const isLeftward = useStore(
    ({ userSelectionRect: rect, transform: [x, , zoom] }) => rect !== null && rect.x < rect.startX * zoom + x - 1,
  )
  useCanvasPortRegistration(rootRef)
  useCanvasKeys(rootRef)
  useConnectKeys()

  const handlers = useMemo(
    () => ({
      onNodesChange(changes: NodeChange<CanvasNode>[]) {
        selectNodes(changes)
        follow(changes)
      },
      onEdgesChange: (changes: EdgeChange<ConnectionEdge>[]) => selectEdges(changes),
      onNodeClick: showDetails,
      onEdgeClick: showDetails,
      onNodeDoubleClick(_event: unknown, node: CanvasNode) {
        if (node.type === 'note') editNote(node.id)
        else startRenaming(node.id)
      },
    }),
    [selectNodes, selectEdges, follow],
  )

  return (
    <ReactFlow<CanvasNode, ConnectionEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      {...handlers}
      {...dragHandlers}
      onConnectStart={onConnectStart}
      onConnectEnd={onConnectEnd}
      onReconnectStart={onReconnectStart}
      // The end of the gesture connects; this says that ends of connections may be dragged at all.
      onReconnect={nothing}
      reconnectRadius={12}
      connectionRadius={0}
      connectOnClick={false}
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={multiSelectionKeys}
      disableKeyboardA11y
      selectionOnDrag={tool === 'select'}
      selectionMode={isLeftward ? SelectionMode.Partial : SelectionMode.Full}
      panOnDrag={tool === 'select' ? middleButton : true}
      panOnScroll
      panActivationKeyCode="Space"
      zoomOnDoubleClick={false}
      elevateNodesOnSelect={false}
      nodeDragThreshold={3}
      minZoom={leastZoom}
      maxZoom={3}
      onlyRenderVisibleElements
      proOptions={hiddenAttribution}
      onMoveStart={() => rootRef.current?.classList.add('is-moving')}
      onMoveEnd={() => rootRef.current?.classList.remove('is-moving')}
      onDragOver={allowDrop}
      onDrop={(event) => {
        const type = event.dataTransfer.getData(paletteDataType)
        if (type === '') return
        event.preventDefault()
        addAt(type, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false }))
        rootRef.current?.focus({ preventScroll: true })
      }}
      onDoubleClick={({ target, clientX, clientY }) => {
        if (target instanceof Element && target.matches('.react-flow__pane'))
          openNewResourceMenu({ screen: { x: clientX, y: clientY } })
      }}
      data-tool={tool}
    >
      <FitOnOpen rootRef={rootRef} />
      <LinesCanvas routes={routes} broken={broken} />
      <DragOverlay />
      <ConnectingOverlay layout={layout} />
      <ZoomToolbar />
      {showMinimap && nodes.length > 0 && <CanvasMinimap layout={layout} />}
      <BackToContent />
    </ReactFlow>
  )
}

/** A plain click shows what was clicked in the inspector, even what was selected before; not while the canvas is alone. */
function showDetails({ detail, shiftKey, ctrlKey, metaKey }: MouseEvent): void {
  const { leftOpen, rightOpen, dockOpen } = useLayoutPrefs.getState()
  if (detail > 1 || shiftKey || ctrlKey || metaKey || !(leftOpen || rightOpen || dockOpen)) return
  showRight('inspector')
}

function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(paletteDataType)) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'copy'
}
