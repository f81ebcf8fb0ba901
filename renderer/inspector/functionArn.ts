import type { Resource } from '../../sim/index'

/** The account number of AWS's own documentation: a drawing belongs to no account. */
const exampleAccount = '123456789012'

/**
 * The ARN with which a caller names a function, with the version or alias that a connection asks for; null for other
 * resources, and where the connection holds an ARN already.
 */
export function functionArn(resource: Resource | undefined, region: string, qualifier: unknown): string | null {
  if (resource?.type !== 'aws.lambda.function') return null
  const text = typeof qualifier === 'string' ? qualifier.trim() : ''
  if (text.includes('function:')) return null
  const name = /^[A-Za-z0-9-_]+$/.test(resource.name) ? resource.name : resource.id
  const unqualified = `arn:${partitionOf(region)}:lambda:${region}:${exampleAccount}:function:${name}`
  return text === '' || text === '$LATEST' ? unqualified : `${unqualified}:${text}`
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
