import { grouped } from '../../kernel/wholeNumber'
import type { CheckContext, CheckProblem } from '../define'
import type { DatabaseConfig } from './config'
import { ENGINES } from './engines'
import { comesIn } from './instanceClasses'
import { GP3_MAX_IOPS, GP3_STRIPED_IOPS, IO1_IOPS_PER_GB, IO1_MIN_STORAGE_GB, STRIPING_GB } from './limits'
import { usableConnections } from './maxConnections'

type Context = CheckContext<DatabaseConfig>

/** What is wrong or doubtful about a database beyond the ranges of its fields. */
export function check(context: Context): CheckProblem[] {
  if (!comesIn(context.config.engine, context.config.instanceClass)) return [classOfEngine(context.config)]
  return [...storage(context.config), ...subnetGroup(context), ...environments(context)]
}

const classOfEngine = ({ engine, instanceClass }: DatabaseConfig): CheckProblem => ({
  code: 'rds.classOfEngine',
  severity: 'error',
  field: 'instanceClass',
  message: `${ENGINES[engine].title} does not come in ${instanceClass}.`,
  help: 'Take db.t3.medium, db.t4g.medium or larger, or a class of the r family.',
})

function storage({ engine, storageType, storageGb, provisionedIops }: DatabaseConfig): CheckProblem[] {
  if (ENGINES[engine].aurora || storageType === 'gp2') return []
  const problem = (code: string, message: string, help: string, field = 'provisionedIops'): CheckProblem[] => [
    { code, severity: 'error', field, message, help },
  ]
  if (storageType === 'io1') {
    if (provisionedIops === null)
      return problem('rds.io1NeedsIops', 'Storage of type io1 needs Provisioned IOPS.', 'Set how many, or take gp3.')
    if (storageGb < IO1_MIN_STORAGE_GB)
      return problem(
        'rds.io1Size',
        `Storage of type io1 has at least ${IO1_MIN_STORAGE_GB} GB, not ${storageGb} GB.`,
        'Raise Storage, or take gp3.',
        'storageGb',
      )
    if (provisionedIops > IO1_IOPS_PER_GB * storageGb)
      return problem(
        'rds.iopsPerGb',
        `${grouped(provisionedIops)} IOPS are more than ${IO1_IOPS_PER_GB} for each of ${grouped(storageGb)} GB.`,
        'Lower Provisioned IOPS, or raise Storage.',
      )
    return []
  }
  if (provisionedIops === null) return []
  if (storageGb < STRIPING_GB)
    return problem(
      'rds.gp3Iops',
      `Storage of type gp3 takes Provisioned IOPS only from ${STRIPING_GB} GB on; ${storageGb} GB come with 3,000.`,
      `Raise Storage to ${STRIPING_GB} GB, or remove Provisioned IOPS.`,
    )
  if (provisionedIops < GP3_STRIPED_IOPS || provisionedIops > GP3_MAX_IOPS)
    return problem(
      'rds.gp3Iops',
      `Storage of type gp3 and of this size takes ${grouped(GP3_STRIPED_IOPS)} to ${grouped(GP3_MAX_IOPS)} IOPS, not ${grouped(provisionedIops)}.`,
      'Set a number in this range, or remove Provisioned IOPS.',
    )
  return []
}

/** A DB subnet group covers two Availability Zones, even of a database that is in one. */
function subnetGroup(context: Context): CheckProblem[] {
  const { config } = context
  if (config.subnetIds.length === 0) return []
  const subnets = context.resourcesOfType('aws.ec2.subnet').filter(({ id }) => config.subnetIds.includes(id))
  const zones = new Set(subnets.map((subnet) => subnet.config['availabilityZone']))
  if (zones.size >= 2) return []
  return [
    {
      code: 'rds.subnetGroupZones',
      severity: 'error',
      field: 'subnetIds',
      message: 'The DB subnet group does not cover two Availability Zones, as AWS asks of every database in a VPC.',
      help: 'Add a subnet in another Availability Zone of the same VPC.',
    },
  ]
}

const FUNCTION = 'aws.lambda.function'

/** Functions that connect without a proxy, with more environments than the database has connections. */
function environments(context: Context): CheckProblem[] {
  const { config } = context
  const functions = context.connections('connections').filter(({ other }) => other.type === FUNCTION)
  if (functions.length === 0) return []
  const account = context.quota('lambda.concurrentExecutions')
  const reserved = functions.map(({ other }) => (other.config['reservedConcurrency'] as number | null) ?? account)
  const most = Math.min(
    account,
    reserved.reduce((sum, each) => sum + each, 0),
  )
  const usable = usableConnections(config)
  if (most <= usable) return []
  return [
    {
      code: 'rds.fewerConnectionsThanEnvironments',
      severity: 'warning',
      field: 'maxConnections',
      message: `${functions.map(({ other }) => other.name).join(', ')} can run ${grouped(most)} execution environments that hold a connection each; this database takes ${grouped(usable)}.`,
      help: 'Put an RDS Proxy between them, or reserve less concurrency for the function.',
    },
  ]
}
