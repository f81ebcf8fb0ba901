import type { Box, Point } from './geometry'

/** What is known of a port where it is drawn. */
interface DrawnPort {
  id: string
  direction: 'in' | 'out'
}

/** A port at the side of its card. */
export interface PlacedPort {
  id: string
  direction: 'in' | 'out'
  /** Distance from the card's top, px. */
  top: number
  /** Whether it is always shown: it has connections, or is the main one of its side. Others show when they are needed. */
  shown: boolean
}

/** Distance of the first port from the card's top: the middle of the tile. */
const FIRST_PORT = 24
const PORT_SPACING = 24
/** Lowest place of a port that is always shown. */
const LAST_PORT = 80
/** Spacing of ports that show when they are needed, each beside its name. */
const FURTHER_SPACING = 22

const none: ReadonlySet<string> = new Set()

/** Ids of the ports that have connections, by resource id. */
export function connectedPorts(
  connections: readonly { from: string; fromPort: string; to: string; toPort: string }[],
): Map<string, ReadonlySet<string>> {
  const ports = new Map<string, Set<string>>()
  const add = (id: string, port: string): void => {
    const own = ports.get(id)
    if (own) own.add(port)
    else ports.set(id, new Set([port]))
  }
  for (const { from, fromPort, to, toPort } of connections) {
    add(from, fromPort)
    add(to, toPort)
  }
  return ports
}

/**
 * Places of a card's ports: `in` at its left side, `out` at its right. Those with connections come first, so that lines
 * between neighbours are straight whatever port they use; the side's main port follows, then the others below it.
 */
export function placedPorts(ports: readonly DrawnPort[], connected: ReadonlySet<string> = none): PlacedPort[] {
  return [...placedSide(ports, 'in', connected), ...placedSide(ports, 'out', connected)]
}

function placedSide(all: readonly DrawnPort[], direction: 'in' | 'out', connected: ReadonlySet<string>): PlacedPort[] {
  const side = all.filter((port) => port.direction === direction)
  const main = side[0]
  if (main === undefined) return []
  const shown = side.filter(({ id }) => connected.has(id))
  if (!shown.includes(main)) shown.push(main)
  const further = side.filter((port) => !shown.includes(port))
  const spacing = shown.length > 1 ? Math.min(PORT_SPACING, (LAST_PORT - FIRST_PORT) / (shown.length - 1)) : 0
  const lowest = FIRST_PORT + (shown.length - 1) * spacing
  return [
    ...shown.map(({ id }, index) => ({ id, direction, top: FIRST_PORT + index * spacing, shown: true })),
    ...further.map(({ id }, index) => ({ id, direction, top: lowest + (index + 1) * FURTHER_SPACING, shown: false })),
  ]
}

/** Where a port is on the canvas. */
export function portPoint(
  card: Box,
  ports: readonly DrawnPort[],
  portId: string,
  direction: 'in' | 'out',
  connected: ReadonlySet<string> = none,
): Point {
  const port = placedSide(ports, direction, connected).find(({ id }) => id === portId)
  return { x: direction === 'in' ? card.x : card.x + card.width, y: card.y + (port?.top ?? FIRST_PORT) }
}
