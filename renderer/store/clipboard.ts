import { type Design, type Problem, restoreDesign, serializeDesign } from '../../sim/index'
import { edit, useDocument } from './document'
import { insertSorted, newId } from './ids'
import { fieldsOfConnection, fieldsOfType, type RenameReference, renameReferences } from './references'
import { addDescendants, type Position } from './resourceEdits'
import { select, useSelection } from './selection'

/** How far a duplicate lies from its original, px: two grid steps. */
const duplicateOffset = { x: 32, y: 32 }
let lastDuplicate: { ids: readonly string[]; offset: Position } | null = null

/** The selected resources, what they contain and the connections between them, as the text of a design file; null when nothing is selected. */
export function copySelection(): string | null {
  const part = selectedPart()
  return part && serializeDesign(part)
}

/** What a paste did: the ids it made, or why the text cannot be pasted. */
export type PasteResult = { ok: true; resourceIds: string[]; noteIds: string[] } | { ok: false; problems: Problem[] }

/**
 * Pastes the text of a design, such as `copySelection` gives, with fresh ids; its top left corner goes to `at`
 * (canvas px), or where it was with an offset. The pasted things are selected.
 */
export function paste(text: string, at?: Position): PasteResult {
  const restored = restoreDesign(text)
  if ('problems' in restored) return { ok: false, problems: restored.problems }
  const corner = cornerOf(restored.design)
  const offset = at && corner ? { x: at.x - corner.x, y: at.y - corner.y } : duplicateOffset
  return insert(restored.design, offset, 'paste')
}

/** Copies the selection beside itself; repeated right away, each copy keeps the offset of the first one as it was moved. */
export function duplicate(offset?: Position): void {
  const part = selectedPart()
  if (!part) return
  const repeats = lastDuplicate !== null && sameSet(lastDuplicate.ids, useSelection.getState().resourceIds)
  const by = offset ?? (repeats ? movedOffset(part) : duplicateOffset)
  const before = cornerOf(part)
  // A copy stands where its original does.
  const { resources } = useDocument.getState().design
  const parents = new Map(resources.flatMap(({ id, parentId }) => (parentId === undefined ? [] : [[id, parentId]])))
  const { resourceIds } = insert(part, by, 'duplicate', parents)
  lastDuplicate = before ? { ids: resourceIds, offset: before } : null
}

/** Offset between the previous original and its copy as the user has placed it since. */
function movedOffset(part: Design): Position {
  const corner = cornerOf(part)
  if (!corner || !lastDuplicate) return duplicateOffset
  return { x: corner.x - lastDuplicate.offset.x, y: corner.y - lastDuplicate.offset.y }
}

function selectedPart(): Design | null {
  const { design, scenarioId } = useDocument.getState()
  const { resourceIds, noteIds } = useSelection.getState()
  if (resourceIds.length + noteIds.length === 0) return null
  const ids = new Set(resourceIds)
  addDescendants(design, ids)
  const scenario = design.scenarios.find(({ id }) => id === scenarioId)
  return {
    ...design,
    resources: design.resources.filter(({ id }) => ids.has(id)).map((resource) => withoutOutsideParent(resource, ids)),
    connections: design.connections.filter(({ from, to }) => ids.has(from) && ids.has(to)),
    notes: design.notes.filter(({ id }) => noteIds.includes(id)),
    scenarios: scenario
      ? [
          {
            ...scenario,
            streams: scenario.streams.filter(({ target }) => ids.has(target)),
            faults: [],
            actions: [],
            assertions: [],
          },
        ]
      : [],
    view: { positions: Object.fromEntries(Object.entries(design.view.positions).filter(([id]) => ids.has(id))) },
  }
}

function withoutOutsideParent(
  resource: Design['resources'][number],
  ids: ReadonlySet<string>,
): Design['resources'][number] {
  const { parentId, ...rest } = resource
  return parentId === undefined || ids.has(parentId) ? resource : rest
}

function insert(
  part: Design,
  offset: Position,
  verb: string,
  parents: ReadonlyMap<string, string> = new Map(),
): { ok: true; resourceIds: string[]; noteIds: string[] } {
  const newIds = new Map<string, string>()
  const noteIds: string[] = []
  const { scenarioId } = useDocument.getState()
  edit(`${verb} ${part.resources.length + part.notes.length} items`, (draft) => {
    for (const { id } of part.resources) newIds.set(id, reserve(id, [...draft.resources, ...taken(newIds)]))
    const connectionIds = new Map<string, string>()
    for (const { id } of part.connections)
      connectionIds.set(id, reserve(id, [...draft.connections, ...taken(connectionIds)]))
    const copied = new Map(part.resources.map(({ id, type }) => [id, type]))
    const present = new Map(draft.resources.map(({ id, type }) => [id, type]))
    // What is not copied along is still meant, as long as this design has it.
    const rename: RenameReference = (id, types) => {
      const type = copied.get(id) ?? present.get(id)
      if (type === undefined || (types !== null && !types.includes(type))) return null
      return newIds.get(id) ?? id
    }
    for (const resource of part.resources) {
      const id = newIds.get(resource.id)!
      const parentId = resource.parentId === undefined ? parents.get(resource.id) : newIds.get(resource.parentId)
      const name = resource.name === resource.id ? id : resource.name
      const calling = renameConnections(resource.config, connectionIds) as Record<string, unknown>
      const config = renameReferences(fieldsOfType(resource.type), calling, rename)
      insertSorted(draft.resources, { id, type: resource.type, name, ...(parentId ? { parentId } : {}), config })
      const position = part.view.positions[resource.id]
      if (position) draft.view.positions[id] = { x: position.x + offset.x, y: position.y + offset.y }
    }
    for (const connection of part.connections) {
      const copy = structuredClone(connection)
      insertSorted(draft.connections, {
        ...copy,
        config: renameReferences(
          fieldsOfConnection(connection, (id) => copied.get(id)),
          copy.config,
          rename,
        ),
        id: connectionIds.get(connection.id)!,
        from: newIds.get(connection.from)!,
        to: newIds.get(connection.to)!,
      })
    }
    for (const note of part.notes) {
      const id = newId('note', draft.notes)
      noteIds.push(id)
      draft.notes.push({ ...note, id, x: note.x + offset.x, y: note.y + offset.y })
    }
    const scenario = draft.scenarios.find(({ id }) => id === scenarioId)
    const streams = (part.scenarios.find(({ id }) => id === part.view.scenario) ?? part.scenarios[0])?.streams ?? []
    for (const stream of scenario ? streams : []) {
      const target = newIds.get(stream.target)
      if (target) scenario?.streams.push({ ...structuredClone(stream), id: newId('stream', scenario.streams), target })
    }
  })
  const resourceIds = [...newIds.values()]
  select({ resourceIds, noteIds })
  return { ok: true, resourceIds, noteIds }
}

/** A free id like `id`, without a second number when it already ends in one: `orders-2` gives `orders-3`. */
function reserve(id: string, existing: readonly { id: string }[]): string {
  return newId(existing.some((other) => other.id === id) ? id.replace(/-\d+$/, '') : id, existing)
}

function taken(ids: ReadonlyMap<string, string>): { id: string }[] {
  return [...ids.values()].map((id) => ({ id }))
}

/** A copy of settings in which handler steps call the copied connections. */
function renameConnections(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => renameConnections(item, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'connection' && typeof item === 'string' ? (ids.get(item) ?? item) : renameConnections(item, ids),
    ]),
  )
}

function cornerOf({ view, resources, notes }: Design): Position | null {
  const points = [...resources.flatMap(({ id }) => view.positions[id] ?? []), ...notes]
  if (points.length === 0) return null
  return { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}
