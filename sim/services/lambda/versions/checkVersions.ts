import type { CheckContext, CheckProblem } from '../../define'
import type { FunctionConfig } from '../config'
import { LATEST } from '../versionSettings'
import { qualifierOf } from './qualifierField'

type Context = CheckContext<FunctionConfig>

const ALIAS_NAME = /^(?![0-9]+$)[a-zA-Z0-9-_]+$/

const error = (code: string, field: string, message: string, help: string): CheckProblem => ({
  code,
  severity: 'error',
  field,
  message,
  help,
})

/** AWS's rules about versions and aliases, and whether every qualifier in use exists. */
export function checkVersions(context: Context): CheckProblem[] {
  return [...versions(context), ...aliases(context), ...qualifiers(context)]
}

function versions({ config }: Context): CheckProblem[] {
  const seen = new Set<number>()
  const problems: CheckProblem[] = []
  config.versions.forEach(({ version }, i) => {
    if (seen.has(version))
      problems.push(
        error(
          'lambda.versionTwice',
          `versions[${i}].version`,
          `Version ${version} is listed twice.`,
          'AWS numbers versions 1, 2, 3 and never uses a number again.',
        ),
      )
    seen.add(version)
  })
  return problems
}

function aliases({ config }: Context): CheckProblem[] {
  const published = new Set(config.versions.map(({ version }) => version))
  const names = new Set(config.aliases.map(({ name }) => name))
  const seen = new Set<string>()
  return config.aliases.flatMap(({ name, version, additionalVersion }, i): CheckProblem[] => {
    const at = (field: string): string => `aliases[${i}].${field}`
    const problems: CheckProblem[] = []
    const twice = seen.has(name)
    seen.add(name)
    if (!ALIAS_NAME.test(name))
      problems.push(
        error(
          'lambda.aliasName',
          at('name'),
          `An alias cannot be called “${name}”.`,
          'Use letters, digits, dashes and underscores, and not only digits.',
        ),
      )
    else if (twice)
      problems.push(error('lambda.aliasTwice', at('name'), `The alias ${name} exists twice.`, 'Rename one of them.'))
    if (names.has(version))
      problems.push(
        error(
          'lambda.aliasToAlias',
          at('version'),
          `The alias ${name} points to the alias ${version}: AWS lets an alias point to a version only.`,
          'Put in the number of a version.',
        ),
      )
    else if (version !== LATEST && !published.has(Number(version)))
      problems.push(unpublished(at('version'), name, version))
    if (additionalVersion === null) return problems
    if (version === LATEST)
      problems.push(
        error(
          'lambda.weightedLatest',
          at('version'),
          `The alias ${name} shares its calls between two versions, and one of them is $LATEST.`,
          'AWS allows weights on published versions only: publish a version and point the alias to it.',
        ),
      )
    if (!published.has(additionalVersion))
      problems.push(unpublished(at('additionalVersion'), name, String(additionalVersion)))
    else if (String(additionalVersion) === version)
      problems.push(
        error(
          'lambda.aliasSameVersion',
          at('additionalVersion'),
          `The alias ${name} names version ${version} twice.`,
          'The additional version must be another one.',
        ),
      )
    return problems
  })
}

function unpublished(field: string, alias: string, version: string): CheckProblem {
  return error(
    'lambda.versionUnknown',
    field,
    `The alias ${alias} points to version ${version}, which has not been published.`,
    'Add the version, or point the alias to one of the versions listed.',
  )
}

function qualifiers(context: Context): CheckProblem[] {
  const { config } = context
  const known = new Set([
    '',
    ...config.versions.map(({ version }) => String(version)),
    ...config.aliases.map(({ name }) => name),
  ])
  return ['invoke', 'events', 'poll', 'stream'].flatMap((port) =>
    context.connections(port).flatMap((connection): CheckProblem[] => {
      const qualifier = qualifierOf((connection.config['qualifier'] as string | undefined) ?? '')
      if (known.has(qualifier)) return []
      return [
        {
          code: 'lambda.qualifierUnknown',
          severity: 'error',
          connectionId: connection.id,
          field: 'qualifier',
          message: `${connection.other.name} invokes “${qualifier}”, which is neither a version nor an alias of the function.`,
          help: 'Leave it empty for $LATEST, or put in the number of a version or the name of an alias.',
        },
      ]
    }),
  )
}
