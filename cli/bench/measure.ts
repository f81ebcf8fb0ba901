import { heapLoop } from './heapLoop'
import type { BenchCase, BenchRow } from './row'

/** Runs a case's rounds between rounds of the bare heap loop, in this process, and takes medians. */
export function measure(
  bench: BenchCase,
  onRound?: (round: number) => void,
): { row: BenchRow; heapOpsPerSecond: number } {
  let peakBytes = process.memoryUsage.rss()
  const startedAt = performance.now()
  // Neither is timed while it is being compiled.
  heapLoop(0)
  if (bench.rounds > 1) bench.round(0)
  const heapRates: number[] = []
  const unitRates: number[] = []
  const eventRates: number[] = []
  const ratios: number[] = []
  for (let round = 1; round <= bench.rounds; round++) {
    onRound?.(round)
    const heap = timed(() => ({ units: 0, events: heapLoop(round) }))
    const work = timed(() => bench.round(round))
    heapRates.push(heap.events / heap.cpuSeconds)
    unitRates.push(work.units / work.cpuSeconds)
    eventRates.push(work.events / work.cpuSeconds)
    ratios.push(work.events / work.cpuSeconds / (heap.events / heap.cpuSeconds))
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss(), process.resourceUsage().maxRSS * 1024)
  }
  return {
    heapOpsPerSecond: median(heapRates),
    row: {
      id: bench.id,
      unit: bench.unit,
      perCpuSecond: median(unitRates),
      wallSeconds: (performance.now() - startedAt) / 1000,
      eventsPerSecond: median(eventRates),
      ratioToHeap: median(ratios),
      peakMemoryMb: peakBytes / 1024 / 1024,
    },
  }
}

function timed(work: () => { units: number; events: number }): { units: number; events: number; cpuSeconds: number } {
  const before = process.cpuUsage()
  const done = work()
  const used = process.cpuUsage(before)
  return { ...done, cpuSeconds: (used.user + used.system) / 1e6 }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
