import {
  addDescendants,
  moveResources,
  type Position,
  select,
  useCanvasPort,
  useDocument,
  useSelection,
} from '../store'
import type { Command } from './command'

/** Distance of an arrow key, px: the canvas's grid step. */
const gridStep = 8
const directions: readonly [name: string, x: number, y: number][] = [
  ['Left', -1, 0],
  ['Right', 1, 0],
  ['Up', 0, -1],
  ['Down', 0, 1],
]

const isLocked = (id: string): boolean => useDocument.getState().design.view.positions[id]?.pinned === true

const hasMovable = (): boolean => {
  const { resourceIds, noteIds } = useSelection.getState()
  return noteIds.length > 0 || resourceIds.some((id) => !isLocked(id))
}

/** Arrow keys: move what is selected, or walk along connections. */
export const moveCommands: readonly Command[] = directions.flatMap(([name, x, y]): Command[] => [
  {
    id: `arrange.move${name}`,
    title: `Move ${name.toLowerCase()}`,
    group: 'Arrange',
    shortcuts: [name],
    hidden: true,
    isEnabled: hasMovable,
    run: () => nudge(x * gridStep, y * gridStep),
  },
  {
    id: `arrange.move${name}Far`,
    title: `Move ${name.toLowerCase()} by five steps`,
    group: 'Arrange',
    shortcuts: [`Shift+${name}`],
    hidden: true,
    isEnabled: hasMovable,
    run: () => nudge(x * gridStep * 5, y * gridStep * 5),
  },
  {
    id: `edit.walk${name}`,
    title: `Select the resource ${wordsFor(name)}`,
    group: 'Edit',
    shortcuts: [`Alt+${name}`],
    hidden: true,
    isEnabled: () => useSelection.getState().resourceIds.length === 1,
    run: () => walk(x, y),
  },
])

function wordsFor(name: string): string {
  if (name === 'Left') return 'upstream'
  if (name === 'Right') return 'downstream'
  return name === 'Up' ? 'above' : 'below'
}

function nudge(byX: number, byY: number): void {
  const { design } = useDocument.getState()
  const { resourceIds, noteIds } = useSelection.getState()
  const moved: Record<string, Position> = {}
  const all = new Set(resourceIds)
  addDescendants(design, all)
  for (const id of all) {
    const position = design.view.positions[id]
    if (position && !isLocked(id)) moved[id] = { x: position.x + byX, y: position.y + byY }
  }
  for (const { id, x, y } of design.notes) if (noteIds.includes(id)) moved[id] = { x: x + byX, y: y + byY }
  moveResources(moved)
}

/** Selects the neighbour by connection (left, right) or the nearest one by place (up, down). */
function walk(x: number, y: number): void {
  const { design } = useDocument.getState()
  const [id] = useSelection.getState().resourceIds
  const here = id === undefined ? undefined : design.view.positions[id]
  if (id === undefined || !here) return
  const candidates =
    x === 0
      ? design.resources.filter(
          (resource) => Math.sign((design.view.positions[resource.id]?.y ?? here.y) - here.y) === y,
        )
      : design.connections.flatMap((connection) => {
          const [near, far] = x > 0 ? [connection.from, connection.to] : [connection.to, connection.from]
          return near === id && far !== id ? [{ id: far }] : []
        })
  const distance = (other: string): number => {
    const there = design.view.positions[other]
    return there ? Math.hypot(there.x - here.x, (there.y - here.y) * (x === 0 ? 0.5 : 1)) : Infinity
  }
  const next = candidates.map((candidate) => candidate.id).sort((a, b) => distance(a) - distance(b))[0]
  if (next === undefined) return
  select({ resourceIds: [next] })
  useCanvasPort.getState().port?.reveal([next])
}
