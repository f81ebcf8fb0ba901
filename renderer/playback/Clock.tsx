import { useEffect, useRef } from 'react'
import { usePlayback } from '../store'
import { formatClock } from '../ui/format'

/** The moment under the cursor. Its text follows playback without rendering. */
export function Clock() {
  const output = useRef<HTMLTimeElement>(null)
  useEffect(() => {
    const show = (timeMs: number): void => {
      const text = formatClock(timeMs)
      if (output.current && output.current.textContent !== text) output.current.textContent = text
    }
    show(usePlayback.getState().timeMs)
    return usePlayback.subscribe(({ timeMs }) => show(timeMs))
  }, [])
  return <time ref={output} className="block font-mono text-dense leading-3.5 font-semibold" />
}
