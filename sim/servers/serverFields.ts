import { type ConfigOf, boolean, number, resources } from '../services/fields'
import type { NetworkPlacement } from '../services/define'
import type { Source } from '../services/source'

const assumption = (document: string, note: string): Source => ({
  document,
  url: '',
  checked: '2026-11-23',
  confidence: 'recalled',
  note,
})

const QUEUE_SOURCE = assumption(
  'Common defaults of servers: a listen backlog of 128 to 4,096 connections',
  'What your server software is set to decides.',
)
export const WORKERS_SOURCE = assumption(
  'Common settings of application servers: a few threads for each vCPU',
  'Depends on your server and on how much its handlers wait: set it to what you run.',
)
const VPC_SOURCE: Source = {
  document: 'Amazon VPC User Guide, Security groups and subnets',
  url: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  checked: '2026-11-23',
  confidence: 'verified',
}

/** How a server on an instance takes requests. */
export const queueFields = {
  queuePerInstance: number({
    label: 'Queue',
    help: 'Requests that may wait for a worker, for each instance; further ones are turned away.',
    group: 'Server',
    unit: 'count',
    default: 100,
    min: 0,
    max: 100_000,
    integer: true,
    source: QUEUE_SOURCE,
  }),
  responseBytes: number({
    label: 'Response',
    help: 'Size of a response.',
    group: 'Server',
    unit: 'bytes',
    default: 2048,
    min: 0,
    max: 1_000_000_000,
    integer: true,
    source: assumption('A starting value: put in what your server answers', 'A small JSON document.'),
  }),
}

/** Workers by vCPU, for servers on EC2 instances. */
export const workersPerVcpuField = number({
  label: 'Workers per vCPU',
  help: 'Requests that each vCPU’s worker threads handle at a time; they share it while they compute.',
  group: 'Server',
  unit: 'count',
  default: 8,
  min: 1,
  max: 1000,
  integer: true,
  source: WORKERS_SOURCE,
})

/** Where a server stands in the network. */
export const placementFields = {
  subnetIds: resources({
    label: 'Subnets',
    help: 'Subnets it has addresses in, besides the one whose frame it stands in; none: it is outside every VPC.',
    group: 'Network',
    types: ['aws.ec2.subnet'],
    maxItems: 16,
    source: VPC_SOURCE,
  }),
  securityGroupIds: resources({
    label: 'Security groups',
    help: 'Who may call it, and what it may call.',
    group: 'Network',
    types: ['aws.ec2.securityGroup'],
    maxItems: 5,
    source: VPC_SOURCE,
  }),
  publicAddress: boolean({
    label: 'Public address',
    help: 'Gives it a public IP address, which is billed by the hour.',
    group: 'Network',
    default: false,
    source: VPC_SOURCE,
  }),
  tcpPort: number({
    label: 'TCP port',
    help: 'Port at which it listens: inbound rules of its security groups must allow it.',
    group: 'Network',
    unit: 'count',
    default: 80,
    min: 1,
    max: 65_535,
    integer: true,
    advanced: true,
    source: VPC_SOURCE,
  }),
}

type PlacementConfig = ConfigOf<typeof placementFields>

/** Subnets of a server: that of its frame, and those it names. */
export const subnetsOf = ({ subnetIds }: Pick<PlacementConfig, 'subnetIds'>, parentId: string | null): string[] =>
  parentId === null || subnetIds.includes(parentId) ? subnetIds : [parentId, ...subnetIds]

export const serverPlacement = (config: PlacementConfig, parentId: string | null): NetworkPlacement => ({
  subnetIds: subnetsOf(config, parentId),
  securityGroupIds: config.securityGroupIds,
  publicAddress: config.publicAddress,
})
