import type { Finding } from '../../result'
import { CLASSIC_INTERFACE_MB } from '../../services/lambda/vpc/vpcLimits'
import { resourcesOf, type Rule } from './rule'
import { SOURCES } from './sources'
import { count, counted } from './words'

const ADDRESSES = 'lambda.subnetAddresses'
const QUOTA = 'lambda.interfaceQuota'

/** Functions in a VPC that cannot get the network interfaces they need. */
export const missingInterfaces: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn): Finding[] => {
    const refused = result.throttles.find(
      ({ resourceId, limitId }) => resourceId === fn.id && (limitId === ADDRESSES || limitId === QUOTA),
    )
    if (refused === undefined) return []
    const subnets = fn.config['subnetIds'] as string[]
    const isFull = refused.limitId === ADDRESSES
    const memoryMb = fn.config['memoryMb'] as number
    const perInterface = Math.max(1, Math.floor(CLASSIC_INTERFACE_MB / memoryMb))
    const classic = model.account.era === 'classic'
    return [
      {
        code: isFull ? 'lambda.subnetFull' : 'lambda.interfaceQuotaReached',
        severity: 'critical',
        resourceIds: [fn.id, ...subnets],
        limitIds: [refused.limitId],
        title: isFull
          ? 'A function’s subnets have no address left'
          : 'The VPC has no network interface left for a function',
        evidence: `${counted(refused.count, 'invocation')} of ${fn.name} failed with ${refused.outcome}: ${
          isFull
            ? `all ${count(refused.limit)} addresses of its ${subnets.length === 1 ? 'subnet' : 'subnets'} are in use`
            : `${count(refused.limit)} interfaces are all that the VPC may have`
        }${classic ? `, and each interface carries only ${counted(perInterface, 'environment')} of ${count(memoryMb)} MB` : ''}.`,
        remedy: isFull
          ? `Use larger subnets, or more of them${classic ? ', or less memory' : ''}.`
          : 'Let functions share the same subnets and security groups, or raise the quota.',
        changes: [],
        source: SOURCES.functionInVpc,
      },
    ]
  })
