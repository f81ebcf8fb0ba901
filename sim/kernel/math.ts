/**
 * Natural logarithm and exponential that give the same last bit on every JavaScript engine, so that a run is
 * byte-identical in Node, Chromium and Electron. Built from IEEE additions, multiplications and divisions only.
 */
const float = new Float64Array(1)
const words = new Int32Array(float.buffer)
float[0] = 1
const HIGH = words[1] === 0x3ff00000 ? 1 : 0

const LOWEST_POWER = -1023
/** Exact powers of two from 2^-1023 on: scaling by one keeps every bit. */
const powersOfTwo = new Float64Array(1023 - LOWEST_POWER + 1)
for (let k = LOWEST_POWER, value = 2.2250738585072014e-308 / 2; k <= 1023; k++, value *= 2)
  powersOfTwo[k - LOWEST_POWER] = value

const LN2_HIGH = 6.9314718036912381649e-1
const LN2_LOW = 1.90821492927058770002e-10

/** Natural logarithm. ln(0) = -Infinity; NaN below 0. Error below 1 unit in the last place. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return Infinity
  let exponent = 0
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984
    exponent = -54
  }
  float[0] = x
  const high = words[HIGH]!
  // Keep the mantissa within [sqrt(1/2), sqrt(2)] so that the series below converges fast: one from 0x6a09e on carries
  // into the exponent.
  const scale = ((high + (0x100000 - 0x6a09e)) >>> 20) - 1023
  const f = (scale <= 1023 ? x * powersOfTwo[-scale - LOWEST_POWER]! : x * powersOfTwo[0]! * 0.5) - 1
  exponent += scale
  // ln(1+f) = 2 atanh(s), s = f/(2+f): odd series in s with minimax coefficients over |s| <= 0.1716.
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1))
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)))
  const half = 0.5 * f * f
  return exponent * LN2_HIGH - (half - (s * (half + even + odd) + exponent * LN2_LOW) - f)
}

/** Exponential. Overflows to Infinity above 709.78, underflows to 0 below -745.13. */
export function exp(x: number): number {
  if (x !== x) return NaN
  if (x > 709.782712893384) return Infinity
  if (x < -745.1332191019411) return 0
  const k = Math.floor(x * 1.4426950408889634 + 0.5)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  // e^r on |r| <= ln(2)/2 by its rational form around r coth(r/2).
  const t = r * r
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
  return scaleByPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k)
}

/** base^exponent for a base above 0. */
export function power(base: number, exponent: number): number {
  return base === 0 ? (exponent === 0 ? 1 : 0) : exp(exponent * ln(base))
}

/** Sine of a full turn: sine(0.25) = 1. Taylor series after folding into one eighth of a turn. */
export function sineOfTurn(turns: number): number {
  let t = turns - Math.floor(turns)
  let sign = 1
  if (t >= 0.5) {
    t -= 0.5
    sign = -1
  }
  if (t > 0.25) t = 0.5 - t
  const x = t * 6.283185307179586
  const z = x * x
  let term = x
  let sum = x
  for (let n = 2; n <= 22; n += 2) {
    term *= -z / (n * (n + 1))
    sum += term
  }
  return sign * sum
}

/** Beyond the normal exponents in two steps, so that a subnormal result is rounded once. */
function scaleByPowerOfTwo(y: number, k: number): number {
  if (k > 1023) {
    y *= 8.98846567431158e307
    k -= 1023
  } else if (k < -1022) {
    y *= 2.2250738585072014e-308
    k += 1022
  }
  return y * powersOfTwo[k - LOWEST_POWER]!
}
