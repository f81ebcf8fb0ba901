import { pause, play, seek, setRange, setSpeed, stepBins, togglePlaying, usePlayback, useRuns } from '../store'
import type { Command } from './command'

const hasRun = (): boolean => usePlayback.getState().durationMs > 0
const playback = () => usePlayback.getState()

/** Moves the cursor to the first moment after it at which something happens, if any. */
function seekNext(times: readonly number[]): void {
  const { timeMs } = playback()
  const next = times.filter((time) => time > timeMs + 1).sort((a, b) => a - b)[0]
  if (next === undefined) return
  pause()
  seek(next)
}

/** Middles of the time bins in which a limit rejected something while the bin before had none. */
function throttleStarts(): number[] {
  const result = useRuns.getState().current?.result
  if (!result) return []
  return result.throttles.flatMap(({ perBin }) =>
    [...perBin].flatMap((count, bin) =>
      count > 0 && !((perBin[bin - 1] ?? 0) > 0) ? [(bin + 0.5) * result.binMs] : [],
    ),
  )
}

export const playbackCommands: readonly Command[] = [
  {
    id: 'playback.toggle',
    title: 'Play or pause',
    group: 'Playback',
    shortcuts: ['K'],
    isEnabled: hasRun,
    run: togglePlaying,
  },
  {
    id: 'playback.slower',
    title: 'Play slower',
    group: 'Playback',
    shortcuts: ['['],
    hidden: true,
    isEnabled: hasRun,
    run: () => setSpeed(playback().speed / 2),
  },
  {
    id: 'playback.faster',
    title: 'Play faster',
    group: 'Playback',
    shortcuts: [']'],
    hidden: true,
    isEnabled: hasRun,
    run() {
      setSpeed(playback().speed * 2)
      play()
    },
  },
  {
    id: 'playback.start',
    title: 'Go to the start',
    group: 'Playback',
    shortcuts: ['Home'],
    isEnabled: hasRun,
    run: () => seek(0),
  },
  {
    id: 'playback.end',
    title: 'Go to the end',
    group: 'Playback',
    shortcuts: ['End'],
    isEnabled: hasRun,
    run: () => seek(playback().durationMs),
  },
  {
    id: 'playback.back',
    title: 'One time bin back',
    group: 'Playback',
    shortcuts: [','],
    isEnabled: hasRun,
    run: () => stepBins(-1),
  },
  {
    id: 'playback.forward',
    title: 'One time bin forward',
    group: 'Playback',
    shortcuts: ['.'],
    isEnabled: hasRun,
    run: () => stepBins(1),
  },
  {
    id: 'playback.secondBack',
    title: 'One second back',
    group: 'Playback',
    shortcuts: ['Shift+,'],
    hidden: true,
    isEnabled: hasRun,
    run: () => seek(playback().timeMs - 1000),
  },
  {
    id: 'playback.secondForward',
    title: 'One second forward',
    group: 'Playback',
    shortcuts: ['Shift+.'],
    hidden: true,
    isEnabled: hasRun,
    run: () => seek(playback().timeMs + 1000),
  },
  {
    id: 'playback.nextThrottle',
    title: 'Go to the next throttling',
    group: 'Playback',
    keywords: '429 limit',
    isEnabled: () => (useRuns.getState().current?.result.throttles.length ?? 0) > 0,
    run: () => seekNext(throttleStarts()),
  },
  {
    id: 'playback.nextFault',
    title: 'Go to the next fault of the scenario',
    group: 'Playback',
    isEnabled: hasRun,
    run() {
      const { current } = useRuns.getState()
      const scenario = current?.design.scenarios.find(({ id }) => id === current.scenarioId)
      seekNext((scenario?.faults ?? []).map(({ startSeconds }) => startSeconds * 1000))
    },
  },
  {
    id: 'playback.wholeRun',
    title: 'Look at the whole run',
    group: 'Playback',
    keywords: 'range reset',
    isEnabled: () => playback().range !== null,
    run: () => setRange(null),
  },
]
