import { metricsOf } from '../metricsOf'

const rds = metricsOf('AWS/RDS')
const own = metricsOf('Windtunnel')

export const METRICS = {
  connections: rds(
    'DatabaseConnections',
    'gauge',
    'Count',
    'Connections that clients hold, those being opened included',
  ),
  cpu: rds('CPUUtilization', 'gauge', 'Percent', 'Share of what the instance can execute at a time that is in use'),
  reads: rds('ReadIOPS', 'counter', 'Count', 'Reads from storage; CloudWatch shows them per second'),
  writes: rds('WriteIOPS', 'counter', 'Count', 'Writes to storage; CloudWatch shows them per second'),
  readLatency: rds('ReadLatency', 'distribution', 'Seconds', 'Time of a read from storage, waiting for IOPS included'),
  writeLatency: rds('WriteLatency', 'distribution', 'Seconds', 'Time of a write to storage, waiting for IOPS included'),
  queryLatency: own('QueryLatency', 'distribution', 'Milliseconds', 'Time of queries, waiting for the CPU included'),
  waiting: own('WaitingForCpu', 'gauge', 'Count', 'Queries and new connections that wait for the CPU'),
  refused: own('RefusedConnections', 'counter', 'Count', 'Connections turned away at max_connections'),
} as const
