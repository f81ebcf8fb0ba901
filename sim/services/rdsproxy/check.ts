import type { CheckContext, CheckProblem } from '../define'
import type { ProxyConfig } from './config'

type Context = CheckContext<ProxyConfig>

/** What is wrong or doubtful about a proxy beyond the ranges of its fields. */
export function check(context: Context): CheckProblem[] {
  return [...target(context), ...pool(context.config), ...subnets(context)]
}

function target(context: Context): CheckProblem[] {
  const { config } = context
  const [database] = context.connections('database')
  if (database === undefined)
    return [
      {
        code: 'rdsproxy.noDatabase',
        severity: 'warning',
        message: 'The proxy has no database behind it: every query waits for the borrow timeout and fails.',
        help: 'Connect its Database port to an RDS database.',
      },
    ]
  const { name, config: settings } = database.other
  const engine = settings['engine'] as string
  if (engine.includes('mysql') === (config.engineFamily === 'mysql')) return []
  return [
    {
      code: 'rdsproxy.engineFamily',
      severity: 'error',
      field: 'engineFamily',
      message: `The proxy speaks ${config.engineFamily === 'mysql' ? 'MySQL' : 'PostgreSQL'}, and ${name} does not.`,
      help: 'Set the Engine family to that of the database.',
    },
  ]
}

function pool({ maxConnectionsPercent, maxIdleConnectionsPercent }: ProxyConfig): CheckProblem[] {
  if (maxIdleConnectionsPercent <= maxConnectionsPercent) return []
  return [
    {
      code: 'rdsproxy.idleAboveMaximum',
      severity: 'error',
      field: 'maxIdleConnectionsPercent',
      message: `Maximum idle connections (${maxIdleConnectionsPercent} %) are more than Maximum connections (${maxConnectionsPercent} %).`,
      help: 'Lower Maximum idle connections, or raise Maximum connections.',
    },
  ]
}

/** A proxy stands in two Availability Zones at least. */
function subnets(context: Context): CheckProblem[] {
  const { config } = context
  if (config.subnetIds.length === 0) return []
  const named = context.resourcesOfType('aws.ec2.subnet').filter(({ id }) => config.subnetIds.includes(id))
  if (new Set(named.map((subnet) => subnet.config['availabilityZone'])).size >= 2) return []
  return [
    {
      code: 'rdsproxy.subnetZones',
      severity: 'error',
      field: 'subnetIds',
      message: 'The proxy’s subnets do not cover two Availability Zones, as AWS asks of every proxy.',
      help: 'Add a subnet in another Availability Zone of the same VPC.',
    },
  ]
}
