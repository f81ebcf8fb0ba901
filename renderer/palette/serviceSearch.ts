import { type AnyService, services } from '../../sim/index'

export interface ServiceGroup {
  id: GroupId
  title: string
  services: readonly AnyService[]
}

const groupTitles = {
  clients: 'Traffic',
  api: 'APIs and load balancing',
  compute: 'Compute',
  integration: 'Messaging and streams',
  database: 'Database',
  storage: 'Storage',
  network: 'Network',
  management: 'Management',
  developer: 'Developer tools',
} as const

export type GroupId = keyof typeof groupTitles

/** Groups that are open at first: what most designs begin with. */
export const openAtFirst: readonly GroupId[] = ['clients', 'api', 'compute', 'integration']

/** The group of a service: its category, but parts of a VPC apart from what takes requests. */
function groupOf({ category, ports }: AnyService): GroupId {
  if (category !== 'networking') return category
  return ports.length > 0 ? 'api' : 'network'
}

/** The services that all words of a query are found in, in groups, best first inside each. An empty query finds all. */
export function searchServices(query: string, from: readonly AnyService[] = services): ServiceGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const groups: ServiceGroup[] = []
  for (const [id, title] of Object.entries(groupTitles) as [GroupId, string][]) {
    const found = from
      .filter((service) => groupOf(service) === id)
      .map((service) => ({ service, rank: rankOf(service, words) }))
      .filter(({ rank }) => rank < Infinity)
      .sort((a, b) => a.rank - b.rank || (words.length > 0 ? a.service.title.length - b.service.title.length : 0))
      .map(({ service }) => service)
    if (found.length > 0) groups.push({ id, title, services: found })
  }
  return groups
}

/** The one service Enter adds: of equally good ones that with the shortest title. */
export function bestMatch(query: string, from: readonly AnyService[] = services): AnyService | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const ranked = from
    .map((service) => ({ service, rank: rankOf(service, words) }))
    .sort((a, b) => a.rank - b.rank || a.service.title.length - b.service.title.length)
  return ranked[0] && ranked[0].rank < Infinity ? ranked[0].service : undefined
}

/** 0 when each word begins a word of the title, more the further away it is found, Infinity when one is nowhere. */
function rankOf({ title, type, keywords, summary }: AnyService, words: readonly string[]): number {
  const places = [title, `${type} ${keywords.join(' ')}`, summary].map((text) => text.toLowerCase())
  let rank = 0
  for (const word of words) {
    const place = places.findIndex((text) => text.includes(word))
    if (place < 0) return Infinity
    const begins = new RegExp(`(^|[^a-z0-9])${word.replace(/[^a-z0-9]/g, '\\$&')}`).test(places[place]!)
    rank += place * 2 + (begins ? 0 : 1)
  }
  return rank
}
