import { type ConfigOf, number } from '../fields'
import { BASICS_SOURCE, MAX_ADDRESSES } from './limits'

export const fields = {
  publicAddresses: number({
    label: 'Public addresses',
    help: 'Elastic IP addresses; each allows 55,000 connections at once to one destination, and is billed.',
    unit: 'count',
    default: 1,
    min: 1,
    max: MAX_ADDRESSES,
    integer: true,
    source: BASICS_SOURCE,
  }),
}

export type NatGatewayConfig = ConfigOf<typeof fields>
