import { grouped } from '../../kernel/wholeNumber'
import type { ConfigOf } from '../fields'
import type { CheckContext, CheckProblem } from '../define'
import type { fields } from './config'
import { checkAsync } from './async/checkAsync'
import { CONCURRENT_EXECUTIONS, FREE_EPHEMERAL_STORAGE_MB, MIN_UNRESERVED_CONCURRENCY } from './limits'
import { checkProvisioned } from './provisioned/checkProvisioned'
import { checkStreamMappings } from './streams'
import { checkSqsMappings } from './polling/checkSqsMapping'
import { checkVpc } from './vpc/checkVpc'
import { checkVersions } from './versions/checkVersions'

/** Rules that AWS applies to a function's settings beyond the fields' ranges. */
export function check(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  return [
    ...reservedConcurrency(context),
    ...checkVersions(context),
    ...checkProvisioned(context),
    ...snapStart(context),
    ...checkVpc(context),
    ...checkStreamMappings(context),
    ...checkSqsMappings(context),
    ...checkAsync(context),
  ]
}

function snapStart({ config }: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  if (!config.snapStart) return []
  const { runtime, packageType, ephemeralStorageMb, versions } = config
  const problems: CheckProblem[] = []
  const add = (severity: 'error' | 'warning', field: string, message: string, help: string): void => {
    problems.push({ code: 'lambda.snapStart', severity, field, message, help })
  }
  if (!/^(java|python3\.1[2-9]|dotnet\d+$)/.test(runtime))
    add(
      'error',
      'snapStart',
      'SnapStart is for Java 11, Python 3.12 and .NET 8 and newer.',
      'Choose such a runtime, or turn SnapStart off.',
    )
  if (packageType === 'image')
    add('error', 'packageType', 'SnapStart is not for container images.', 'Use a zip archive, or turn SnapStart off.')
  if (ephemeralStorageMb > FREE_EPHEMERAL_STORAGE_MB)
    add(
      'error',
      'ephemeralStorageMb',
      `SnapStart allows ${FREE_EPHEMERAL_STORAGE_MB} MB of ephemeral storage.`,
      'Lower it, or turn SnapStart off.',
    )
  if (versions.length === 0)
    add(
      'warning',
      'snapStart',
      'SnapStart works for published versions, and none is published: $LATEST runs init as ever.',
      'Publish a version and let connections invoke it.',
    )
  return problems
}

function reservedConcurrency(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  if (context.config.reservedConcurrency === null) return []
  const functions = context.resourcesOfType('aws.lambda.function')
  const reserved = functions.reduce(
    (sum, resource) => sum + ((resource.config['reservedConcurrency'] as number | null) ?? 0),
    0,
  )
  const limit = context.quota(CONCURRENT_EXECUTIONS.id)
  const available = limit - MIN_UNRESERVED_CONCURRENCY
  if (reserved <= available) return []
  return [
    {
      code: 'lambda.reservedAboveAccount',
      severity: 'error',
      field: 'reservedConcurrency',
      message: `The functions reserve ${grouped(reserved)} concurrent executions together, but only ${grouped(Math.max(0, available))} of the account’s ${grouped(limit)} may be reserved.`,
      help: `AWS keeps ${MIN_UNRESERVED_CONCURRENCY} unreserved. Lower a reservation or raise the account’s concurrent executions.`,
    },
  ]
}
