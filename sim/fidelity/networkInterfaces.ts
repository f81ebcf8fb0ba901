import { bareFunction, PATIENT } from './bareFunction'
import { simulate } from './experiment'
import { type FidelityRow, type FidelityStudy, row } from './row'

const CLASSIC = 'Lambda Developer Guide of 2018: interfaces = peak concurrent executions × (memory in GB ÷ 3 GB)'
const GUIDE = 'Lambda Developer Guide, Giving Lambda functions access to resources in an Amazon VPC'
const CONCURRENCY = 60

/** Interfaces of a function in one subnet that runs so many requests at once. */
function interfaces(era: 'modern' | 'classic', config: Record<string, unknown>, concurrency = CONCURRENCY): number {
  const result = simulate({
    resources: [
      { id: 'clients', type: 'client', config: PATIENT },
      { id: 'network', type: 'aws.ec2.vpc', config: { cidr: '10.0.0.0/16' } },
      { id: 'subnet', type: 'aws.ec2.subnet', parentId: 'network', config: { cidr: '10.0.0.0/24' } },
      { id: 'group', type: 'aws.ec2.securityGroup', parentId: 'network' },
      {
        id: 'function',
        type: 'aws.lambda.function',
        config: bareFunction(
          { kind: 'constant', value: 600_000 },
          { subnetIds: ['subnet'], securityGroupIds: ['group'], ...config },
        ),
      },
    ],
    connections: [{ from: 'clients.requests', to: 'function.invoke' }],
    load: { clients: { kind: 'constant', rate: 1 } },
    spacing: 'exact',
    durationSeconds: concurrency,
    era,
  })
  return result.resources['function']!.metrics['NetworkInterfaces']!.summary.maximum!
}

/** Network interfaces of functions in a VPC, until 2019 and today. */
export const networkInterfaces: FidelityStudy = {
  id: 'interfaces',
  title: 'Network interfaces of a function in a VPC',
  rows() {
    const classic = [128, 512, 1024, 1536, 3008].map((memoryMb): FidelityRow => {
      const expected = Math.ceil((CONCURRENCY * memoryMb) / 1024 / 3)
      return row(
        `interfaces.classic${memoryMb}`,
        `Classic: 60 at once with ${memoryMb} MB: 60 × ${memoryMb} MB ÷ 3 GB`,
        expected,
        memoryMb === 3008 ? 1 : 0,
        interfaces('classic', { memoryMb }),
        CLASSIC,
      )
    })
    return [
      ...classic,
      row('interfaces.shared', 'Today: 60 at once share one interface', 1, 0, interfaces('modern', {}), GUIDE),
      row(
        'interfaces.connections',
        'Today: 70 × 1,000 connections need two of 65,000 each',
        2,
        0,
        interfaces('modern', { connectionsPerEnvironment: 1000 }, 70),
        GUIDE,
      ),
    ]
  },
}
