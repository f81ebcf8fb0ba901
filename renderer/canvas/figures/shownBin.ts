import { create } from 'zustand'
import { binOf, usePlayback } from '../../store'

/** How often figures on cards and edges change while playing, ms: faster cannot be read. */
const readableMs = 100

/** The time bin whose figures are shown. Follows the playback cursor at once when it is moved, and in readable steps while playing. */
const useShownBinStore = create<{ bin: number }>()(() => ({ bin: binOf(usePlayback.getState()) }))

let shownAt = 0
let late: ReturnType<typeof setTimeout> | null = null

usePlayback.subscribe((state) => {
  if (late !== null) return
  const wait = state.playing ? shownAt + readableMs - performance.now() : 0
  if (wait > 0) {
    late = setTimeout(show, wait)
    return
  }
  show()
})

function show(): void {
  if (late !== null) clearTimeout(late)
  late = null
  shownAt = performance.now()
  const bin = binOf(usePlayback.getState())
  if (bin !== useShownBinStore.getState().bin) useShownBinStore.setState({ bin })
}

/** Something computed from the time bin on screen; re-renders only when the outcome (by `Object.is`) changes. */
export const useAtShownBin = <T>(compute: (bin: number) => T): T => useShownBinStore(({ bin }) => compute(bin))
