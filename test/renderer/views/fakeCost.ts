import type { RunResult } from '../../../sim/index'

/** A cost report for a number of requests, without free tier. */
export function fakeCost(total: number): RunResult['cost'] {
  const source = {
    document: 'AWS Lambda pricing',
    url: 'https://aws.amazon.com/lambda/pricing/',
    checked: '2026-11-23',
    confidence: 'verified' as const,
  }
  const months = (730 * 3600) / 600
  const definitions = [
    {
      resourceId: 'place-order',
      component: 'Requests',
      unit: 'request',
      quantity: total * 0.3,
      unitPrice: 0.0000002,
      priceId: 'lambda.requests',
    },
    {
      resourceId: 'place-order',
      component: 'Duration',
      unit: 'GB-second',
      quantity: total * 0.3 * 0.0425,
      unitPrice: 0.0000166667,
      priceId: 'lambda.duration.x86',
    },
    {
      resourceId: 'orders-api',
      component: 'API calls',
      unit: 'request',
      quantity: total,
      unitPrice: 0.0000035,
      priceId: 'apigateway.requests',
    },
    {
      resourceId: 'order-events',
      component: 'Requests',
      unit: 'request',
      quantity: total * 0.5,
      unitPrice: 0.0000004,
      priceId: 'sqs.requests',
    },
    {
      resourceId: 'orders',
      component: 'Write request units',
      unit: 'unit',
      quantity: total * 0.6,
      unitPrice: 0.000000625,
      priceId: 'dynamodb.writes',
    },
  ]
  const line = (scale: number) =>
    definitions.map((one) => ({
      ...one,
      quantity: one.quantity * scale,
      amount: one.quantity * scale * one.unitPrice,
      tier: one.priceId === 'lambda.requests' ? null : 'first 333 million',
      free: false,
      basis: 'usage' as const,
    }))
  const lines = line(months)
  const runLines = line(1)
  const month = lines.reduce((all, { amount }) => all + amount, 0)
  const run = runLines.reduce((all, { amount }) => all + amount, 0)
  const ids = [...new Set(lines.map(({ resourceId }) => resourceId))]
  const of = (from: typeof lines, id: string) =>
    from.filter(({ resourceId }) => resourceId === id).reduce((all, { amount }) => all + amount, 0)
  return {
    currency: 'USD',
    region: 'us-east-1',
    freeTier: false,
    run,
    month,
    perRequest: month / (total * months),
    requestsPerMonth: total * months,
    lines,
    runLines,
    byResource: ids.map((resourceId) => ({ resourceId, run: of(runLines, resourceId), month: of(lines, resourceId) })),
    prices: definitions.map(({ priceId, component, unit, unitPrice }) => ({
      id: priceId,
      title: component,
      unit,
      tiers: [{ upTo: null, unitPrice }],
      source,
    })),
    freeTiers: [],
  }
}
