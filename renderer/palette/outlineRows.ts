import type { Design, Resource } from '../../sim/index'
import { compareNames } from '../ui/tableSort'

/** One line of the outline. */
export interface OutlineRow {
  resource: Resource
  /** 0 at the top level. */
  depth: number
  hasChildren: boolean
}

/** Resources as a tree by containment, flattened, each level by name. What is inside `closed` containers is left out. */
export function outlineRows(design: Design, closed: ReadonlySet<string>, query = ''): OutlineRow[] {
  const wanted = query.trim().toLowerCase()
  const byParent = new Map<string | undefined, Resource[]>()
  const ids = new Set(design.resources.map(({ id }) => id))
  for (const resource of design.resources) {
    const parent = resource.parentId !== undefined && ids.has(resource.parentId) ? resource.parentId : undefined
    const siblings = byParent.get(parent)
    if (siblings) siblings.push(resource)
    else byParent.set(parent, [resource])
  }
  const rows: OutlineRow[] = []
  const seen = new Set<string>()
  const visit = (parent: string | undefined, depth: number): void => {
    const children = [...(byParent.get(parent) ?? [])].sort((a, b) => compareNames(a.name, b.name))
    for (const resource of children) {
      if (seen.has(resource.id)) continue
      seen.add(resource.id)
      const hasChildren = byParent.has(resource.id)
      const matches = wanted === '' || `${resource.name} ${resource.type}`.toLowerCase().includes(wanted)
      if (matches) rows.push({ resource, depth: wanted === '' ? depth : 0, hasChildren })
      if (hasChildren && (wanted !== '' || !closed.has(resource.id))) visit(resource.id, depth + 1)
    }
  }
  visit(undefined, 0)
  return rows
}
