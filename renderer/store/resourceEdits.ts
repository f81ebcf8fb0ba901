import type { Draft } from 'immer'
import { type Design, type Resource, serviceOf } from '../../sim/index'
import { keepFramePlaces, putInto } from './containment'
import { edit, useDocument } from './document'
import { insertSorted, newId } from './ids'
import { forgetResources } from './references'
import { select, useSelection } from './selection'

export interface Position {
  x: number
  y: number
}

/**
 * Adds a resource of a service type with its top left corner at `position` (canvas px) and selects it.
 * A first client gets a steady load in the chosen scenario, so that a run shows something. Returns its id.
 */
export function addResource(type: string, position: Position, parentId?: string): string {
  const service = serviceOf(type)
  if (!service) throw new Error(`There is no service type ${type}.`)
  const { design, scenarioId } = useDocument.getState()
  const id = newId(service.title, design.resources)
  edit(`add ${service.title}`, (draft) => {
    const resource: Resource = { id, type, name: id, config: {} }
    insertSorted(draft.resources, resource)
    draft.view.positions[id] = { x: position.x, y: position.y }
    if (parentId !== undefined) putInto(draft, id, parentId)
    const scenario = draft.scenarios.find((candidate) => candidate.id === scenarioId)
    if (service.traffic && scenario) {
      scenario.streams.push({
        id: newId('stream', scenario.streams),
        target: id,
        load: { kind: 'constant', rate: 10 },
        spacing: 'poisson',
      })
    }
  })
  select({ resourceIds: [id] })
  return id
}

/** Changes a resource's name; its id, and so everything that refers to it, stays. Empty names are ignored. */
export function renameResource(id: string, name: string): void {
  const trimmed = name.trim()
  if (trimmed === '') return
  edit('rename', (draft) => withResource(draft, id, (resource) => (resource.name = trimmed)))
}

/**
 * Sets a setting of one or many resources to the same value. Typing into one field is one undo step.
 * `undefined` resets to the default, as `resetConfig` does.
 */
export function setConfig(ids: readonly string[], field: string, value: unknown): void {
  edit(
    `change ${field}`,
    (draft) => {
      for (const id of ids) {
        withResource(draft, id, (resource) => {
          if (value === undefined) delete resource.config[field]
          else resource.config[field] = value
        })
      }
    },
    { typingKey: `config ${ids.join(' ')} ${field}` },
  )
}

/** Puts a setting back to the service's default. */
export function resetConfig(ids: readonly string[], field: string): void {
  edit(`reset ${field}`, (draft) => {
    for (const id of ids) withResource(draft, id, (resource) => delete resource.config[field])
  })
}

/** Moves resources and notes to new top left corners (canvas px). Call once, when the drag ends. */
export function moveResources(positions: Readonly<Record<string, Position>>, options: { pin?: boolean } = {}): void {
  const ids = Object.keys(positions)
  edit(ids.length === 1 ? 'move' : `move ${ids.length} items`, (draft) => placeAt(draft, positions, options.pin), {
    typingKey: `move ${ids.join(' ')}`,
  })
}

/** Locks resources where they are: neither the pointer nor arrow keys, aligning or tidying up move them. */
export function setPinned(ids: readonly string[], pinned: boolean): void {
  edit(pinned ? 'lock' : 'unlock', (draft) => {
    for (const id of ids) {
      const position = draft.view.positions[id]
      if (!position) continue
      if (pinned) position.pinned = true
      else delete position.pinned
    }
  })
}

/** Moves resources into a container, or out of any with null. A container never enters itself or what it contains. */
export function setParent(ids: readonly string[], parentId: string | null): void {
  edit('move into', (draft) => {
    for (const id of ids) putInto(draft, id, parentId)
  })
}

/**
 * Removes what is selected, the connections of removed resources, and whatever else refers to them: settings of other
 * resources, and load, faults and actions in every scenario.
 * What a removed container holds moves up one level, unless `withChildren` removes it too.
 */
export function removeSelection(options: { withChildren?: boolean } = {}): void {
  removeItems(useSelection.getState(), options)
}

/** Removes the named things; see `removeSelection`. */
export function removeItems(
  items: { resourceIds?: readonly string[]; connectionIds?: readonly string[]; noteIds?: readonly string[] },
  options: { withChildren?: boolean } = {},
): void {
  const { design } = useDocument.getState()
  const resources = new Set(items.resourceIds)
  if (options.withChildren) addDescendants(design, resources)
  const connections = new Set(items.connectionIds)
  const notes = new Set(items.noteIds)
  const count = resources.size + connections.size + notes.size
  edit(count === 1 ? 'remove' : `remove ${count} items`, (draft) => {
    keepFramePlaces(draft, resources)
    const byId = new Map(draft.resources.map((resource) => [resource.id, resource]))
    for (const resource of draft.resources) {
      let parent = resource.parentId
      while (parent !== undefined && resources.has(parent)) parent = byId.get(parent)?.parentId
      if (parent === resource.parentId) continue
      if (parent === undefined) delete resource.parentId
      else resource.parentId = parent
    }
    keepOnly(draft.resources, ({ id }) => !resources.has(id))
    keepOnly(
      draft.connections,
      ({ id, from, to }) => !connections.has(id) && !resources.has(from) && !resources.has(to),
    )
    keepOnly(draft.notes, ({ id }) => !notes.has(id))
    forgetResources(draft, resources)
  })
}

/** Adds to `ids` everything contained in them. */
export function addDescendants(design: Design, ids: Set<string>): void {
  for (let grew = true; grew; ) {
    grew = false
    for (const { id, parentId } of design.resources) {
      if (parentId !== undefined && ids.has(parentId) && !ids.has(id)) {
        ids.add(id)
        grew = true
      }
    }
  }
}

/** Writes positions of resources and notes into a draft. */
export function placeAt(draft: Draft<Design>, positions: Readonly<Record<string, Position>>, pin = false): void {
  const resources = new Set(draft.resources.map(({ id }) => id))
  for (const [id, { x, y }] of Object.entries(positions)) {
    if (resources.has(id)) {
      const place = (draft.view.positions[id] ??= { x, y })
      place.x = x
      place.y = y
      if (pin) place.pinned = true
      continue
    }
    const note = draft.notes.find((candidate) => candidate.id === id)
    if (note) {
      note.x = x
      note.y = y
    }
  }
}

function withResource(draft: Draft<Design>, id: string, change: (resource: Draft<Resource>) => void): void {
  const resource = draft.resources.find((candidate) => candidate.id === id)
  if (resource) change(resource)
}

function keepOnly<T>(list: T[], keep: (item: T) => boolean): void {
  for (let index = list.length - 1; index >= 0; index--) if (!keep(list[index]!)) list.splice(index, 1)
}
