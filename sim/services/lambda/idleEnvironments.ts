import { widened } from '../../kernel/widened'
import type { RandomStream } from '../../kernel/RandomStream'

/** The warm execution environments that wait for a request. Environments are small integers. */
export interface IdleEnvironments {
  readonly size: number
  /** An environment has become idle. */
  add(environment: number): void
  /** Takes the one that serves the next request; -1 when none is idle. */
  take(): number
  /** Takes a particular one out, because it expires. */
  remove(environment: number): void
}

/** Most recently used first, or least recently used first: a list in order of last use. */
export class IdleByLastUse implements IdleEnvironments {
  size = 0
  private newer = new Int32Array(64)
  private older = new Int32Array(64)
  private newest = -1
  private oldest = -1

  constructor(private readonly recentFirst: boolean) {}

  add(environment: number): void {
    if (environment >= this.newer.length) this.grow(environment)
    this.newer[environment] = -1
    this.older[environment] = this.newest
    if (this.newest >= 0) this.newer[this.newest] = environment
    else this.oldest = environment
    this.newest = environment
    this.size++
  }

  take(): number {
    const environment = this.recentFirst ? this.newest : this.oldest
    if (environment >= 0) this.remove(environment)
    return environment
  }

  remove(environment: number): void {
    const newer = this.newer[environment]!
    const older = this.older[environment]!
    if (newer >= 0) this.older[newer] = older
    else this.newest = older
    if (older >= 0) this.newer[older] = newer
    else this.oldest = newer
    this.size--
  }

  private grow(atLeast: number): void {
    const capacity = Math.max(this.newer.length * 2, atLeast + 1)
    this.newer = widened(this.newer, capacity)
    this.older = widened(this.older, capacity)
  }
}

/** Any of them with equal chance. */
export class IdleAtRandom implements IdleEnvironments {
  size = 0
  private readonly environments: number[] = []
  private readonly place: number[] = []

  constructor(private readonly stream: RandomStream) {}

  add(environment: number): void {
    this.place[environment] = this.size
    this.environments[this.size++] = environment
  }

  take(): number {
    if (this.size === 0) return -1
    const environment = this.environments[this.stream.below(this.size)]!
    this.remove(environment)
    return environment
  }

  remove(environment: number): void {
    const place = this.place[environment]!
    const last = this.environments[--this.size]!
    this.environments[place] = last
    this.place[last] = place
  }
}

/** Newest or oldest created first: a heap by creation number that allows removal from the middle. */
export class IdleByCreation implements IdleEnvironments {
  size = 0
  private readonly heap: number[] = []
  private readonly place: number[] = []

  /** @param created creation number of an environment, rising */
  constructor(
    private readonly newestFirst: boolean,
    private readonly created: (environment: number) => number,
  ) {}

  add(environment: number): void {
    this.heap[this.size] = environment
    this.place[environment] = this.size
    this.up(this.size++)
  }

  take(): number {
    if (this.size === 0) return -1
    const environment = this.heap[0]!
    this.remove(environment)
    return environment
  }

  remove(environment: number): void {
    const place = this.place[environment]!
    const last = this.heap[--this.size]!
    if (last === environment) return
    this.heap[place] = last
    this.place[last] = place
    this.up(place)
    this.down(this.place[last]!)
  }

  private before(a: number, b: number): boolean {
    return this.newestFirst ? this.created(a) > this.created(b) : this.created(a) < this.created(b)
  }

  private up(place: number): void {
    const { heap } = this
    const environment = heap[place]!
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!this.before(environment, heap[parent]!)) break
      heap[place] = heap[parent]!
      this.place[heap[place]!] = place
      place = parent
    }
    heap[place] = environment
    this.place[environment] = place
  }

  private down(place: number): void {
    const { heap } = this
    const environment = heap[place]!
    for (;;) {
      let child = place * 2 + 1
      if (child >= this.size) break
      if (child + 1 < this.size && this.before(heap[child + 1]!, heap[child]!)) child++
      if (!this.before(heap[child]!, environment)) break
      heap[place] = heap[child]!
      this.place[heap[place]!] = place
      place = child
    }
    heap[place] = environment
    this.place[environment] = place
  }
}
