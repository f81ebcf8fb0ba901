import { exp, ln, power } from './math'
import type { RandomStream } from './RandomStream'

/** A random quantity as written in a design; the unit is the field's. All values are 0 or more. */
export type Distribution =
  | { kind: 'constant'; value: number }
  | { kind: 'uniform'; min: number; max: number }
  | { kind: 'exponential'; mean: number }
  /** Normal truncated at 0 by redrawing: mean and standard deviation are those before truncation. */
  | { kind: 'normal'; mean: number; standardDeviation: number }
  | { kind: 'lognormal'; p50: number; p99: number }
  | { kind: 'gamma'; shape: number; scale: number }
  | { kind: 'weibull'; shape: number; scale: number }
  /** Quantiles, linear in between: at probability `p` the value is `value`; `p` rises from 0 to 1. */
  | { kind: 'empirical'; points: { p: number; value: number }[] }
  | { kind: 'mixture'; parts: { weight: number; of: Distribution }[] }

/** Draws values of one distribution from one stream. */
export interface Sampler {
  sample(): number
}

const LOGNORMAL_BLOCK = 64

/** The 99 % point of the standard normal: turns p50 and p99 of a lognormal into mu and sigma. */
const NORMAL_P99 = 2.3263478740408408

/** Builds the sampler of a distribution. Parameters must be valid: `distributionProblem` tells. */
export function sampler(of: Distribution, stream: RandomStream): Sampler {
  switch (of.kind) {
    case 'constant':
      return new Constant(of.value)
    case 'uniform':
      return new Uniform(of.min, of.max - of.min, stream)
    case 'exponential':
      return new Exponential(of.mean, stream)
    case 'normal':
      return of.standardDeviation === 0
        ? new Constant(of.mean)
        : new TruncatedNormal(of.mean, of.standardDeviation, stream)
    case 'lognormal':
      return of.p50 === of.p99
        ? new Constant(of.p50)
        : new Lognormal(ln(of.p50), ln(of.p99 / of.p50) / NORMAL_P99, stream)
    case 'gamma':
      return new Gamma(of.shape, of.scale, stream)
    case 'weibull':
      return new Weibull(1 / of.shape, of.scale, stream)
    case 'empirical':
      return new Empirical(of.points, stream)
    case 'mixture':
      return new Mixture(
        of.parts.map((part) => part.weight),
        of.parts.map((part) => sampler(part.of, stream)),
        stream,
      )
  }
}

/** Mean of a distribution, same unit; exact except for the truncated normal, where truncation is accounted for by its own formula. */
export function meanOf(of: Distribution): number {
  switch (of.kind) {
    case 'constant':
      return of.value
    case 'uniform':
      return (of.min + of.max) / 2
    case 'exponential':
      return of.mean
    case 'normal':
      return truncatedNormalMean(of.mean, of.standardDeviation)
    case 'lognormal': {
      const sigma = ln(of.p99 / of.p50) / NORMAL_P99
      return of.p50 * exp((sigma * sigma) / 2)
    }
    case 'gamma':
      return of.shape * of.scale
    case 'weibull':
      return of.scale * exp(lnGamma(1 + 1 / of.shape))
    case 'empirical': {
      let mean = 0
      for (let i = 1; i < of.points.length; i++) {
        const [from, to] = [of.points[i - 1]!, of.points[i]!]
        mean += ((to.p - from.p) * (to.value + from.value)) / 2
      }
      return mean
    }
    case 'mixture': {
      const total = of.parts.reduce((sum, part) => sum + part.weight, 0)
      return of.parts.reduce((sum, part) => sum + part.weight * meanOf(part.of), 0) / total
    }
  }
}

class Constant implements Sampler {
  constructor(private readonly value: number) {}
  sample(): number {
    return this.value
  }
}

class Uniform implements Sampler {
  constructor(
    private readonly min: number,
    private readonly width: number,
    private readonly stream: RandomStream,
  ) {}
  sample(): number {
    return this.min + this.width * this.stream.uniform()
  }
}

class Exponential implements Sampler {
  constructor(
    private readonly mean: number,
    private readonly stream: RandomStream,
  ) {}
  sample(): number {
    return this.mean * this.stream.exponential()
  }
}

class TruncatedNormal implements Sampler {
  constructor(
    private readonly mean: number,
    private readonly deviation: number,
    private readonly stream: RandomStream,
  ) {}
  sample(): number {
    for (;;) {
      const value = this.mean + this.deviation * this.stream.normal()
      if (value >= 0) return value
    }
  }
}

/** Draws ahead in blocks: each value is a long chain of arithmetic, and a loop over many lets the processor overlap them. */
class Lognormal implements Sampler {
  private readonly block = new Float64Array(LOGNORMAL_BLOCK)
  private next = LOGNORMAL_BLOCK
  constructor(
    private readonly mu: number,
    private readonly sigma: number,
    private readonly stream: RandomStream,
  ) {}
  sample(): number {
    if (this.next === LOGNORMAL_BLOCK) this.refill()
    return this.block[this.next++]!
  }
  private refill(): void {
    const { block, mu, sigma, stream } = this
    stream.normals(block)
    for (let i = 0; i < LOGNORMAL_BLOCK; i++) block[i] = exp(mu + sigma * block[i]!)
    this.next = 0
  }
}

/** Marsaglia and Tsang's squeeze; shapes below 1 are boosted by one and scaled back. */
class Gamma implements Sampler {
  private readonly d: number
  private readonly c: number
  constructor(
    private readonly shape: number,
    private readonly scale: number,
    private readonly stream: RandomStream,
  ) {
    this.d = (shape < 1 ? shape + 1 : shape) - 1 / 3
    this.c = 1 / Math.sqrt(9 * this.d)
  }
  sample(): number {
    for (;;) {
      const x = this.stream.normal()
      const root = 1 + this.c * x
      if (root <= 0) continue
      const v = root * root * root
      if (ln(this.stream.uniform()) >= 0.5 * x * x + this.d * (1 - v + ln(v))) continue
      const value = this.d * v * this.scale
      return this.shape < 1 ? value * power(this.stream.uniform(), 1 / this.shape) : value
    }
  }
}

class Weibull implements Sampler {
  constructor(
    private readonly inverseShape: number,
    private readonly scale: number,
    private readonly stream: RandomStream,
  ) {}
  sample(): number {
    return this.scale * power(this.stream.exponential(), this.inverseShape)
  }
}

class Empirical implements Sampler {
  constructor(
    private readonly points: { p: number; value: number }[],
    private readonly stream: RandomStream,
  ) {}
  sample(): number {
    const u = this.stream.uniform()
    let low = 0
    let high = this.points.length - 1
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.points[middle]!.p <= u) low = middle
      else high = middle
    }
    const from = this.points[low]!
    const to = this.points[high]!
    return to.p === from.p ? to.value : from.value + ((u - from.p) / (to.p - from.p)) * (to.value - from.value)
  }
}

class Mixture implements Sampler {
  private readonly cumulative: number[] = []
  constructor(
    weights: number[],
    private readonly parts: Sampler[],
    private readonly stream: RandomStream,
  ) {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    let sum = 0
    for (const weight of weights) this.cumulative.push((sum += weight / total))
  }
  sample(): number {
    const u = this.stream.uniform()
    let part = 0
    while (part < this.parts.length - 1 && this.cumulative[part]! < u) part++
    return this.parts[part]!.sample()
  }
}

function truncatedNormalMean(mean: number, deviation: number): number {
  if (deviation === 0) return mean
  const alpha = -mean / deviation
  const density = exp((-alpha * alpha) / 2) / 2.5066282746310002
  return mean + (deviation * density) / upperNormalTail(alpha)
}

/** P(Z > x) of the standard normal by Hart's continued fraction form; absolute error below 1e-7. */
function upperNormalTail(x: number): number {
  if (x < 0) return 1 - upperNormalTail(-x)
  const t = 1 / (1 + 0.2316419 * x)
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (exp((-x * x) / 2) / 2.5066282746310002) * polynomial
}

/** ln of the gamma function (Lanczos, g = 5), for Weibull means. */
function lnGamma(x: number): number {
  const coefficients = [
    76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.001208650973866179,
    -0.000005395239384953,
  ]
  let series = 1.000000000190015
  for (let i = 0; i < coefficients.length; i++) series += coefficients[i]! / (x + 1 + i)
  const t = x + 5.5
  return (x + 0.5) * ln(t) - t + ln((2.5066282746310005 * series) / x)
}
