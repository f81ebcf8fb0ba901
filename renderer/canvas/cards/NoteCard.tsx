import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo, useEffect } from 'react'
import { changeNote, endTyping } from '../../store'
import { cx } from '../../ui/cx'
import type { NoteNode } from '../flowTypes'
import { useIsFar } from '../zoomLevel'
import { editNote, stopEditingNote, useGesture } from '../gestures/gesture'

const smallest = { width: 96, height: 40 }

/** A note: text beside the architecture, edited in place. */
export const NoteCard = memo(function NoteCard({ id, data, selected }: NodeProps<NoteNode>) {
  const editing = useGesture((state) => state.editingNote === id)
  const isFar = useIsFar()
  const { text } = data.note
  // A note without text, such as one just added, waits for it.
  const isBlank = text === ''
  useEffect(() => {
    if (selected && isBlank) editNote(id)
  }, [id, selected, isBlank])
  return (
    <>
      <NodeResizer
        isVisible={selected && !editing}
        minWidth={smallest.width}
        minHeight={smallest.height}
        handleClassName="canvas-note-corner"
        lineClassName="canvas-note-line"
        onResize={(_event, { x, y, width, height }) =>
          useGesture.setState({ resizing: { noteId: id, box: { x, y, width, height } } })
        }
        onResizeEnd={(_event, { x, y, width, height }) => {
          changeNote(id, { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) })
          useGesture.setState({ resizing: null })
        }}
      />
      <div className={cx('canvas-note', selected && 'is-selected', isFar && !editing && 'is-far')}>
        {editing ? (
          <textarea
            aria-label="Text of the note"
            defaultValue={text}
            autoFocus
            onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
            onChange={(event) => changeNote(id, { text: event.currentTarget.value })}
            onBlur={() => {
              endTyping()
              stopEditingNote()
            }}
            onKeyDown={(event) => {
              event.stopPropagation()
              const done = event.key === 'Escape' || (event.key === 'Enter' && (event.metaKey || event.ctrlKey))
              if (done) event.currentTarget.blur()
            }}
            className="nodrag nopan nowheel size-full resize-none bg-transparent outline-none select-text"
          />
        ) : (
          <div className="size-full overflow-hidden whitespace-pre-wrap [overflow-wrap:anywhere]">
            {text === '' ? (
              <button type="button" className="text-faint" onClick={() => editNote(id)}>
                Write a note
              </button>
            ) : (
              text
            )}
          </div>
        )}
      </div>
    </>
  )
})
