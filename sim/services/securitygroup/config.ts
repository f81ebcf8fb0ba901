import { choice, type ConfigOf, list, number, text } from '../fields'
import { MAX_RULES, MAX_TCP_PORT, RULES_SOURCE } from './limits'

const port = (label: string, help: string) =>
  number({
    label,
    help,
    unit: 'count',
    default: 443,
    min: 0,
    max: MAX_TCP_PORT,
    integer: true,
    visibleWhen: { field: 'protocol', is: ['tcp'] },
  })

const rule = (peer: string) => ({
  protocol: choice({
    label: 'Protocol',
    help: 'TCP with a range of ports, or everything.',
    options: [
      { value: 'tcp', label: 'TCP' },
      { value: 'all', label: 'All traffic' },
    ],
    default: 'tcp',
  }),
  fromPort: port('From port', 'First port of the range.'),
  toPort: port('To port', 'Last port of the range; the first again for a single port.'),
  peer: choice({
    label: peer,
    help: 'A block of addresses, or whatever has another security group.',
    options: [
      { value: 'cidr', label: 'Addresses (CIDR)' },
      { value: 'group', label: 'Security group' },
    ],
    default: 'cidr',
  }),
  cidr: text({
    label: 'CIDR block',
    help: 'Such as 10.0.0.0/16; 0.0.0.0/0 stands for everybody.',
    default: '0.0.0.0/0',
    maxLength: 18,
    visibleWhen: { field: 'peer', is: ['cidr'] },
  }),
  securityGroupId: text({
    label: 'Security group',
    help: 'Id of a security group of the same VPC, this one included.',
    default: '',
    maxLength: 64,
    visibleWhen: { field: 'peer', is: ['group'] },
  }),
})

export const fields = {
  ingress: list({
    label: 'Inbound rules',
    help: 'Who may call what has this group. Without rules, nobody.',
    item: rule('Source'),
    itemLabel: 'Inbound rule',
    maxItems: MAX_RULES,
    source: RULES_SOURCE,
  }),
  outbound: choice({
    label: 'Outbound',
    help: 'What those with this group may call: everything, as AWS sets it up, or only what rules allow.',
    options: [
      { value: 'all', label: 'Everything' },
      { value: 'rules', label: 'Only what rules allow' },
    ],
    default: 'all',
    source: RULES_SOURCE,
  }),
  egress: list({
    label: 'Outbound rules',
    help: 'Where those with this group may call. Replies always pass.',
    item: rule('Destination'),
    itemLabel: 'Outbound rule',
    maxItems: MAX_RULES,
    visibleWhen: { field: 'outbound', is: ['rules'] },
    source: RULES_SOURCE,
  }),
}

export type SecurityGroupConfig = ConfigOf<typeof fields>
