import { RandomStream } from '../../sim/index'
import { TextbookHeap } from './TextbookHeap'

const PENDING = 1024
const STEPS = 2_000_000

/** The bare event heap: every event popped schedules another. What a plain discrete-event loop pays at least. */
export function heapLoop(seed: number): number {
  const heap = new TextbookHeap(PENDING + 1)
  const stream = new RandomStream(seed, 'heap', 'gaps')
  const gaps = new Float64Array(4096)
  for (let i = 0; i < gaps.length; i++) gaps[i] = stream.exponential()
  for (let i = 0; i < PENDING; i++) heap.push(gaps[i]!, i)
  for (let step = 0; step < STEPS; step++) {
    heap.pop()
    heap.push(heap.time + gaps[step & 4095]!, heap.payload)
  }
  return STEPS
}
