/** A block of IPv4 addresses. */
export interface Cidr {
  /** First address, as an unsigned 32-bit number. */
  readonly first: number
  /** Last address. */
  readonly last: number
  /** Length of the network part, 0 to 32 bits. */
  readonly prefix: number
}

const NOTATION = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/
const ALL_ADDRESSES = 2 ** 32

/** Reads `10.0.1.0/24`; null when it is no CIDR block. Bits after the prefix are dropped, as EC2 drops them. */
export function parseCidr(text: string): Cidr | null {
  const match = NOTATION.exec(text.trim())
  if (match === null) return null
  const octets = match.slice(1, 5).map(Number)
  const prefix = Number(match[5])
  if (prefix > 32 || octets.some((octet) => octet > 255)) return null
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0)
  const size = ALL_ADDRESSES / 2 ** prefix
  const first = address - (address % size)
  return { first, last: first + size - 1, prefix }
}

/** How many addresses a block holds. */
export const sizeOf = (cidr: Cidr): number => cidr.last - cidr.first + 1

/** Whether every address of `inner` is in `outer`. */
export const contains = (outer: Cidr, inner: Cidr): boolean => outer.first <= inner.first && inner.last <= outer.last

/** Whether the blocks have an address in common. */
export const overlaps = (a: Cidr, b: Cidr): boolean => a.first <= b.last && b.first <= a.last

/** The block in its canonical form, such as `10.0.1.0/24`. */
export const formatCidr = ({ first, prefix }: Cidr): string => `${formatAddress(first)}/${prefix}`

function formatAddress(address: number): string {
  return [16777216, 65536, 256, 1].map((unit) => Math.floor(address / unit) % 256).join('.')
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((text) => parseCidr(text)!)

/** Whether all its addresses are private by RFC 1918: never those of a host on the internet. */
export const isPrivate = (cidr: Cidr): boolean => PRIVATE.some((range) => contains(range, cidr))
