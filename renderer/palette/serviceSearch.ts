import { type AnyService, type ServiceCategory, services } from '../../sim/index'

export interface ServiceGroup {
  title: string
  services: readonly AnyService[]
}

const groupTitles: Record<ServiceCategory, string> = {
  clients: 'Traffic',
  networking: 'API and network',
  compute: 'Compute',
  integration: 'Messaging',
  database: 'Database',
  storage: 'Storage',
  management: 'Management',
  developer: 'Developer tools',
}

/** The services that all words of a query are found in, in groups, best first inside each. An empty query finds all. */
export function searchServices(query: string, from: readonly AnyService[] = services): ServiceGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const groups: ServiceGroup[] = []
  for (const [category, title] of Object.entries(groupTitles)) {
    const found = from
      .filter((service) => service.category === category)
      .map((service) => ({ service, rank: rankOf(service, words) }))
      .filter(({ rank }) => rank < Infinity)
      .sort((a, b) => a.rank - b.rank)
      .map(({ service }) => service)
    if (found.length > 0) groups.push({ title, services: found })
  }
  return groups
}

/** The one service Enter adds. */
export function bestMatch(query: string, from: readonly AnyService[] = services): AnyService | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const ranked = from.map((service) => ({ service, rank: rankOf(service, words) })).sort((a, b) => a.rank - b.rank)
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
