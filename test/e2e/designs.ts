import { blankDesign, type Connection, type Design, type Resource, serializeDesign } from '../../sim/index'

/** A web service of four tiers under a constant load for five minutes: a million requests at 3,334 a second. */
export function millionRequests(): string {
  const design = blankDesign('A million requests')
  const resources: Resource[] = [
    { id: 'api', type: 'aws.apigateway.rest', name: 'API', config: {} },
    { id: 'function', type: 'aws.lambda.function', name: 'Function', config: { memoryMb: 1769 } },
    { id: 'table', type: 'aws.dynamodb.table', name: 'Table', config: {} },
    { id: 'users', type: 'client', name: 'Users', config: {} },
  ]
  const connections: Connection[] = [
    { id: 'a', from: 'users', fromPort: 'requests', to: 'api', toPort: 'requests', config: {} },
    { id: 'b', from: 'api', fromPort: 'integration', to: 'function', toPort: 'invoke', config: {} },
    { id: 'c', from: 'function', fromPort: 'calls', to: 'table', toPort: 'requests', config: {} },
  ]
  return withLoad({ ...design, resources, connections }, 3334)
}

/** A grid of functions, each calling the next in its row, with clients at the head of every row. */
export function grid(rows: number, columns: number): string {
  const resources: Resource[] = []
  const connections: Connection[] = []
  const positions: Design['view']['positions'] = {}
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const id = `r${row}c${column}`
      const type = column === 0 ? 'client' : 'aws.lambda.function'
      resources.push({ id, type, name: id, config: {} })
      positions[id] = { x: column * 296, y: row * 136 }
      if (column === 0) continue
      const first = column === 1
      connections.push({
        id: `to-${id}`,
        from: `r${row}c${column - 1}`,
        fromPort: first ? 'requests' : 'calls',
        to: id,
        toPort: 'invoke',
        config: {},
      })
    }
  }
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const design = blankDesign(`${rows * columns} resources`)
  return withLoad(
    {
      ...design,
      resources: resources.sort(byId),
      connections: connections.sort(byId),
      view: { ...design.view, positions },
    },
    2,
  )
}

function withLoad(design: Design, rate: number): string {
  const clients = design.resources.filter(({ type }) => type === 'client')
  const streams = clients.map(({ id }, index) => ({
    id: `stream-${index}`,
    target: id,
    load: { kind: 'constant' as const, rate },
    spacing: 'poisson' as const,
  }))
  const scenario = {
    id: 'steady',
    name: 'Steady',
    durationSeconds: 300,
    warmupSeconds: 0,
    streams,
    faults: [],
    assertions: [],
  }
  return serializeDesign({ ...design, scenarios: [scenario] })
}
