import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application'

export const SOURCES = {
  lambdaTargets: {
    document: 'Application Load Balancers guide, Lambda functions as targets',
    url: `${GUIDE}/lambda-functions.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  attributes: {
    document: 'Application Load Balancers guide, load balancer attributes',
    url: `${GUIDE}/application-load-balancers.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  targetGroups: {
    document: 'Application Load Balancers guide, target group attributes: routing algorithm and weights',
    url: `${GUIDE}/load-balancer-target-groups.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  healthChecks: {
    document: 'Application Load Balancers guide, health checks of target groups',
    url: `${GUIDE}/target-group-health-checks.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  errors: {
    document: 'Application Load Balancers guide, troubleshooting: HTTP errors that the load balancer generates',
    url: `${GUIDE}/load-balancer-troubleshooting.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'What callers see of a throttled function is not spelled out; access logs name it LambdaThrottling.',
  },
  lcu: {
    document: 'Elastic Load Balancing pricing, load balancer capacity units of Application Load Balancers',
    url: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
    checked: CHECKED,
    confidence: 'recalled',
  },
  subnets: {
    document: 'Application Load Balancers guide, subnets and security groups',
    url: `${GUIDE}/application-load-balancers.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  overhead: {
    document: 'Common experience with Application Load Balancers inside one Region',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure; set it to what you measure.',
  },
  own: {
    document: 'A starting value: put in what your clients and listeners do',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
  },
} as const satisfies Record<string, Source>

/** Largest request and largest response of a Lambda target, bytes. */
export const LAMBDA_PAYLOAD_BYTES = 1024 * 1024
/** Idle timeout, s. */
export const IDLE_TIMEOUT_S = { default: 60, min: 1, max: 4_000 } as const
/** Availability Zones that a load balancer needs at least. */
export const MIN_ZONES = 2

export const LAMBDA_REQUEST_LIMIT: Limit = {
  id: 'elbv2.lambdaRequestBytes',
  title: 'Request to a Lambda target',
  value: LAMBDA_PAYLOAD_BYTES,
  unit: 'bytes',
  source: SOURCES.lambdaTargets,
  remedy: 'The limit is fixed: upload large objects straight to S3 with a presigned URL, or use a function URL (6 MB).',
}

export const LAMBDA_RESPONSE_LIMIT: Limit = {
  id: 'elbv2.lambdaResponseBytes',
  title: 'Response of a Lambda target',
  value: LAMBDA_PAYLOAD_BYTES,
  unit: 'bytes',
  source: SOURCES.lambdaTargets,
  remedy: 'The limit is fixed: answer with a link to an object in S3, or use a function URL (6 MB, streamed 200 MB).',
}

export const IDLE_TIMEOUT_LIMIT: Limit = {
  id: 'elbv2.idleTimeout',
  title: 'Idle timeout',
  value: IDLE_TIMEOUT_S.default,
  unit: 's',
  source: SOURCES.attributes,
  remedy: 'Raise Idle timeout (up to 4,000 s), make the target faster, or answer at once and work behind a queue.',
}
