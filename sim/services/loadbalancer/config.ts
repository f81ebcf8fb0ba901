import { choice, type ConfigOf, number, resources } from '../fields'
import { latencyField } from '../latencyField'
import { IDLE_TIMEOUT_S, SOURCES } from './limits'

export const fields = {
  algorithm: choice({
    label: 'Routing algorithm',
    help: 'Round robin: targets take requests in turn. Least outstanding requests: the target with the fewest requests under way.',
    options: [
      { value: 'round_robin', label: 'Round robin' },
      { value: 'least_outstanding_requests', label: 'Least outstanding requests' },
    ],
    default: 'round_robin',
    source: SOURCES.targetGroups,
  }),
  idleTimeoutSeconds: number({
    label: 'Idle timeout',
    help: 'A target that has not answered after this time is given up: the caller gets 504.',
    unit: 's',
    ...IDLE_TIMEOUT_S,
    integer: true,
    source: SOURCES.attributes,
  }),
  throttledStatus: choice({
    label: 'Status of a throttled function',
    help: 'What the caller gets when a Lambda target is throttled.',
    options: [
      { value: 502, label: '502' },
      { value: 503, label: '503' },
    ],
    default: 502,
    advanced: true,
    source: SOURCES.errors,
  }),
  overhead: latencyField({
    label: 'Overhead',
    help: 'Time that the load balancer adds to a request.',
    default: { p50: 1.5, p99: 8 },
    source: SOURCES.overhead,
  }),
  healthCheckIntervalSeconds: number({
    label: 'Health check interval',
    help: 'How often the health of instances and tasks is looked at. Lambda targets have no health checks.',
    group: 'Health checks',
    unit: 's',
    default: 30,
    min: 5,
    max: 300,
    integer: true,
    source: SOURCES.healthChecks,
  }),
  unhealthyThreshold: number({
    label: 'Unhealthy threshold',
    help: 'Failed checks in a row after which a target gets no more requests while others are healthy.',
    group: 'Health checks',
    unit: 'count',
    default: 2,
    min: 2,
    max: 10,
    integer: true,
    source: SOURCES.healthChecks,
  }),
  healthyThreshold: number({
    label: 'Healthy threshold',
    help: 'Successful checks in a row after which an unhealthy target gets requests again.',
    group: 'Health checks',
    unit: 'count',
    default: 5,
    min: 2,
    max: 10,
    integer: true,
    source: SOURCES.healthChecks,
  }),
  requestsPerConnection: number({
    label: 'Requests per connection',
    help: 'Requests that a client sends over one connection before it closes it.',
    group: 'Capacity units',
    unit: 'count',
    default: 1,
    min: 1,
    max: 10_000,
    integer: true,
    source: SOURCES.own,
  }),
  connectionSeconds: number({
    label: 'Life of a connection',
    help: 'How long a client’s connection stays open on average: decides the active connections.',
    group: 'Capacity units',
    unit: 's',
    default: 60,
    min: 0,
    max: 86_400,
    source: SOURCES.own,
  }),
  rulesPerRequest: number({
    label: 'Rules per request',
    help: 'Listener rules that are looked at for a request; the first ten are free.',
    group: 'Capacity units',
    unit: 'count',
    default: 1,
    min: 1,
    max: 200,
    integer: true,
    source: SOURCES.own,
  }),
  scheme: choice({
    label: 'Scheme',
    help: 'Internet-facing: it has public addresses. Internal: it is reached from inside the VPC only.',
    group: 'Network',
    options: [
      { value: 'internet-facing', label: 'Internet-facing' },
      { value: 'internal', label: 'Internal' },
    ],
    default: 'internet-facing',
    source: SOURCES.subnets,
  }),
  subnetIds: resources({
    label: 'Subnets',
    help: 'Where it has addresses: subnets of at least two Availability Zones.',
    group: 'Network',
    types: ['aws.ec2.subnet'],
    maxItems: 20,
    source: SOURCES.subnets,
  }),
  securityGroupIds: resources({
    label: 'Security groups',
    help: 'Who may call it, and where it may call.',
    group: 'Network',
    types: ['aws.ec2.securityGroup'],
    maxItems: 5,
    source: SOURCES.subnets,
  }),
}

/** Settings of the connection to a target. */
export const targetFields = {
  weight: number({
    label: 'Weight',
    help: 'Share of the requests relative to the other targets’ weights; 0 takes it out.',
    unit: 'count',
    default: 1,
    min: 0,
    max: 999,
    integer: true,
    source: SOURCES.targetGroups,
  }),
}

export type LoadBalancerConfig = ConfigOf<typeof fields>
