import type { Distribution } from '../../kernel/distributions'
import { ln } from '../../kernel/math'
import type { Source } from '../source'

/**
 * Init Duration of a function that does nothing, by runtime: published daily measurements (hello world, no
 * dependencies, no VPC), 82 days of 2026, about 3,000 cold starts per cell. Memory does not change it.
 */
export const COLD_START_SOURCE: Source = {
  document: 'lambda-perf daily cold start measurements, 2026-06-01 to 2026-08-22 (REPORT Init Duration)',
  url: 'https://github.com/maxday/lambda-perf',
  checked: '2026-11-23',
  confidence: 'measured',
  note: 'Your own initialisation code comes on top.',
}

/** p10, p50, p90, p99 and largest Init Duration, ms. */
type Quantiles = readonly [p10: number, p50: number, p90: number, p99: number, max: number]

/** Memory sizes at which the first run was measured, MB. */
const FIRST_RUN_MEMORY_MB = [128, 256, 512, 1024] as const

interface RuntimeColdStart {
  title: string
  /** Median first run of an empty handler after init, ms, at 128, 256, 512 and 1,024 MB. */
  firstRunMs: readonly [number, number, number, number]
  zip: { x86_64: Quantiles; arm64: Quantiles }
  image: { x86_64: Quantiles; arm64: Quantiles }
}

const RUNTIMES = {
  'nodejs24.x': {
    title: 'Node.js 24',
    firstRunMs: [12.6, 3.4, 3.3, 3.4],
    zip: { x86_64: [124.2, 140.7, 170.6, 215.5, 546.0], arm64: [98.6, 123.7, 136.6, 176.6, 522.7] },
    image: { x86_64: [224.1, 282.4, 604.4, 829.7, 997.3], arm64: [167.7, 226.2, 638.0, 735.9, 814.1] },
  },
  'nodejs22.x': {
    title: 'Node.js 22',
    firstRunMs: [13.1, 4.1, 3.8, 3.8],
    zip: { x86_64: [129.9, 144.6, 171.7, 219.9, 308.5], arm64: [101.8, 129.0, 138.6, 173.0, 573.1] },
    image: { x86_64: [235.8, 300.3, 601.2, 826.5, 1046.4], arm64: [173.5, 234.6, 567.5, 749.0, 839.9] },
  },
  'nodejs20.x': {
    title: 'Node.js 20',
    firstRunMs: [11.7, 3.5, 3.4, 3.5],
    zip: { x86_64: [131.1, 145.3, 170.3, 213.9, 538.5], arm64: [105.3, 131.3, 140.8, 161.2, 304.8] },
    image: { x86_64: [227.7, 275.0, 569.4, 788.4, 1011.1], arm64: [173.4, 226.3, 263.3, 687.2, 1054.5] },
  },
  'python3.14': {
    title: 'Python 3.14',
    firstRunMs: [2.2, 2.1, 2.1, 2.1],
    zip: { x86_64: [99.8, 117.0, 157.7, 274.1, 424.4], arm64: [82.1, 102.7, 119.2, 152.1, 383.1] },
    image: { x86_64: [148.7, 186.6, 354.8, 474.9, 789.1], arm64: [121.8, 159.9, 305.2, 387.0, 575.6] },
  },
  'python3.13': {
    title: 'Python 3.13',
    firstRunMs: [2.5, 2.3, 2.2, 2.2],
    zip: { x86_64: [79.2, 92.3, 119.1, 180.7, 296.8], arm64: [64.8, 81.2, 97.8, 121.0, 201.5] },
    image: { x86_64: [124.9, 163.4, 288.4, 387.2, 544.5], arm64: [102.2, 132.8, 245.7, 337.9, 409.0] },
  },
  'python3.12': {
    title: 'Python 3.12',
    firstRunMs: [2.2, 2.1, 2.1, 2.1],
    zip: { x86_64: [78.2, 86.8, 106.1, 140.2, 276.6], arm64: [64.2, 80.9, 88.1, 117.4, 284.1] },
    image: { x86_64: [125.8, 161.9, 269.0, 386.7, 526.8], arm64: [101.8, 131.3, 204.9, 361.9, 423.0] },
  },
  'python3.11': {
    title: 'Python 3.11',
    firstRunMs: [1.5, 1.5, 1.5, 1.5],
    zip: { x86_64: [72.0, 80.5, 98.3, 135.8, 259.4], arm64: [57.6, 73.3, 79.6, 112.2, 231.8] },
    image: { x86_64: [120.3, 156.3, 262.7, 355.4, 500.2], arm64: [94.1, 122.1, 204.1, 282.7, 364.8] },
  },
  java25: {
    title: 'Java 25',
    firstRunMs: [266.4, 114.1, 31.6, 11.4],
    zip: { x86_64: [174.7, 194.3, 275.1, 493.3, 664.3], arm64: [143.4, 194.2, 222.2, 435.5, 555.4] },
    image: { x86_64: [210.7, 247.6, 502.9, 653.2, 918.9], arm64: [169.4, 239.3, 400.4, 565.3, 651.6] },
  },
  java21: {
    title: 'Java 21',
    firstRunMs: [98.2, 36.0, 21.7, 6.9],
    zip: { x86_64: [223.5, 243.3, 285.3, 603.4, 746.3], arm64: [187.5, 246.7, 266.2, 360.5, 666.4] },
    image: { x86_64: [281.8, 343.2, 579.0, 822.3, 1073.4], arm64: [222.6, 304.6, 457.3, 743.6, 845.7] },
  },
  java17: {
    title: 'Java 17',
    firstRunMs: [8.0, 2.6, 2.6, 2.6],
    zip: { x86_64: [191.7, 207.9, 240.7, 391.6, 720.2], arm64: [162.6, 215.4, 231.3, 314.4, 646.1] },
    image: { x86_64: [259.1, 308.3, 450.8, 712.6, 984.2], arm64: [210.4, 288.9, 459.8, 664.5, 1323.8] },
  },
  java11: {
    title: 'Java 11',
    firstRunMs: [11.2, 2.9, 2.9, 2.9],
    zip: { x86_64: [261.8, 281.0, 345.7, 579.9, 787.9], arm64: [215.9, 281.5, 488.2, 563.7, 619.1] },
    image: { x86_64: [315.4, 379.1, 653.2, 824.2, 1062.3], arm64: [252.3, 335.4, 589.0, 753.1, 5782.9] },
  },
  dotnet10: {
    title: '.NET 10',
    firstRunMs: [824.5, 393.7, 183.7, 84.8],
    zip: { x86_64: [231.2, 260.7, 567.3, 715.2, 922.8], arm64: [200.0, 252.3, 590.9, 662.4, 753.9] },
    image: { x86_64: [332.5, 401.0, 712.3, 869.1, 1209.6], arm64: [273.7, 360.8, 607.0, 843.9, 4826.6] },
  },
  dotnet8: {
    title: '.NET 8',
    firstRunMs: [765.2, 372.2, 173.3, 79.8],
    zip: { x86_64: [230.6, 258.0, 330.1, 657.5, 872], arm64: [229.9, 293.8, 380.2, 696.0, 800.3] },
    image: { x86_64: [334, 404.9, 685.2, 840.3, 1005.3], arm64: [317.9, 415.5, 628.8, 843.4, 1056.1] },
  },
  'ruby3.4': {
    title: 'Ruby 3.4',
    firstRunMs: [11.7, 2.8, 2.7, 2.7],
    zip: { x86_64: [194.9, 229.9, 393.4, 504.5, 680.8], arm64: [177.1, 232.8, 390.1, 428.3, 525.0] },
    image: { x86_64: [231.1, 269.8, 395.1, 490.9, 771.6], arm64: [202.9, 267.4, 338.6, 446.5, 1193.8] },
  },
  go: {
    title: 'Go on OS-only runtime',
    firstRunMs: [1.6, 1.6, 1.6, 1.6],
    zip: { x86_64: [47.8, 50.6, 55.3, 73.3, 125.6], arm64: [35.8, 42.6, 44.4, 52.2, 129.6] },
    image: { x86_64: [37.7, 48.0, 85.3, 127.6, 1090.4], arm64: [29.1, 38.9, 59.8, 104.7, 323.0] },
  },
  rust: {
    title: 'Rust on OS-only runtime',
    firstRunMs: [1.4, 1.4, 1.4, 1.4],
    zip: { x86_64: [14.9, 16.2, 21.4, 50.3, 84.4], arm64: [11.8, 13.8, 15.8, 44.0, 53.4] },
    image: { x86_64: [28.2, 36.1, 60.5, 108.9, 400.7], arm64: [22.5, 29.4, 40.4, 97.6, 339.9] },
  },
  cpp: {
    title: 'C++ on OS-only runtime',
    firstRunMs: [1.3, 1.3, 1.3, 1.3],
    zip: { x86_64: [62.1, 66.5, 89.7, 133.4, 178.0], arm64: [40.9, 49.3, 60.0, 102.9, 234.3] },
    image: { x86_64: [39.5, 49.7, 98.6, 177.7, 1846.3], arm64: [30.4, 40.8, 77.5, 140.5, 1876.2] },
  },
  'dotnet8-aot': {
    title: '.NET 8 native AOT',
    firstRunMs: [9.4, 2.4, 2.3, 2.3],
    zip: { x86_64: [82.6, 88.0, 100.3, 128.6, 183.4], arm64: [67.0, 77.2, 83.3, 103.4, 178.3] },
    image: { x86_64: [50.5, 62.5, 106.8, 174.6, 2078.9], arm64: [42.6, 54.7, 87.6, 365.8, 2951.1] },
  },
  'graalvm-java21': {
    title: 'Java 21 native (GraalVM)',
    firstRunMs: [69.2, 33.9, 17.2, 11.3],
    zip: { x86_64: [144.5, 154.1, 174.3, 212.9, 290.5], arm64: [106.2, 127.0, 135.1, 157.9, 346.1] },
    image: { x86_64: [72.5, 91.1, 207.4, 1377.3, 8076.5], arm64: [55.3, 75, 155.8, 1609.3, 6623.3] },
  },
  llrt: {
    title: 'LLRT',
    firstRunMs: [1.8, 1.7, 1.8, 1.7],
    zip: { x86_64: [61.0, 68.4, 75.2, 87.9, 130.5], arm64: [42.4, 61.4, 68.6, 73.2, 141.1] },
    image: { x86_64: [47.1, 59.6, 126.6, 215.7, 2695.2], arm64: [35.2, 46.9, 90.0, 172.8, 2593.4] },
  },
} as const satisfies Record<string, RuntimeColdStart>

export type Runtime = keyof typeof RUNTIMES

export const runtimeOptions = (Object.keys(RUNTIMES) as Runtime[]).map((value) => ({
  value,
  label: RUNTIMES[value].title,
}))

/** Restore Duration of SnapStart, Java 21 at 512 MB: the middle of the published rows. */
export const RESTORE_SOURCE: Source = {
  document: 'lambda-perf daily SnapStart measurements, August to October 2025 (Restore Duration, Java 21, 512 MB)',
  url: 'https://github.com/maxday/lambda-perf',
  checked: '2026-11-23',
  confidence: 'measured',
  note: 'An empty function; Java 11 and 17 take about 620 to 650 ms in the middle.',
}

/**
 * What the first run of a handler takes after init, ms, over later runs: the code is being compiled. Between the
 * measured memory sizes it is interpolated over their logarithm; beyond them the nearest one counts.
 */
export function firstRunMs(runtime: Runtime, memoryMb: number): number {
  const measured = RUNTIMES[runtime].firstRunMs
  const above = FIRST_RUN_MEMORY_MB.findIndex((size) => memoryMb <= size)
  if (above < 0) return measured[3]
  if (above === 0) return measured[0]
  const from = FIRST_RUN_MEMORY_MB[above - 1]!
  const share = ln(memoryMb / from) / ln(FIRST_RUN_MEMORY_MB[above]! / from)
  return measured[above - 1]! + share * (measured[above]! - measured[above - 1]!)
}

/** Init Duration of the runtime as measured: its quantiles, straight lines between them, nothing below the 10 % point. */
export function measuredInit(
  runtime: Runtime,
  packageType: 'zip' | 'image',
  architecture: 'x86_64' | 'arm64',
): Distribution {
  const [p10, p50, p90, p99, max] = RUNTIMES[runtime][packageType][architecture]
  return {
    kind: 'empirical',
    points: [
      { p: 0, value: p10 },
      { p: 0.1, value: p10 },
      { p: 0.5, value: p50 },
      { p: 0.9, value: p90 },
      { p: 0.99, value: p99 },
      { p: 1, value: max },
    ],
  }
}
