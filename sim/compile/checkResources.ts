import { isId } from '../design/ids'
import { didYouMean } from '../design/nearest'
import { connectionPath, DOCUMENT, entry, member, resourcePath, type Place, type ProblemList } from '../design/problems'
import { checkNumber } from '../design/reader'
import { checkContainment } from '../design/readResources'
import { isRegion, REGIONS } from '../design/regions'
import { checkConfig } from '../design/validateFields'
import { quoted } from '../design/words'
import type { FieldSet } from '../services/fields'
import { connectionFields } from './buildModel'
import { PortUses, connectionVerdict } from './connectionRules'
import type { DesignIndex } from './designIndex'
import type { AnyService } from '../services/define'

/** The Region exists, and the account's quotas are ones that AWS raises to such a value. */
export function checkAccount(index: DesignIndex, problems: ProblemList): void {
  const { region, account } = index.design
  if (!isRegion(region)) {
    const codes = REGIONS.map((known) => known.code)
    problems.error(
      'region.unknown',
      member(DOCUMENT, 'region'),
      `AWS has no Region ${quoted(region)}.`,
      didYouMean(region, codes),
    )
  }
  const quotas = new Map(
    [...index.services.values()].flatMap((service) => service.quotas.map((quota) => [quota.id, quota])),
  )
  for (const [id, value] of Object.entries(account.quotas)) {
    const at = entry(member(member(DOCUMENT, 'account'), 'quotas'), id)
    const quota = quotas.get(id)
    if (quota === undefined) {
      problems.error(
        'quota.unknown',
        at,
        `There is no account quota ${quoted(id)}.`,
        didYouMean(id, [...quotas.keys()]),
      )
      continue
    }
    const label = `The quota ${quota.title}`
    checkNumber(value, { label, min: quota.min, max: quota.max, help: quota.help }, at, problems)
  }
}

/** Every resource has its own id, a known service, settings in range and, if any, a container that exists and is not inside it. */
export function checkResources(index: DesignIndex, problems: ProblemList): void {
  const seen = new Set<string>()
  for (const resource of index.design.resources) {
    const { id, type } = resource
    const at: Place = { resourceId: id, path: resourcePath(id) }
    checkId(id, 'resource', at, seen, problems)
    const service = index.services.get(type)
    if (service === undefined) {
      problems.error(
        'resource.type',
        member(at, 'type'),
        `There is no service of type ${quoted(type)}.`,
        didYouMean(type, [...index.services.keys()]),
      )
      continue
    }
    const before = problems.errorCount
    checkConfig(service.fields as FieldSet, resource.config, member(at, 'config'), problems)
    if (problems.errorCount > before) index.resources.get(id)!.sound = false
  }
  checkContainment(new Map(index.design.resources.map((resource) => [resource.id, resource])), problems)
}

/** Every connection joins existing ports that may be joined, once, with settings in range. */
export function checkConnections(index: DesignIndex, services: readonly AnyService[], problems: ProblemList): void {
  const seen = new Set<string>()
  const known = new Set(index.design.resources.map((resource) => resource.id))
  for (const { id, from, to, fromPort, toPort } of index.design.connections) {
    const at: Place = { resourceId: index.resources.has(from) ? from : null, path: connectionPath(id) }
    checkId(id, 'connection', at, seen, problems)
    for (const [end, resourceId, portId] of [
      ['from', from, fromPort],
      ['to', to, toPort],
    ] as const) {
      const service = index.resources.get(resourceId)?.service
      if (service === undefined) {
        // A resource of unknown type has its own problem.
        if (!known.has(resourceId)) {
          problems.error(
            'connection.dangling',
            member(at, end),
            `The connection ${id} ${end === 'from' ? 'comes from' : 'leads to'} ${resourceId}, which does not exist.`,
            'Remove the connection, or restore the resource.',
          )
        }
      } else if (!service.ports.some((port) => port.id === portId)) {
        problems.error(
          'connection.port',
          member(at, `${end}Port`),
          `${service.title} has no port ${quoted(portId)}.`,
          didYouMean(
            portId,
            service.ports.map((port) => port.id),
          ),
        )
      }
    }
  }
  const uses = new PortUses([])
  for (const indexed of index.connections) {
    const { connection, from, to } = indexed
    const at: Place = { resourceId: connection.from, path: connectionPath(connection.id) }
    const before = problems.errorCount
    const verdict = connectionVerdict(
      from.service.type,
      connection.fromPort,
      to.service.type,
      connection.toPort,
      uses.contextOf(connection),
      services,
    )
    if (!verdict.legal) {
      problems.error(
        'connection.illegal',
        at,
        `${from.resource.name} to ${to.resource.name}: ${verdict.reason}`,
        'Remove the connection, or connect other ports.',
      )
    }
    uses.add(connection)
    checkConfig(
      connectionFields(from.service, to.service, connection),
      connection.config,
      member(at, 'config'),
      problems,
    )
    if (problems.errorCount > before) indexed.sound = false
  }
}

/** The id is well formed and no other of its kind has it; `seen` holds those met so far. */
function checkId(
  id: string,
  kind: 'resource' | 'connection',
  at: Place,
  seen: Set<string>,
  problems: ProblemList,
): void {
  if (!isId(id))
    problems.error(
      'id.invalid',
      member(at, 'id'),
      `${quoted(id)} cannot be the id of a ${kind}.`,
      'Use up to 64 letters, digits, dots, dashes and underscores.',
    )
  if (seen.has(id))
    problems.error(
      'id.duplicate',
      member(at, 'id'),
      `The id ${id} is used by more than one ${kind}.`,
      'Give each its own id.',
    )
  seen.add(id)
}
