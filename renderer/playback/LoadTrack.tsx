import { type PointerEvent, useEffect, useId, useMemo, useRef } from 'react'
import { pause, play, seek, setSpeed, stepBins, togglePlaying, useBin, usePlayback } from '../store'
import { formatClock, formatRate } from '../ui/format'
import { ActionLane } from './ActionLane'
import type { ActionMark } from './actionMarks'
import type { FaultBlock } from './faultBlocks'
import { FaultLane, laneHeight } from './FaultLane'
import { type LoadCurve, loadPath } from './loadCurve'
import { lengthText } from './speedText'
import { trackAction } from './trackKeys'
import { useSize } from '../views/useSize'

export interface LoadTrackProps {
  curve: LoadCurve
  faults: readonly FaultBlock[]
  actions: readonly ActionMark[]
  /** Share of the run that a run under way has done; null when none is. */
  progress: number | null
}

const height = 42
/** Room above the peak, so that the line is not cut. */
const rise = 5

/** The timeline: the load curve with faults and actions on it. Drag anywhere to move the cursor; see trackKeys for the keyboard. */
export function LoadTrack({ curve, faults, actions, progress }: LoadTrackProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const clipId = useId()

  // Faults and actions have a lane of their own above the curve, so that neither hides the other.
  const top = rise + (faults.length + actions.length > 0 ? laneHeight - 2 : 0)
  const line = useMemo(() => loadPath(curve, width, height - 1 - top), [curve, width, top])
  const canSeek = curve.kind === 'measured' && progress === null
  const seekTo = (event: PointerEvent): void => {
    const element = box.current
    if (!element || !canSeek) return
    const { left, width: pixels } = element.getBoundingClientRect()
    seek(((event.clientX - left) / pixels) * curve.durationMs)
  }

  return (
    <div
      ref={box}
      {...(canSeek ? { 'data-seekable': true } : {})}
      className="relative h-10.5 min-w-0 touch-none select-none"
      onPointerDown={(event) => {
        if (event.button !== 0 || !canSeek) return
        event.currentTarget.setPointerCapture(event.pointerId)
        seekTo(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event)
      }}
    >
      <svg aria-hidden width={width} height={height} className="absolute inset-0 overflow-visible">
        <defs>
          <clipPath id={clipId}>
            <rect x={0} y={-4} width={progress === null ? width : width * progress} height={height + 8} />
          </clipPath>
        </defs>
        {line !== '' && (
          <>
            <path
              d={line}
              transform={`translate(0,${top})`}
              fill="none"
              stroke="var(--color-line-strong)"
              strokeWidth={1.5}
            />
            <g clipPath={`url(#${clipId})`} opacity={curve.kind === 'planned' && progress === null ? 0.55 : 1}>
              <path
                d={`${line}L${width},${height - top}L0,${height - top}Z`}
                transform={`translate(0,${top})`}
                fill="var(--color-area)"
              />
              <path
                d={line}
                transform={`translate(0,${top})`}
                fill="none"
                stroke="var(--color-accent)"
                strokeWidth={1.5}
                strokeDasharray={curve.kind === 'planned' && progress === null ? '4 3' : undefined}
              />
            </g>
          </>
        )}
        <line x1={0} x2={width} y1={height} y2={height} stroke="var(--color-line)" />
      </svg>
      <FaultLane faults={faults} width={width} />
      <ActionLane marks={actions} faults={faults} durationMs={curve.durationMs} width={width} />
      {canSeek && <Playhead durationMs={curve.durationMs} width={width} curve={curve} />}
    </div>
  )
}

/** The cursor. Moves by itself with playback, without rendering. */
function Playhead({ durationMs, width, curve }: { durationMs: number; width: number; curve: LoadCurve }) {
  const handle = useRef<HTMLDivElement>(null)
  const bin = useBin()
  useEffect(() => {
    let placed = Number.NaN
    const place = (timeMs: number): void => {
      // In whole pixels: a frame in which it stays need not be painted.
      const left = Math.round((timeMs / durationMs) * width)
      if (left === placed || !handle.current) return
      placed = left
      handle.current.style.transform = `translateX(${left}px)`
    }
    place(usePlayback.getState().timeMs)
    return usePlayback.subscribe(({ timeMs }) => place(timeMs))
  }, [durationMs, width])

  const { timeMs } = usePlayback.getState()
  const rate = curve.points[bin]?.rate
  return (
    <div
      ref={handle}
      role="slider"
      tabIndex={0}
      aria-label="Time"
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={Math.round(timeMs / 1000)}
      aria-valuetext={`${formatClock(timeMs)} of ${lengthText(durationMs)}, ${formatRate(rate)}`}
      onKeyDown={(event) => {
        const action = trackAction(event, usePlayback.getState())
        if (!action) return
        event.preventDefault()
        event.stopPropagation()
        if (action.kind === 'seek') seek(action.timeMs)
        else if (action.kind === 'step') stepBins(action.bins)
        else if (action.kind === 'toggle') togglePlaying()
        else if (action.kind === 'pause') pause()
        else {
          setSpeed(usePlayback.getState().speed * action.factor)
          if (action.play) play()
        }
      }}
      className="absolute -top-1 -bottom-1 -left-2 w-4 cursor-ew-resize outline-none after:absolute after:inset-y-0 after:left-[7.25px] after:w-[1.5px] after:bg-text focus-visible:after:bg-accent focus-visible:before:absolute focus-visible:before:top-0 focus-visible:before:left-1 focus-visible:before:size-2 focus-visible:before:rounded-full focus-visible:before:bg-accent"
    />
  )
}
