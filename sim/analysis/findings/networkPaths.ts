import type { Model } from '../../compile/model'
import type { NetworkPath } from '../../compile/network/path'
import type { Finding } from '../../result'
import type { Rule } from './rule'
import { repliesOn } from './reach'
import { count, counted } from './words'

type Blocked = Extract<NetworkPath, { reachable: false }>

const SOURCES = {
  internet: {
    document: 'AWS Lambda Developer Guide, Enable internet access for VPC-connected Lambda functions',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html',
  },
  securityGroups: {
    document: 'Amazon VPC User Guide, Control traffic to your AWS resources using security groups',
    url: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  },
} as const satisfies Record<string, Finding['source']>

/** Calls that were lost because the network has no way for them. */
export const callsWithoutPath: Rule = ({ model, result }) =>
  model.connections.flatMap((connection) => {
    const { path, from, to } = connection
    if (path === undefined || path.reachable) return []
    const lost = result.connections[connection.id]?.totals.fault ?? 0
    if (lost === 0) return []
    const isPublicSubnet = path.obstacle === 'publicAddress'
    const share = path.share < 1 ? ` ${routesInWords(path)} no way.` : ''
    return [
      {
        code: isPublicSubnet ? 'network.publicSubnet' : 'network.noPath',
        severity: path.share === 1 ? 'critical' : 'warning',
        resourceIds: [...new Set([from.id, to.id, ...path.hops])],
        title: isPublicSubnet
          ? 'A public subnet does not give its callers the internet'
          : 'Calls go where the network does not lead',
        evidence: `${from.name} waited in vain for ${counted(lost, 'call')} of ${count(repliesOn(result, connection))} to ${to.name}, without an error: ${path.missing}.${share}`,
        remedy: `${path.help} Until then each call costs its caller’s whole timeout.`,
        changes: routeOverNat(model, path),
        source: path.obstacle === 'securityGroup' ? SOURCES.securityGroups : SOURCES.internet,
      },
    ]
  })

const routesInWords = ({ routes }: Blocked): string =>
  `${routes.filter(({ missing }) => missing !== null).length} of the ${routes.length} subnets have`

/** Leads the subnet over a NAT gateway that its VPC has already, when that is all it takes. */
function routeOverNat(model: Model, path: Blocked): Finding['changes'] {
  const route = path.routes.find(({ missing }) => missing !== null)!
  const subnet = model.resources.find(({ id }) => id === route.subnetId)
  if (subnet === undefined || route.obstacle !== 'route' || subnet.config['internetRoute'] !== 'none') return []
  const nat = model.resources.find(({ type, parentId }) => {
    const place = model.resources.find(({ id }) => id === parentId)
    return (
      type === 'aws.ec2.natGateway' &&
      place !== undefined &&
      place !== subnet &&
      place.parentId === subnet.parentId &&
      place.config['internetRoute'] === 'internetGateway'
    )
  })
  if (nat === undefined) return []
  return [
    { resourceId: subnet.id, field: 'internetRoute', value: 'natGateway' },
    { resourceId: subnet.id, field: 'natGatewayId', value: [nat.id] },
  ]
}
