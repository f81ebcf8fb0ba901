import { defineService } from '../define'
import { check } from './check'
import { fields } from './config'
import { prices } from './cost'
import { CLIENT_CONNECTIONS, DATABASE_CONNECTIONS } from './limits'
import { METRICS } from './metrics'
import { operations } from './operations'
import { Proxy } from './Proxy'

export const rdsProxy = defineService({
  type: 'aws.rds.proxy',
  title: 'RDS Proxy',
  category: 'database',
  summary: 'Lets many clients share few database connections: each query borrows one for its time.',
  keywords: ['connection', 'pool', 'pooling', 'proxy', 'rds', 'database', 'multiplexing', 'pinning'],
  fields,
  ports: [
    {
      id: 'connections',
      title: 'Connections',
      direction: 'in',
      protocol: 'request',
      only: ['aws.lambda.function', 'aws.ec2.instance', 'aws.ecs.service', 'aws.beanstalk.environment'],
      session: { open: 'Connect', close: 'Disconnect' },
    },
    {
      id: 'database',
      title: 'Database',
      direction: 'out',
      protocol: 'request',
      only: ['aws.rds.instance'],
      maxConnections: 1,
    },
  ],
  operations,
  quotas: [],
  limits: [DATABASE_CONNECTIONS, CLIENT_CONNECTIONS],
  prices,
  freeTiers: [],
  metrics: Object.values(METRICS),
  card: {
    summary: ({ engineFamily }) => `RDS Proxy · ${engineFamily === 'mysql' ? 'MySQL' : 'PostgreSQL'}`,
    figures: [
      { label: 'clients', metric: METRICS.clientConnections.name, statistic: 'last' },
      { label: 'database', metric: METRICS.databaseConnections.name, statistic: 'last' },
      { label: 'borrow p99', metric: METRICS.borrowLatency.name, statistic: 'p99' },
    ],
    configured: (config) => [
      { label: 'pool', value: `${config.maxConnectionsPercent}%` },
      { label: 'timeout', value: `${config.borrowTimeoutSeconds} s` },
      { label: 'pinned', value: `${config.pinnedPercent}%` },
    ],
  },
  check,
  network: {
    placement: ({ subnetIds, securityGroupIds }) => ({ subnetIds, securityGroupIds, publicAddress: false }),
    tcpPort: ({ engineFamily }) => (engineFamily === 'mysql' ? 3306 : 5432),
  },
  create: (context) => new Proxy(context),
})
