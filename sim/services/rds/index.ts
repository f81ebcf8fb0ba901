import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { check } from './check'
import { fields } from './config'
import { prices } from './cost'
import { Database } from './Database'
import { ENGINES } from './engines'
import { classOf } from './instanceClasses'
import { MAX_CONNECTIONS } from './limits'
import { usableConnections } from './maxConnections'
import { METRICS } from './metrics'
import { operations } from './operations'
import { baselineIops } from './Volume'

export const rdsDatabase = defineService({
  type: 'aws.rds.instance',
  title: 'RDS database',
  category: 'database',
  summary:
    'A relational database on an instance: takes a limited number of connections, each of which costs it memory.',
  keywords: ['sql', 'relational', 'mysql', 'postgresql', 'postgres', 'aurora', 'database', 'connections', 'rds'],
  fields,
  ports: [
    {
      id: 'connections',
      title: 'Connections',
      direction: 'in',
      protocol: 'request',
      only: [
        'aws.lambda.function',
        'aws.rds.proxy',
        'aws.ec2.instance',
        'aws.ecs.service',
        'aws.beanstalk.environment',
      ],
      session: { open: 'Connect', close: 'Disconnect' },
    },
  ],
  operations,
  quotas: [],
  limits: [MAX_CONNECTIONS],
  prices,
  freeTiers: [],
  metrics: Object.values(METRICS),
  card: {
    summary: ({ engine, instanceClass }) => `${ENGINES[engine].short} · ${instanceClass.slice('db.'.length)}`,
    figures: [
      { label: 'connected', metric: METRICS.connections.name, statistic: 'last' },
      { label: 'CPU', metric: METRICS.cpu.name, statistic: 'mean' },
      { label: 'p99', metric: METRICS.queryLatency.name, statistic: 'p99' },
    ],
    configured: (config) => [
      { label: 'connections', value: grouped(usableConnections(config)) },
      { label: 'vCPU', value: String(classOf(config.instanceClass).vcpus) },
      { label: 'memory', value: `${classOf(config.instanceClass).memoryGib} GiB` },
    ],
  },
  hints: {
    instanceClass: (config) => {
      const { vcpus, memoryGib } = classOf(config.instanceClass)
      return `${vcpus} vCPU, ${memoryGib} GiB, ${grouped(usableConnections(config))} connections`
    },
    storageType: (config) => (ENGINES[config.engine].aurora ? '' : `${grouped(baselineIops(config))} IOPS`),
    queriesPerVcpu: (config) => `${classOf(config.instanceClass).vcpus * config.queriesPerVcpu} at a time`,
  },
  check,
  network: {
    placement: ({ subnetIds, securityGroupIds, publiclyAccessible }) => ({
      subnetIds,
      securityGroupIds,
      publicAddress: publiclyAccessible,
    }),
    tcpPort: ({ engine }) => ENGINES[engine].tcpPort,
  },
  create: (context) => new Database(context),
})
