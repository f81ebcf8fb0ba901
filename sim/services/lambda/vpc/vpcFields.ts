import { choice, distribution, number, resources } from '../../fields'
import { CLASSIC_PENALTY_SOURCE, HYPERPLANE_SOURCE } from './vpcLimits'

const GROUP = 'VPC'

/** A function's attachment to a VPC: none without subnets and security groups. */
export const vpcFields = {
  subnetIds: resources({
    label: 'Subnets',
    help: 'Subnets in which the function gets network interfaces; none: it is outside every VPC.',
    group: GROUP,
    types: ['aws.ec2.subnet'],
    maxItems: 16,
    source: HYPERPLANE_SOURCE,
  }),
  securityGroupIds: resources({
    label: 'Security groups',
    help: 'Decide what its network interfaces may reach.',
    group: GROUP,
    types: ['aws.ec2.securityGroup'],
    maxItems: 5,
    source: HYPERPLANE_SOURCE,
  }),
  vpcState: choice({
    label: 'At the start',
    help: 'Whether its network interfaces are there when the run begins.',
    group: GROUP,
    options: [
      { value: 'active', label: 'Active' },
      { value: 'pending', label: 'Just created: interfaces are being made' },
      { value: 'inactive', label: 'Unused for 14 days: interfaces are gone' },
    ],
    default: 'active',
    advanced: true,
    source: HYPERPLANE_SOURCE,
  }),
  interfaceCreation: distribution({
    label: 'Interface creation',
    help: 'Time to make the shared network interface of a subnet and set of security groups.',
    group: GROUP,
    unit: 'ms',
    default: { kind: 'uniform', min: 60_000, max: 120_000 },
    advanced: true,
    source: {
      ...HYPERPLANE_SOURCE,
      confidence: 'recalled',
      note: 'AWS says several minutes; about 90 s are commonly observed.',
    },
  }),
  connectionsPerEnvironment: number({
    label: 'Connections',
    help: 'Network connections that each execution environment holds.',
    group: GROUP,
    unit: 'count',
    default: 1,
    min: 0,
    max: 1024,
    integer: true,
    advanced: true,
    source: HYPERPLANE_SOURCE,
  }),
  classicInterfacePenalty: distribution({
    label: 'Classic interface',
    help: 'Extra cold start time until 2019 when an environment needs a new network interface.',
    group: GROUP,
    unit: 'ms',
    default: { kind: 'uniform', min: 8000, max: 15_000 },
    advanced: true,
    source: CLASSIC_PENALTY_SOURCE,
  }),
}
