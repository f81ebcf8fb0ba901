import { metricsOf } from '../metricsOf'

const rds = metricsOf('AWS/RDS')

export const METRICS = {
  clientConnections: rds('ClientConnections', 'gauge', 'Count', 'Connections that clients hold to the proxy'),
  databaseConnections: rds('DatabaseConnections', 'gauge', 'Count', 'Connections of the proxy to the database'),
  borrowed: rds(
    'DatabaseConnectionsCurrentlyBorrowed',
    'gauge',
    'Count',
    'Database connections that a transaction or a pinned session uses',
  ),
  pinned: rds(
    'DatabaseConnectionsCurrentlySessionPinned',
    'gauge',
    'Count',
    'Database connections that belong to one session until it ends',
  ),
  allowed: rds('MaxDatabaseConnectionsAllowed', 'gauge', 'Count', 'Database connections that the proxy may open'),
  borrowLatency: rds(
    'DatabaseConnectionsBorrowLatency',
    'distribution',
    'Milliseconds',
    'Time until a transaction has its database connection; CloudWatch gives it in microseconds',
  ),
  queryRequests: rds('QueryRequests', 'counter', 'Count', 'Queries received'),
  responseLatency: rds(
    'QueryResponseLatency',
    'distribution',
    'Milliseconds',
    'Time of a query at the proxy, the database included; CloudWatch gives it in microseconds',
  ),
  databaseLatency: rds(
    'QueryDatabaseResponseLatency',
    'distribution',
    'Milliseconds',
    'Time that the database takes for a query; CloudWatch gives it in microseconds',
  ),
} as const
