import { grouped } from '../../kernel/wholeNumber'
import type { AccountQuota, CheckContext, CheckProblem } from '../define'
import type { TableConfig } from './config'
import { ACCOUNT_READ_QUOTA, ACCOUNT_WRITE_QUOTA, MAX_PAGE_BYTES, TABLE_READ_QUOTA, TABLE_WRITE_QUOTA } from './limits'

type Context = CheckContext<TableConfig>
type UnitField = 'readCapacityUnits' | 'writeCapacityUnits'

/** What is wrong or doubtful about a table beyond the ranges of its fields. */
export function check(context: Context): CheckProblem[] {
  return [
    ...provisioned(context, 'readCapacityUnits', TABLE_READ_QUOTA, ACCOUNT_READ_QUOTA),
    ...provisioned(context, 'writeCapacityUnits', TABLE_WRITE_QUOTA, ACCOUNT_WRITE_QUOTA),
    ...queryPage(context),
    ...stream(context),
  ]
}

function provisioned(
  context: Context,
  field: UnitField,
  tableQuota: AccountQuota,
  accountQuota: AccountQuota,
): CheckProblem[] {
  const { config } = context
  if (config.capacityMode !== 'provisioned') return []
  const problems: CheckProblem[] = []
  const units = config[field]
  const perTable = context.quota(tableQuota.id)
  if (units > perTable)
    problems.push({
      code: 'dynamodb.aboveTableQuota',
      severity: 'error',
      field,
      message: `${grouped(units)} units are more than the ${grouped(perTable)} that AWS allows a table.`,
      help: `Lower them, or raise ${tableQuota.id} under the account quotas if AWS has granted more.`,
    })
  let total = 0
  for (const table of context.resourcesOfType('aws.dynamodb.table'))
    if (table.config['capacityMode'] === 'provisioned') total += table.config[field] as number
  const perAccount = context.quota(accountQuota.id)
  if (total > perAccount)
    problems.push({
      code: 'dynamodb.aboveAccountQuota',
      severity: 'error',
      field,
      message: `The provisioned tables of the account have ${grouped(total)} units together, more than the ${grouped(perAccount)} that AWS allows.`,
      help: `Lower them, or raise ${accountQuota.id} under the account quotas if AWS has granted more.`,
    })
  return problems
}

function queryPage({ config }: Context): CheckProblem[] {
  const bytes = config.itemBytes * config.queryItems
  if (bytes <= MAX_PAGE_BYTES) return []
  return [
    {
      code: 'dynamodb.queryAbovePage',
      severity: 'warning',
      field: 'queryItems',
      message: `${grouped(config.queryItems)} items of ${grouped(config.itemBytes)} bytes are more than a Query returns: a page ends at 1 MB.`,
      help: 'Lower Items per Query and let the caller send a Query for each page.',
    },
  ]
}

function stream(context: Context): CheckProblem[] {
  if (context.config.streamEnabled) return []
  return context.connections('stream').map(({ id, other }) => ({
    code: 'dynamodb.streamDisabled',
    severity: 'error',
    field: 'streamEnabled',
    connectionId: id,
    message: `${other.name} reads the table’s stream, but the table has none.`,
    help: 'Switch Stream on, or remove the connection.',
  }))
}
