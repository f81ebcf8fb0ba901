import type { Price } from '../types'

/** Lambda's list prices in one Region, US dollars. */
export interface LambdaRegionPrices {
  requestsPerMillion: number
  /** First step of the duration ladder, per GB-second. */
  durationX86: number
  durationArm: number
  /** Provisioned concurrency kept ready, per GB-second. */
  provisionedX86: number
  provisionedArm: number
  /** Execution on provisioned concurrency, per GB-second. */
  provisionedDurationX86: number
  provisionedDurationArm: number
  /** /tmp above 512 MB, per GB-second. */
  ephemeralStorage: number
  source: Price['source']
}

const OFFER: Price['source'] = {
  document: 'AWS price list, AWSLambda offer file published 2026-08-31',
  url: 'https://aws.amazon.com/lambda/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}
const CALCULATOR: Price['source'] = {
  document: 'AWS Pricing Calculator, Lambda metered units (2024-08 or later)',
  url: 'https://calculator.aws/#/createCalculator/Lambda',
  checked: '2026-11-23',
  confidence: 'verified',
  note: 'Provisioned concurrency on arm64 is taken from the x86_64 price by the ratio of us-east-1.',
}

const STANDARD = { requestsPerMillion: 0.2, durationX86: 1.66667e-5, durationArm: 1.33334e-5 }
const US_EAST_1: LambdaRegionPrices = {
  ...STANDARD,
  provisionedX86: 4.1667e-6,
  provisionedArm: 3.3334e-6,
  provisionedDurationX86: 9.7222e-6,
  provisionedDurationArm: 7.7778e-6,
  ephemeralStorage: 3.09e-8,
  source: OFFER,
}
const LIKE_US_EAST_1: LambdaRegionPrices = {
  ...US_EAST_1,
  source: { ...CALCULATOR, note: 'The same prices as in us-east-1.' },
}

/** Ratio of arm64 to x86_64 prices. */
const ARM_SHARE = 0.8

function region(
  provisionedX86: number,
  provisionedDurationX86: number,
  ephemeralStorage: number,
  onDemand: Pick<LambdaRegionPrices, 'requestsPerMillion' | 'durationX86' | 'durationArm'> = STANDARD,
): LambdaRegionPrices {
  return {
    ...onDemand,
    provisionedX86,
    provisionedArm: provisionedX86 * ARM_SHARE,
    provisionedDurationX86,
    provisionedDurationArm: provisionedDurationX86 * ARM_SHARE,
    ephemeralStorage,
    source: CALCULATOR,
  }
}

const CANADA_AND_IRELAND = region(4.646e-6, 1.08407e-5, 3.4e-8)
const TOKYO_AND_OSAKA = region(5.3835e-6, 1.25615e-5, 3.7e-8)
const SYDNEY_AND_MELBOURNE = region(5.236e-6, 1.22173e-5, 3.7e-8)

/** Lambda's prices by Region code. */
export const lambdaRegions: Readonly<Record<string, LambdaRegionPrices>> = {
  'us-east-1': US_EAST_1,
  'us-east-2': LIKE_US_EAST_1,
  'us-west-2': LIKE_US_EAST_1,
  'us-west-1': region(4.9041e-6, 1.1443e-5, 3.7e-8),
  'ca-central-1': CANADA_AND_IRELAND,
  'eu-west-1': CANADA_AND_IRELAND,
  'eu-west-2': region(4.8304e-6, 1.12709e-5, 3.58e-8),
  'eu-west-3': region(4.8673e-6, 1.13569e-5, 3.58e-8),
  'eu-central-1': region(5.0147e-6, 1.17011e-5, 3.67e-8),
  'eu-north-1': region(4.4248e-6, 1.03245e-5, 3.23e-8),
  'eu-south-1': region(4.8783e-6, 1.13827e-5, 3.57e-8, {
    requestsPerMillion: 0.23,
    durationX86: 1.95172e-5,
    durationArm: 1.56138e-5,
  }),
  'eu-central-2': region(5.5162e-6, 1.28712e-5, 4.41e-8, {
    requestsPerMillion: 0.22,
    durationX86: 1.83334e-5,
    durationArm: 1.46667e-5,
  }),
  'ap-northeast-1': TOKYO_AND_OSAKA,
  'ap-northeast-3': TOKYO_AND_OSAKA,
  'ap-northeast-2': region(5.1254e-6, 1.19592e-5, 3.52e-8),
  'ap-southeast-1': region(5.1991e-6, 1.21313e-5, 3.7e-8),
  'ap-southeast-2': SYDNEY_AND_MELBOURNE,
  'ap-southeast-4': SYDNEY_AND_MELBOURNE,
  'ap-southeast-5': region(4.6791e-6, 1.09181e-5, 3.33e-8, {
    requestsPerMillion: 0.18,
    durationX86: 1.5e-5,
    durationArm: 1.2e-5,
  }),
  'ap-south-1': region(4.4985e-6, 1.04966e-5, 3.52e-8),
  'ap-east-1': region(5.7153e-6, 1.33358e-5, 4.07e-8, {
    requestsPerMillion: 0.28,
    durationX86: 2.292e-5,
    durationArm: 1.83e-5,
  }),
  'sa-east-1': region(6.6372e-6, 1.54867e-5, 5.86e-8),
  'me-south-1': region(5.1108e-6, 1.19251e-5, 3.74e-8, {
    requestsPerMillion: 0.25,
    durationX86: 2.06667e-5,
    durationArm: 1.65334e-5,
  }),
  'af-south-1': region(5.53e-6, 1.29e-5, 4.04e-8, {
    requestsPerMillion: 0.27,
    durationX86: 2.21e-5,
    durationArm: 1.768e-5,
  }),
}

type Ladder = Price['tiers']

/** Steps of the duration ladder of us-east-1, GB-seconds per month. Other Regions' steps above the first are not published in the same place. */
export const lambdaDurationTiers: { readonly x86: Ladder; readonly arm: Ladder } = {
  x86: [
    { upTo: 6e9, unitPrice: US_EAST_1.durationX86 },
    { upTo: 15e9, unitPrice: 1.5e-5 },
    { upTo: null, unitPrice: 1.33334e-5 },
  ],
  arm: [
    { upTo: 7.5e9, unitPrice: US_EAST_1.durationArm },
    { upTo: 18.75e9, unitPrice: 1.20001e-5 },
    { upTo: null, unitPrice: 1.06667e-5 },
  ],
}

/** The duration ladder of a Region: in full where its steps are known, else the first step's price for all usage. */
export function lambdaDurationLadder(regionCode: string, architecture: 'x86' | 'arm'): Ladder {
  if (regionCode === 'us-east-1') return lambdaDurationTiers[architecture]
  const prices = lambdaRegions[regionCode]
  if (prices === undefined) return lambdaDurationTiers[architecture]
  return [{ upTo: null, unitPrice: architecture === 'x86' ? prices.durationX86 : prices.durationArm }]
}
