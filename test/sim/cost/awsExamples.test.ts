import { describe, expect, test } from 'vitest'
import { lambdaDurationLadder, lambdaRegions } from '../../../sim/cost/priceBooks/lambdaRegions'
import { costReport } from '../../../sim/cost/report'
import { flat, freeTier, ladder, report, usage } from './fixtures'

const us = lambdaRegions['us-east-1']!
const lambdaPrices = [
  flat('lambda.requests', us.requestsPerMillion / 1e6),
  ladder('lambda.duration.x86', lambdaDurationLadder('us-east-1', 'x86'), 'GB-second'),
  ladder('lambda.duration.arm', lambdaDurationLadder('us-east-1', 'arm'), 'GB-second'),
  flat('lambda.provisioned.x86', us.provisionedX86, 'GB-second'),
]
const gbSeconds = (requests: number, milliseconds: number, memoryMb: number) =>
  (requests * (milliseconds / 1000) * memoryMb) / 1024
const monthOf = (components: ReturnType<typeof usage>[], prices = lambdaPrices) =>
  costReport(report({ components, prices }))

describe("AWS's worked price examples", () => {
  test('Lambda: 1 M invocations of 200 ms at 256 MB cost 0.8333 + 0.20 USD', () => {
    const { lines, month } = monthOf([
      usage('f', 'lambda.requests', 1e6),
      usage('f', 'lambda.duration.x86', gbSeconds(1e6, 200, 256)),
    ])
    expect(lines.map(({ quantity }) => quantity)).toEqual([1e6, 50_000])
    expect(lines[0]!.amount).toBeCloseTo(0.2, 10)
    expect(lines[1]!.amount).toBeCloseTo(0.8333, 4)
    expect(month).toBeCloseTo(1.0333, 4)
  })

  test('Lambda: a billed 10 s INIT and a 100 ms run at 1 GB cost 0.000168 USD', () => {
    expect(monthOf([usage('f', 'lambda.duration.x86', gbSeconds(1, 10_100, 1024))]).month).toBeCloseTo(0.000168, 6)
  })

  test('Lambda: provisioned concurrency of 1 GB kept for 730 h costs 10.95 USD', () => {
    expect(monthOf([{ ...usage('f', 'lambda.provisioned.x86', 730 * 3600), basis: 'time' }]).month).toBeCloseTo(
      10.95,
      2,
    )
  })

  test('Lambda: the ladder changes at 6 and 15 billion GB-seconds on x86, at 7.5 and 18.75 on arm64', () => {
    expect(monthOf([usage('f', 'lambda.duration.x86', 6e9)]).month).toBeCloseTo(100_000.2, 6)
    expect(monthOf([usage('f', 'lambda.duration.x86', 15e9)]).month).toBeCloseTo(100_000.2 + 135_000, 6)
    expect(monthOf([usage('f', 'lambda.duration.x86', 16e9)]).month).toBeCloseTo(100_000.2 + 135_000 + 13_333.4, 6)
    const arm = monthOf([usage('f', 'lambda.duration.arm', 20e9)])
    expect(arm.lines.map(({ tier, quantity }) => [tier, quantity])).toEqual([
      ['first 7.5 billion', 7.5e9],
      ['next 11.25 billion', 11.25e9],
      ['over 18.75 billion', 1.25e9],
    ])
  })

  test('Lambda: 1 M free requests and 400,000 free GB-seconds cover both architectures together', () => {
    const result = costReport(
      report({
        prices: lambdaPrices,
        freeTierOn: true,
        freeTiers: [freeTier('requests', 1e6), freeTier('gbSeconds', 400_000, 'GB-second')],
        components: [
          usage('a', 'lambda.requests', 3e6, 'requests'),
          usage('a', 'lambda.duration.x86', 600_000, 'gbSeconds'),
          usage('b', 'lambda.duration.arm', 200_000, 'gbSeconds'),
        ],
      }),
    )
    const free = result.lines.filter((line) => line.free).map(({ quantity }) => quantity)
    expect(free).toEqual([1e6, 300_000, 100_000])
    expect(result.month).toBeCloseTo(2 * 0.2 + 300_000 * 1.66667e-5 + 100_000 * 1.33334e-5, 10)
  })

  test('DynamoDB on demand: 3 M write units cost 1.88 and 8 M read units 1.00 USD', () => {
    const prices = [flat('dynamodb.wru', 0.625 / 1e6), flat('dynamodb.rru', 0.125 / 1e6)]
    const { lines } = monthOf([usage('t', 'dynamodb.wru', 3e6), usage('t', 'dynamodb.rru', 8e6)], prices)
    expect(lines[0]!.amount.toFixed(3)).toBe('1.875')
    expect(lines[1]!.amount).toBeCloseTo(1, 10)
  })

  test('DynamoDB provisioned: 20 write and 30 read units for 730 h cost 9.49 and 2.85 USD', () => {
    const prices = [flat('dynamodb.wcu', 0.00065, 'hour'), flat('dynamodb.rcu', 0.00013, 'hour')]
    const { lines } = monthOf([usage('t', 'dynamodb.wcu', 20 * 730), usage('t', 'dynamodb.rcu', 30 * 730)], prices)
    expect(lines[0]!.amount).toBeCloseTo(9.49, 6)
    expect(lines[1]!.amount).toBeCloseTo(2.847, 6)
  })

  const rest = ladder('apigateway.rest', [
    { upTo: 333e6, unitPrice: 3.5e-6 },
    { upTo: 1e9, unitPrice: 2.8e-6 },
    { upTo: 20e9, unitPrice: 2.38e-6 },
    { upTo: null, unitPrice: 1.51e-6 },
  ])

  test('API Gateway REST: the price changes exactly at 333 million requests', () => {
    expect(monthOf([usage('a', rest.id, 333e6)], [rest]).month).toBeCloseTo(1165.5, 6)
    expect(monthOf([usage('a', rest.id, 333e6 + 1)], [rest]).month).toBeCloseTo(1165.5 + 2.8e-6, 9)
    expect(monthOf([usage('a', rest.id, 1e9)], [rest]).month).toBeCloseTo(1165.5 + 1867.6, 6)
    expect(monthOf([usage('a', rest.id, 21e9)], [rest]).month).toBeCloseTo(1165.5 + 1867.6 + 45_220 + 1510, 5)
  })

  test('API Gateway REST: the 0.5 GB cache at 0.02 USD an hour costs 14.60 USD a month, however short the run', () => {
    const cache = { ...usage('a', 'apigateway.cache', 10 / 60), basis: 'time' as const }
    const { month, run } = costReport(
      report({ components: [cache], prices: [flat('apigateway.cache', 0.02, 'hour')], runDurationMs: 600_000 }),
    )
    expect(month).toBeCloseTo(14.6, 10)
    expect(run).toBeCloseTo(0.02 / 6, 12)
  })

  test('SQS: 100 million requests of 64 KB chunks less the free million cost 39.60 USD', () => {
    const price = ladder('sqs.standard', [
      { upTo: 100e9, unitPrice: 4e-7 },
      { upTo: 200e9, unitPrice: 3e-7 },
      { upTo: null, unitPrice: 2.4e-7 },
    ])
    // A 256 KB message is four chunks of 64 KB.
    const requests = 25e6 * Math.ceil(262_144 / 65_536)
    const components = [usage('q', price.id, requests, 'sqs.requests')]
    const result = costReport(
      report({ components, prices: [price], freeTiers: [freeTier('sqs.requests', 1e6)], freeTierOn: true }),
    )
    expect(result.month).toBeCloseTo(39.6, 8)
    expect(monthOf([usage('q', price.id, 250e9)], [price]).month).toBeCloseTo(40_000 + 30_000 + 12_000, 4)
  })

  test('S3: 1,000 PUT cost 0.005 and 10,000 GET 0.004 USD', () => {
    const prices = [flat('s3.put', 0.005 / 1000), flat('s3.get', 0.0004 / 1000)]
    const { lines } = monthOf([usage('b', 's3.put', 1000), usage('b', 's3.get', 10_000)], prices)
    expect(lines.map(({ amount }) => amount)).toEqual([expect.closeTo(0.005, 12), expect.closeTo(0.004, 12)])
  })

  test('SNS: 2.5 million publishes less the free million cost 0.75 USD', () => {
    const components = [usage('t', 'sns.publish', 2.5e6, 'sns.publish')]
    const result = costReport(
      report({
        components,
        prices: [flat('sns.publish', 5e-7)],
        freeTiers: [freeTier('sns.publish', 1e6)],
        freeTierOn: true,
      }),
    )
    expect(result.month).toBeCloseTo(0.75, 10)
  })
})
