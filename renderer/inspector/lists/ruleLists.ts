import { useDocument } from '../../store'
import type { Entry, ListLook } from './listLook'

const rules = (word: string): ListLook => ({
  text: ({ protocol, fromPort, toPort, peer, cidr, securityGroupId }: Entry) => ({
    title: protocol === 'all' ? 'All traffic' : `TCP ${portsText(fromPort, toPort)}`,
    detail: `${word} ${peer === 'cidr' ? String(cidr) : groupName(String(securityGroupId))}`,
  }),
})

/** How the rules of a security group are shown. */
export const ruleLists: Readonly<Record<string, ListLook>> = {
  'aws.ec2.securityGroup ingress': rules('from'),
  'aws.ec2.securityGroup egress': rules('to'),
}

const portsText = (from: unknown, to: unknown): string =>
  from === to ? String(from) : `${String(from)} to ${String(to)}`

const groupName = (id: string): string =>
  id === '' ? 'no group' : (useDocument.getState().design.resources.find((group) => group.id === id)?.name ?? id)
