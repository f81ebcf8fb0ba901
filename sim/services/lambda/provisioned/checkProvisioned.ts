import { grouped } from '../../../kernel/wholeNumber'
import type { CheckContext, CheckProblem } from '../../define'
import type { FunctionConfig } from '../config'
import { LATEST } from '../versionSettings'

type Context = CheckContext<FunctionConfig>

/** AWS's rules about provisioned concurrency. */
export function checkProvisioned({ config, era }: Context): CheckProblem[] {
  const problems: CheckProblem[] = []
  const add = (code: string, field: string, message: string, help: string): void => {
    problems.push({ code, severity: 'error', field, message, help })
  }
  const { provisioned, versions, aliases, reservedConcurrency, snapStart } = config
  const versionsOf = (qualifier: string): string[] => {
    const alias = aliases.find(({ name }) => name === qualifier)
    return alias === undefined ? [qualifier] : [alias.version]
  }
  const taken = new Map<string, string>()
  provisioned.forEach(({ qualifier, minimum, maximum, scaling }, i) => {
    const at = `provisioned[${i}].qualifier`
    const alias = aliases.find(({ name }) => name === qualifier)
    if (alias === undefined && !versions.some(({ version }) => String(version) === qualifier)) {
      const latest = qualifier === LATEST || qualifier === ''
      add(
        latest ? 'lambda.provisionedLatest' : 'lambda.qualifierUnknown',
        at,
        latest
          ? '$LATEST cannot have provisioned concurrency.'
          : `Provisioned concurrency is for “${qualifier}”, which is neither a version nor an alias.`,
        'Publish a version and name it, or an alias that points to it.',
      )
      return
    }
    for (const version of versionsOf(qualifier)) {
      if (version === LATEST)
        add(
          'lambda.provisionedLatest',
          at,
          `The alias ${qualifier} points to $LATEST, which cannot have provisioned concurrency.`,
          'Point the alias to a published version.',
        )
      const other = taken.get(version)
      if (other !== undefined)
        add(
          'lambda.provisionedTwice',
          at,
          `Version ${version} would be provisioned twice, for ${other} and for ${qualifier}.`,
          'AWS allows one provisioned concurrency per version: remove one.',
        )
      taken.set(version, qualifier)
    }
    if (scaling === 'targetTracking' && minimum > maximum)
      add(
        'lambda.provisionedRange',
        `provisioned[${i}].minimum`,
        `Scaling may keep at least ${grouped(minimum)} environments but at most ${grouped(maximum)}.`,
        'Lower the fewest or raise the most.',
      )
  })
  const sum = provisioned.reduce((total, { concurrency }) => total + concurrency, 0)
  if (reservedConcurrency !== null && sum > reservedConcurrency)
    add(
      'lambda.provisionedAboveReserved',
      'provisioned',
      `${grouped(sum)} environments are provisioned, but the function reserves only ${grouped(reservedConcurrency)}.`,
      'Provisioned concurrency counts inside the reservation: lower it or raise the reservation.',
    )
  if (sum > 0 && snapStart)
    add(
      'lambda.provisionedSnapStart',
      'snapStart',
      'SnapStart and provisioned concurrency cannot be used together.',
      'Turn one of them off.',
    )
  if (sum > 0 && era === 'classic')
    problems.push({
      code: 'lambda.provisionedClassic',
      severity: 'warning',
      field: 'provisioned',
      message: 'Provisioned concurrency came at the end of 2019: it did not exist in the classic era.',
      help: 'Model today’s platform, or remove it.',
    })
  return problems
}
