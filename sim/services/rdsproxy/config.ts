import { choice, type ConfigOf, distribution, number, optionalNumber, resources } from '../fields'
import { latencyField } from '../latencyField'
import {
  DEFAULT_BORROW_TIMEOUT_SECONDS,
  DEFAULT_MAX_CONNECTIONS_PERCENT,
  DEFAULT_MAX_IDLE_PERCENT,
  MAX_BORROW_TIMEOUT_SECONDS,
  SOURCES,
} from './limits'

const percent = (label: string, help: string, value: number, min: number, source: (typeof SOURCES)['pool']) =>
  number({ label, help, group: 'Connection pool', unit: 'percent', default: value, min, max: 100, source })

export const fields = {
  engineFamily: choice({
    label: 'Engine family',
    help: 'The kind of database behind the proxy; each speaks its own protocol.',
    group: 'Proxy',
    options: [
      { value: 'mysql', label: 'MySQL' },
      { value: 'postgresql', label: 'PostgreSQL' },
    ],
    default: 'mysql',
    source: SOURCES.pool,
  }),
  maxConnectionsPercent: percent(
    'Maximum connections',
    'Share of the database’s max_connections that the proxy may open.',
    DEFAULT_MAX_CONNECTIONS_PERCENT,
    1,
    SOURCES.pool,
  ),
  maxIdleConnectionsPercent: percent(
    'Maximum idle connections',
    'Share of the database’s max_connections that stays open although unused for five minutes.',
    DEFAULT_MAX_IDLE_PERCENT,
    0,
    SOURCES.pool,
  ),
  borrowTimeoutSeconds: number({
    label: 'Connection borrow timeout',
    help: 'How long a query waits for a free database connection before it fails.',
    group: 'Connection pool',
    unit: 's',
    default: DEFAULT_BORROW_TIMEOUT_SECONDS,
    min: 0,
    max: MAX_BORROW_TIMEOUT_SECONDS,
    integer: true,
    source: SOURCES.pool,
  }),
  pinnedPercent: percent(
    'Pinned sessions',
    'Share of sessions that need one database connection to themselves: SET statements, temporary tables, prepared statements.',
    0,
    0,
    SOURCES.pinning,
  ),
  maxClientConnections: optionalNumber({
    label: 'Maximum client connections',
    help: 'A ceiling on the connections of clients to the proxy.',
    group: 'Connection pool',
    advanced: true,
    unit: 'count',
    min: 1,
    max: 10_000_000,
    integer: true,
    none: 'no limit',
    source: SOURCES.clientConnections,
  }),
  addedTime: distribution({
    label: 'Added time',
    help: 'What the proxy adds to each query.',
    group: 'Performance',
    advanced: true,
    unit: 'ms',
    default: { kind: 'uniform', min: 1, max: 5 },
    source: SOURCES.addedTime,
  }),
  connectTime: latencyField({
    label: 'Connection time',
    help: 'What opening a connection to the proxy takes; the database has no part in it.',
    default: { p50: 10, p99: 40 },
    source: SOURCES.connectTime,
  }),
  subnetIds: resources({
    label: 'Subnets',
    help: 'Where the proxy has its network interfaces: subnets of at least two Availability Zones of the database’s VPC.',
    group: 'Network',
    types: ['aws.ec2.subnet'],
    maxItems: 20,
    source: SOURCES.network,
  }),
  securityGroupIds: resources({
    label: 'Security groups',
    help: 'Who may connect to the proxy, and what the database lets in.',
    group: 'Network',
    types: ['aws.ec2.securityGroup'],
    maxItems: 5,
    source: SOURCES.network,
  }),
}

export type ProxyConfig = ConfigOf<typeof fields>
