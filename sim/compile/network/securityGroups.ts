import { type Cidr, isPrivate, overlaps, parseCidr } from '../../primitives/cidr'
import type { SecurityGroupConfig } from '../../services/securitygroup/config'
import type { NetworkMap } from './NetworkMap'

type Rule = SecurityGroupConfig['ingress'][number]

/** The other end of a connection, as rules name it: its groups and addresses, or the internet. */
export type Peer = { groups: readonly string[]; addresses: Cidr } | 'internet'

/** The group that a VPC gives to whatever has none: its members reach each other, and may call anything. */
const defaultGroup = (vpcId: string): string => `default of ${vpcId}`

/** Groups of a resource in a VPC. */
export const groupsOf = (ids: readonly string[], vpcId: string): readonly string[] =>
  ids.length > 0 ? ids : [defaultGroup(vpcId)]

/** Whether a call may leave: security groups allow what any of their rules allows, and replies always pass. */
export const letsOut = (map: NetworkMap, groups: readonly string[], port: number, to: Peer): boolean =>
  groups.some((id) => {
    const config = rulesOf(map, id)
    return config === undefined || config.outbound === 'all' || config.egress.some((rule) => matches(rule, port, to))
  })

/** Whether a call may come in. */
export const letsIn = (map: NetworkMap, groups: readonly string[], port: number, from: Peer): boolean =>
  groups.some((id) => {
    const config = rulesOf(map, id)
    if (config === undefined) return from !== 'internet' && from.groups.includes(id)
    return config.ingress.some((rule) => matches(rule, port, from))
  })

/** Settings of a group; undefined for the default group of a VPC. */
const rulesOf = (map: NetworkMap, id: string): SecurityGroupConfig | undefined =>
  map.resources.get(id)?.config as SecurityGroupConfig | undefined

function matches(rule: Rule, port: number, peer: Peer): boolean {
  if (rule.protocol === 'tcp' && (port < rule.fromPort || port > rule.toPort)) return false
  if (rule.peer === 'group') return peer !== 'internet' && peer.groups.includes(rule.securityGroupId)
  const cidr = parseCidr(rule.cidr)
  if (cidr === null) return false
  return peer === 'internet' ? !isPrivate(cidr) : overlaps(cidr, peer.addresses)
}
