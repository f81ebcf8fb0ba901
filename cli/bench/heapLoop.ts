import { EventQueue, RandomStream } from '../../sim/index'

const PENDING = 1024
const STEPS = 2_000_000

/** The bare event heap: every event popped schedules another. What any discrete-event loop must pay at least. */
export function heapLoop(seed: number): number {
  const queue = new EventQueue(PENDING * 2)
  const stream = new RandomStream(seed, 'heap', 'gaps')
  const gaps = new Float64Array(4096)
  for (let i = 0; i < gaps.length; i++) gaps[i] = stream.exponential()
  for (let i = 0; i < PENDING; i++) queue.push(gaps[i]!, 0, 0, i)
  for (let step = 0; step < STEPS; step++) {
    queue.pop()
    queue.push(queue.time + gaps[step & 4095]!, queue.component, queue.kind, queue.payload)
  }
  return STEPS
}
