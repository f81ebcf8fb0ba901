import { subnetsOf } from '../../servers/serverFields'
import { defineService } from '../define'
import { LoadBalancer } from './behaviour'
import { check } from './check'
import { fields, targetFields } from './config'
import { prices } from './cost'
import { IDLE_TIMEOUT_LIMIT, LAMBDA_REQUEST_LIMIT, LAMBDA_RESPONSE_LIMIT, SOURCES } from './limits'
import { METRICS } from './metrics'

const HTTPS = 443

export const applicationLoadBalancer = defineService({
  type: 'aws.elbv2.applicationLoadBalancer',
  title: 'Application Load Balancer',
  category: 'networking',
  summary: 'Spreads HTTP requests over functions, instances and container services.',
  keywords: ['alb', 'elb', 'load balancer', 'elastic load balancing', 'target group', 'http', 'round robin'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    {
      id: 'targets',
      title: 'Targets',
      direction: 'out',
      protocol: 'request',
      connectionFields: targetFields,
      only: ['aws.lambda.function', 'aws.ec2.instance', 'aws.ecs.service'],
    },
  ],
  operations: [{ id: 'Request', title: 'Request' }],
  quotas: [],
  limits: [LAMBDA_REQUEST_LIMIT, LAMBDA_RESPONSE_LIMIT, IDLE_TIMEOUT_LIMIT],
  prices,
  freeTiers: [],
  metrics: Object.values(METRICS),
  card: {
    summary: ({ algorithm }) => `ALB · ${algorithm === 'round_robin' ? 'round robin' : 'least outstanding'}`,
    figures: [
      { label: 'rate', metric: METRICS.requests.name, statistic: 'rate' },
      { label: 'target p99', metric: METRICS.targetResponseTime.name, statistic: 'p99' },
      { label: '5xx', metric: METRICS.elb5xx.name, statistic: 'share', of: METRICS.requests.name },
    ],
    configured: ({ algorithm, idleTimeoutSeconds, scheme }) => [
      { label: 'routing', value: algorithm === 'round_robin' ? 'in turn' : 'least busy' },
      { label: 'idle', value: `${idleTimeoutSeconds} s` },
      { label: 'scheme', value: scheme === 'internal' ? 'internal' : 'internet' },
    ],
  },
  check,
  network: {
    callsApisFromOutside: true,
    placement: (config, parentId) => ({
      subnetIds: subnetsOf(config, parentId),
      securityGroupIds: config.securityGroupIds,
      publicAddress: config.scheme === 'internet-facing',
    }),
    tcpPort: () => HTTPS,
  },
  lambdaTrigger: {
    mode: 'synchronous',
    retries: 'Nobody: the client sees 502 after an error, and tries again by its own attempts.',
    source: SOURCES.lambdaTargets,
  },
  create: (context) => new LoadBalancer(context),
})
