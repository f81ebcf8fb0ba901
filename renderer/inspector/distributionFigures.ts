import { type Distribution, meanOf } from '../../sim/index'

/** What is shown of a distribution; values in its own unit. */
export interface DistributionFigures {
  mean: number
  p50: number
  p99: number
}

export function figuresOf(of: Distribution): DistributionFigures {
  return { mean: meanOf(of), p50: quantileOf(of, 0.5), p99: quantileOf(of, 0.99) }
}

/** The density as bars of equal width from 0 to `end`, the share of draws in each. */
export interface Density {
  shares: readonly number[]
  end: number
}

export function densityOf(of: Distribution, bars = 60): Density {
  const reach = quantileOf(of, 0.995)
  // A constant stands in the middle of its chart instead of at its edge.
  const end = reach > 0 ? reach * (of.kind === 'constant' ? 2 : 1.1) : 1
  const shares: number[] = []
  let below = 0
  for (let bar = 1; bar <= bars; bar++) {
    const next = cumulative(of, (end * bar) / bars)
    shares.push(Math.max(0, next - below))
    below = next
  }
  return { shares, end }
}

/** The value that a share `p` of draws stays at or below. */
export function quantileOf(of: Distribution, p: number): number {
  if (of.kind === 'constant') return of.value
  let high = Math.max(1e-9, meanOf(of))
  for (let doubled = 0; doubled < 200 && cumulative(of, high) < p; doubled++) high *= 2
  let low = 0
  for (let halved = 0; halved < 100; halved++) {
    const middle = (low + high) / 2
    if (cumulative(of, middle) < p) low = middle
    else high = middle
  }
  return high
}

/** Share of draws at or below a value. */
function cumulative(of: Distribution, value: number): number {
  if (value < 0) return 0
  switch (of.kind) {
    case 'constant':
      return value >= of.value ? 1 : 0
    case 'uniform':
      return of.max === of.min ? Number(value >= of.min) : clamp((value - of.min) / (of.max - of.min))
    case 'exponential':
      return of.mean === 0 ? 1 : 1 - Math.exp(-value / of.mean)
    case 'normal': {
      if (of.standardDeviation === 0) return value >= of.mean ? 1 : 0
      const cut = standardNormal(-of.mean / of.standardDeviation)
      return clamp((standardNormal((value - of.mean) / of.standardDeviation) - cut) / (1 - cut))
    }
    case 'lognormal': {
      if (of.p50 === of.p99) return value >= of.p50 ? 1 : 0
      return value === 0 ? 0 : standardNormal((Math.log(value / of.p50) / Math.log(of.p99 / of.p50)) * normalP99)
    }
    case 'gamma':
      return of.scale === 0 ? 1 : lowerGamma(of.shape, value / of.scale)
    case 'weibull':
      return of.scale === 0 ? 1 : 1 - Math.exp(-((value / of.scale) ** of.shape))
    case 'empirical':
      return empirical(of.points, value)
    case 'mixture': {
      const total = of.parts.reduce((sum, { weight }) => sum + weight, 0)
      return of.parts.reduce((sum, part) => sum + part.weight * cumulative(part.of, value), 0) / total
    }
  }
}

/** The 99 % point of the standard normal. */
const normalP99 = 2.3263478740408408

function empirical(points: readonly { p: number; value: number }[], value: number): number {
  const next = points.findIndex((point) => point.value > value)
  const above = points[next]
  if (above === undefined) return 1
  const below = points[next - 1]
  if (below === undefined) return 0
  return below.p + ((above.p - below.p) * (value - below.value)) / (above.value - below.value)
}

/** Cumulative standard normal by Chebyshev's approximation of erfc (Numerical Recipes, relative error 1.2e-7). */
function standardNormal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const series = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ]
  const tail = t * Math.exp(-x * x + series.reduceRight((sum, coefficient) => sum * t + coefficient, 0))
  return z >= 0 ? 1 - tail / 2 : tail / 2
}

/** Regularised lower incomplete gamma: its series below the mean, its continued fraction above. */
function lowerGamma(shape: number, x: number): number {
  if (x <= 0) return 0
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  if (x < shape + 1) {
    let term = 1 / shape
    let sum = term
    for (let n = 1; n < 10_000 && term > sum * 1e-14; n++) {
      term *= x / (shape + n)
      sum += term
    }
    return clamp(sum * front)
  }
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 10_000; n++) {
    const a = -n * (n - shape)
    b += 2
    d = 1 / (a * d + b)
    c = b + a / c
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-14) break
  }
  return clamp(1 - front * fraction)
}

/** ln of the gamma function (Lanczos, g = 5). */
function logGamma(x: number): number {
  const coefficients = [
    76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.001208650973866179,
    -0.000005395239384953,
  ]
  const series = coefficients.reduce(
    (sum, coefficient, index) => sum + coefficient / (x + 1 + index),
    1.000000000190015,
  )
  const t = x + 5.5
  return (x + 0.5) * Math.log(t) - t + Math.log((2.5066282746310005 * series) / x)
}

const clamp = (share: number): number => Math.max(0, Math.min(1, share))
