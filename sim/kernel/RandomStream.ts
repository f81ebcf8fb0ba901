import { ln } from './math'

const BLOCK = 256
const UNIT = 1 / 4294967296

/**
 * A named stream of random numbers. The name is (seed, owner, purpose), so that adding a resource or a purpose
 * moves no other stream: two designs run with one seed see common random numbers wherever they agree.
 *
 * Generator: sfc32 (small fast counting), filled a block at a time.
 */
export class RandomStream {
  private readonly block = new Float64Array(BLOCK)
  private next = BLOCK
  /** -ln of the block's numbers; made for all of them at once when the first is asked for, since a loop overlaps the work. */
  private exponentials: Float64Array | null = null
  private exponentialsReady = false
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(seed: number, owner: string, purpose: string) {
    const name = `${seed}\u0000${owner}\u0000${purpose}`
    this.a = hash32(name, 0x9e3779b9)
    this.b = hash32(name, 0x85ebca6b)
    this.c = hash32(name, 0xc2b2ae35)
    for (let i = 0; i < 12; i++) this.refill(1)
    this.next = BLOCK
  }

  /** Uniform in the open interval (0, 1). */
  uniform(): number {
    if (this.next === BLOCK) this.refill(BLOCK)
    return this.block[this.next++]!
  }

  /** Exponential with mean 1. */
  exponential(): number {
    if (this.next === BLOCK) this.refill(BLOCK)
    if (!this.exponentialsReady) this.takeLogarithms()
    return this.exponentials![this.next++]!
  }

  /** Uniform integer in [0, bound). */
  below(bound: number): number {
    return Math.floor(this.uniform() * bound)
  }

  /** Standard normal, by inversion of the distribution function: one uniform per draw. */
  normal(): number {
    return inverseNormal(this.uniform())
  }

  /** Fills `into` with standard normals: the same as that many calls of `normal`. */
  normals(into: Float64Array): void {
    const { block } = this
    for (let i = 0; i < into.length; i++) {
      if (this.next === BLOCK) this.refill(BLOCK)
      into[i] = inverseNormal(block[this.next++]!)
    }
  }

  private takeLogarithms(): void {
    const { block } = this
    const exponentials = (this.exponentials ??= new Float64Array(BLOCK))
    for (let i = this.next; i < BLOCK; i++) exponentials[i] = -ln(block[i]!)
    this.exponentialsReady = true
  }

  private refill(length: number): void {
    const block = this.block
    let a = this.a | 0
    let b = this.b | 0
    let c = this.c | 0
    let counter = this.counter | 0
    for (let i = 0; i < length; i++) {
      const t = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (c << 21) | (c >>> 11)
      c = (c + t) | 0
      block[i] = ((t >>> 0) + 0.5) * UNIT
    }
    this.a = a
    this.b = b
    this.c = c
    this.counter = counter
    this.next = 0
    this.exponentialsReady = false
  }
}

/** 32-bit hash of a string (multiply-xorshift per UTF-16 unit, avalanche at the end). */
function hash32(text: string, basis: number): number {
  let h = basis | 0
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x5bd1e995)
    h ^= h >>> 15
  }
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) | 0
}

/** Quantile of the standard normal at p in (0, 1): rational approximation of Acklam with one Newton-free tail branch; relative error below 1.2e-9. */
function inverseNormal(p: number): number {
  if (p < 0.02425 || p > 0.97575) {
    const q = Math.sqrt(-2 * ln(p < 0.5 ? p : 1 - p))
    const distance =
      (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
        4.374664141464968) *
        q +
        2.938163982698783) /
      ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
    return p < 0.5 ? distance : -distance
  }
  const q = p - 0.5
  const r = q * q
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  )
}
