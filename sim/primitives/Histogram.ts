/**
 * A mergeable histogram with a relative error of at most 1/128 (0.8 %): 64 equal steps in each power of two,
 * found from the bits of the number without a logarithm. Values are 0 or more; those below 2^-20 count as 0.
 */
const float = new Float64Array(1)
const words = new Int32Array(float.buffer)
float[0] = 1
const HIGH = words[1] === 0x3ff00000 ? 1 : 0

const STEPS_PER_OCTAVE = 64
const LOWEST_EXPONENT = -20
const HIGHEST_EXPONENT = 42
/** Bucket index of a value's high word, less this, is 1 for 2^LOWEST_EXPONENT. Bucket 0 holds zeros. */
const OFFSET = (1023 + LOWEST_EXPONENT) * STEPS_PER_OCTAVE - 1
export const BUCKETS = (HIGHEST_EXPONENT - LOWEST_EXPONENT) * STEPS_PER_OCTAVE + 2

/** Index of the bucket that holds `value`. */
export function bucketOf(value: number): number {
  float[0] = value
  const bucket = (words[HIGH]! >> 14) - OFFSET
  return bucket < 1 ? 0 : bucket >= BUCKETS ? BUCKETS - 1 : bucket
}

/** Middle of a bucket. */
export function valueOf(bucket: number): number {
  if (bucket === 0) return 0
  const index = bucket + OFFSET
  words[1 - HIGH] = 0
  words[HIGH] = (index << 14) | 0x2000
  return float[0]!
}

/** What a histogram held at some time, in as little room as that takes. */
export interface HistogramSlice {
  readonly low: number
  readonly counts: Uint32Array
}

const NO_COUNTS = new Uint32Array(0)
const EMPTY: HistogramSlice = { low: 0, counts: NO_COUNTS }

export class Histogram {
  count = 0
  /** Counts of the buckets from `base` on: no more octaves than the values seen so far span. */
  private counts = NO_COUNTS
  private base = 0
  private low = BUCKETS
  private high = -1

  add(value: number): void {
    const bucket = bucketOf(value)
    if (bucket < this.base || bucket - this.base >= this.counts.length) this.cover(bucket, bucket)
    this.counts[bucket - this.base]!++
    this.count++
    if (bucket < this.low) this.low = bucket
    if (bucket > this.high) this.high = bucket
  }

  /** Value below which a share `p` of the values lies, by the nearest-rank rule; NaN when empty. */
  quantile(p: number): number {
    if (this.count === 0) return NaN
    const rank = Math.max(1, Math.ceil(p * this.count))
    let seen = 0
    for (let bucket = this.low; bucket <= this.high; bucket++) {
      seen += this.counts[bucket - this.base]!
      if (seen >= rank) return valueOf(bucket)
    }
    return valueOf(this.high)
  }

  /** Adds all values of another histogram. */
  merge(other: Histogram): void {
    if (other.count === 0) return
    this.addCounts(other.low, other.high, other.counts, other.low - other.base)
    this.count += other.count
  }

  /** Takes values away that it is known to hold. */
  subtract(part: Histogram): void {
    for (let bucket = part.low; bucket <= part.high; bucket++)
      this.counts[bucket - this.base]! -= part.counts[bucket - part.base]!
    this.count -= part.count
  }

  /** The buckets in use, cut out of the range: first bucket and counts. */
  slice(): HistogramSlice {
    if (this.count === 0) return EMPTY
    return { low: this.low, counts: this.counts.slice(this.low - this.base, this.high + 1 - this.base) }
  }

  /** Adds the values of a slice. */
  mergeSlice({ low, counts }: HistogramSlice): void {
    if (counts.length === 0) return
    this.addCounts(low, low + counts.length - 1, counts, 0)
    for (let i = 0; i < counts.length; i++) this.count += counts[i]!
  }

  clear(): void {
    if (this.high < 0) return
    this.counts.fill(0, this.low - this.base, this.high + 1 - this.base)
    this.count = 0
    this.low = BUCKETS
    this.high = -1
  }

  /** Adds to the buckets from `low` to `high` the counts that begin at `from`. */
  private addCounts(low: number, high: number, counts: Uint32Array, from: number): void {
    if (low < this.base || high - this.base >= this.counts.length) this.cover(low, high)
    const mine = this.counts
    const first = low - this.base
    for (let i = high - low; i >= 0; i--) mine[first + i]! += counts[from + i]!
    if (low < this.low) this.low = low
    if (high > this.high) this.high = high
  }

  /** Makes room for the buckets from `low` to `high`, in whole octaves. */
  private cover(low: number, high: number): void {
    const { counts, base } = this
    const empty = counts.length === 0
    const first = Math.floor((empty ? low : Math.min(low, base)) / STEPS_PER_OCTAVE) * STEPS_PER_OCTAVE
    const last = empty ? high : Math.max(high, base + counts.length - 1)
    this.counts = new Uint32Array(Math.ceil((last + 1 - first) / STEPS_PER_OCTAVE) * STEPS_PER_OCTAVE)
    this.counts.set(counts, empty ? 0 : base - first)
    this.base = first
  }
}
