import { type ConfigOf, text } from '../fields'
import { CIDR_SOURCE } from './limits'

export const fields = {
  cidr: text({
    label: 'IPv4 CIDR block',
    help: 'Addresses of the whole VPC, from /16 (65,536 addresses) to /28 (16): its subnets divide them.',
    default: '10.0.0.0/16',
    maxLength: 18,
    source: CIDR_SOURCE,
  }),
}

export type VpcConfig = ConfigOf<typeof fields>
