import { current, type Draft, isDraft } from 'immer'
import {
  type Design,
  type Field,
  type FieldSet,
  layoutOf,
  type Resource,
  serviceOf,
  withDefaults,
} from '../../sim/index'
import { freeBlock } from './freeBlock'

const SUBNET = 'aws.ec2.subnet'
const VPC = 'aws.ec2.vpc'
const SECURITY_GROUP = 'aws.ec2.securityGroup'

/** Whether a resource of a type may stand inside a container. */
export const mayStandIn = (type: string, container: Resource | undefined): boolean =>
  serviceOf(container?.type ?? '')?.contains?.includes(type) ?? false

/**
 * Puts a resource into a container of a design being edited, or out of any with null. Settings that name subnets and
 * security groups follow: they name the new subnet, and its VPC's security group where it has just one.
 */
export function putInto(draft: Draft<Design>, id: string, parentId: string | null): void {
  const resource = draft.resources.find((each) => each.id === id)
  if (!resource || (resource.parentId ?? null) === parentId || isInside(draft, parentId, id)) return
  const before = resource.parentId
  keepFramePlaces(draft, new Set([id]))
  if (parentId === null) delete resource.parentId
  else resource.parentId = parentId
  followNetwork(draft, resource, before)
  const parent = draft.resources.find((each) => each.id === parentId)
  if (resource.type === SUBNET && parent?.type === VPC && resource.config['cidr'] === undefined)
    addressSubnet(draft, resource, parent)
}

/** Remembers where containers are that would be left empty without `leaving`: an empty frame has a place of its own. */
export function keepFramePlaces(draft: Draft<Design>, leaving: ReadonlySet<string>): void {
  const { frames } = layoutOf(isDraft(draft) ? current(draft) : draft)
  for (const [id, { x, y }] of frames) {
    const stays = draft.resources.some((resource) => resource.parentId === id && !leaving.has(resource.id))
    if (!stays && !leaving.has(id)) draft.view.positions[id] = { ...draft.view.positions[id], x, y }
  }
}

/** Whether a container is the resource itself or stands in it. */
function isInside(design: Design, containerId: string | null, id: string): boolean {
  const seen = new Set<string>()
  for (let at = containerId; at !== null && !seen.has(at); ) {
    if (at === id) return true
    seen.add(at)
    at = design.resources.find((resource) => resource.id === at)?.parentId ?? null
  }
  return false
}

function followNetwork(draft: Draft<Design>, resource: Draft<Resource>, before: string | undefined): void {
  const subnetField = fieldNaming(resource.type, SUBNET)
  if (subnetField === null) return
  const byId = new Map(draft.resources.map((each) => [each.id, each]))
  const parent = byId.get(resource.parentId ?? '')
  const vpcOf = (subnetId: string): string | undefined => byId.get(subnetId)?.parentId
  let subnets = idsIn(resource, subnetField).filter((id) => id !== before)
  if (parent?.type === SUBNET)
    subnets = [...subnets.filter((id) => id !== parent.id && vpcOf(id) === parent.parentId), parent.id]
  setIds(resource, subnetField, subnets)

  const groupField = fieldNaming(resource.type, SECURITY_GROUP)
  if (groupField === null) return
  const vpcId = subnets[0] === undefined ? undefined : vpcOf(subnets[0])
  const ownGroups = draft.resources.filter((each) => each.type === SECURITY_GROUP && each.parentId === vpcId)
  const groups = idsIn(resource, groupField).filter((id) => vpcId !== undefined && vpcOf(id) === vpcId)
  const only = vpcId !== undefined && ownGroups.length === 1 ? ownGroups[0] : undefined
  setIds(resource, groupField, groups.length === 0 && only ? [only.id] : groups)
}

/** A new subnet gets the next free block of its VPC, in the next Availability Zone. */
function addressSubnet(draft: Draft<Design>, subnet: Draft<Resource>, vpc: Resource): void {
  const siblings = draft.resources.filter(({ id, type, parentId }) => {
    return type === SUBNET && parentId === vpc.id && id !== subnet.id
  })
  const textOf = ({ type, config }: Resource): string => {
    const value = withDefaults((serviceOf(type)?.fields ?? {}) as FieldSet, config)['cidr']
    return typeof value === 'string' ? value : ''
  }
  const block = freeBlock(textOf(vpc), siblings.map(textOf))
  if (block !== null) subnet.config['cidr'] = block
  if (siblings.length > 0 && subnet.config['availabilityZone'] === undefined)
    subnet.config['availabilityZone'] = 'abcdef'[siblings.length % 3]!
}

/** The setting of a type that lists resources of another type. */
function fieldNaming(type: string, named: string): string | null {
  const fields = Object.entries((serviceOf(type)?.fields ?? {}) as Record<string, Field>)
  return fields.find(([, field]) => field.kind === 'resources' && field.types.includes(named))?.[0] ?? null
}

function idsIn(resource: Draft<Resource>, field: string): string[] {
  const value = resource.config[field]
  return Array.isArray(value) ? (value as string[]) : []
}

function setIds(resource: Draft<Resource>, field: string, ids: string[]): void {
  if (ids.length === 0) delete resource.config[field]
  else resource.config[field] = ids
}
