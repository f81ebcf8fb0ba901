import { type Cidr, sizeOf } from '../../primitives/cidr'
import { RESERVED_ADDRESSES } from './limits'

/** Addresses of a subnet that network interfaces can have. */
export const usableAddresses = (cidr: Cidr): number => sizeOf(cidr) - RESERVED_ADDRESSES
