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
  ]
}

function provisioned(context: Context, field: UnitField, tableQuota: AccountQuota, accountQuota: AccountQuota): CheckProblem[] {
  const { config, quota, resourcesOfType } = context
  if (config.capacityMode !== 'provisioned') return []
  const problems: CheckProblem[] = []
  const units = config[field]
  const perTable = quota(tableQuota.id)
  if (units > perTable)
    problems.push({
      code: 'dynamodb.aboveTableQuota',
      severity: 'error',
      field,
      message: `${units} units are more than the ${perTable} that AWS allows a table.`,
      help: `Lower them, or raise ${tableQuota.id} under the account quotas if AWS has granted more.`,
    })
  let total = 0
  for (const table of resourcesOfType('aws.dynamodb.table'))
    if (table.config['capacityMode'] === 'provisioned') total += table.config[field] as number
  const perAccount = quota(accountQuota.id)
  if (total > perAccount)
    problems.push({
      code: 'dynamodb.aboveAccountQuota',
      severity: 'error',
      field,
      message: `The provisioned tables of the account have ${total} units together, more than the ${perAccount} that AWS allows.`,
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
      message: `${config.queryItems} items of ${config.itemBytes} bytes are more than a Query returns: a page ends at 1 MB.`,
      help: 'Lower Items per Query and let the caller send a Query for each page.',
    },
  ]
}
