import { choice, type ConfigOf, resources, text } from '../fields'
import { ROUTE_SOURCE, SIZING_SOURCE, ZONE_SOURCE } from './limits'

export const fields = {
  cidr: text({
    label: 'IPv4 CIDR block',
    help: 'Addresses of the subnet, a part of its VPC’s block; AWS keeps five of them.',
    default: '10.0.0.0/24',
    maxLength: 18,
    source: SIZING_SOURCE,
  }),
  availabilityZone: choice({
    label: 'Availability Zone',
    help: 'The data centers that the subnet is in; traffic between zones is billed.',
    options: ['a', 'b', 'c', 'd', 'e', 'f'].map((value) => ({ value, label: value })),
    default: 'a',
    source: ZONE_SOURCE,
  }),
  internetRoute: choice({
    label: 'Route to the internet',
    help: 'Where traffic to 0.0.0.0/0 goes. The internet gateway makes the subnet public, a NAT gateway keeps it private.',
    group: 'Routing',
    options: [
      { value: 'none', label: 'None (isolated)' },
      { value: 'internetGateway', label: 'Internet gateway (public)' },
      { value: 'natGateway', label: 'NAT gateway (private)' },
    ],
    default: 'none',
    source: ROUTE_SOURCE,
  }),
  natGatewayId: resources({
    label: 'NAT gateway',
    help: 'The NAT gateway in a public subnet that the route leads to; one in the same zone costs least.',
    group: 'Routing',
    types: ['aws.ec2.natGateway'],
    maxItems: 1,
    visibleWhen: { field: 'internetRoute', is: ['natGateway'] },
    source: ROUTE_SOURCE,
  }),
}

export type SubnetConfig = ConfigOf<typeof fields>
