import {
  addNote,
  align,
  type Alignment,
  canRedo,
  canUndo,
  clearSelection,
  distribute,
  duplicate,
  invertSelection,
  isEmptySelection,
  redo,
  removeSelection,
  select,
  selectAll,
  setPinned,
  startConnecting,
  stopConnecting,
  undo,
  useCanvasPort,
  useDocument,
  useSelection,
  useUi,
} from '../store'
import { copyToClipboard, cutToClipboard, pasteText } from './clipboardActions'
import type { Command } from './command'
import { moveCommands } from './moveCommands'

const hasSelection = (): boolean => !isEmptySelection(useSelection.getState())
const hasResources = (): boolean => useSelection.getState().resourceIds.length > 0
const selectedCount = (): number => useSelection.getState().resourceIds.length + useSelection.getState().noteIds.length
const onlyResource = (): string | undefined => {
  const { resourceIds } = useSelection.getState()
  return resourceIds.length === 1 ? resourceIds[0] : undefined
}
const canvas = () => useCanvasPort.getState().port

const alignments: readonly [Alignment, string, string, string][] = [
  ['left', 'Align left', 'Alt+A', 'Mod+Shift+Left'],
  ['centre', 'Align centres', 'Alt+H', ''],
  ['right', 'Align right', 'Alt+D', 'Mod+Shift+Right'],
  ['top', 'Align top', 'Alt+W', 'Mod+Shift+Up'],
  ['middle', 'Align middles', 'Alt+V', ''],
  ['bottom', 'Align bottom', 'Mod+Shift+Down', ''],
]

export const editCommands: readonly Command[] = [
  { id: 'edit.undo', title: 'Undo', group: 'Edit', shortcuts: ['Mod+Z'], isEnabled: canUndo, run: undo },
  { id: 'edit.redo', title: 'Redo', group: 'Edit', shortcuts: ['Mod+Shift+Z', 'Mod+Y'], isEnabled: canRedo, run: redo },
  {
    id: 'edit.cut',
    title: 'Cut',
    group: 'Edit',
    shortcuts: ['Mod+X'],
    nativeKeys: true,
    isEnabled: hasSelection,
    run: cutToClipboard,
  },
  {
    id: 'edit.copy',
    title: 'Copy',
    group: 'Edit',
    shortcuts: ['Mod+C'],
    nativeKeys: true,
    isEnabled: hasSelection,
    run: async () => void (await copyToClipboard()),
  },
  {
    id: 'edit.paste',
    title: 'Paste',
    group: 'Edit',
    shortcuts: ['Mod+V'],
    nativeKeys: true,
    run: async () => pasteText(await navigator.clipboard.readText()),
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'Edit',
    shortcuts: ['Mod+D'],
    isEnabled: () => selectedCount() > 0,
    run: () => duplicate(),
  },
  {
    id: 'edit.delete',
    title: 'Delete',
    group: 'Edit',
    keywords: 'remove',
    shortcuts: ['Delete', 'Backspace'],
    isEnabled: hasSelection,
    run: () => removeSelection(),
  },
  { id: 'edit.selectAll', title: 'Select all', group: 'Edit', shortcuts: ['Mod+A'], run: selectAll },
  {
    id: 'edit.invertSelection',
    title: 'Invert selection',
    group: 'Edit',
    shortcuts: ['Mod+Shift+A'],
    run: invertSelection,
  },
  {
    id: 'edit.clearSelection',
    title: 'Select nothing',
    group: 'Edit',
    shortcuts: ['Escape'],
    isEnabled: () => hasSelection() || useUi.getState().connectFrom !== null,
    run() {
      if (useUi.getState().connectFrom !== null) return stopConnecting()
      const parent = parentOfSelection()
      if (parent === null) clearSelection()
      else select({ resourceIds: [parent] })
    },
  },
  {
    id: 'edit.rename',
    title: 'Rename',
    group: 'Edit',
    shortcuts: ['F2', 'Enter'],
    isEnabled: () => onlyResource() !== undefined && canvas() !== null,
    run() {
      const id = onlyResource()
      if (id !== undefined) canvas()?.rename(id)
    },
  },
  {
    id: 'edit.connect',
    title: 'Connect from selected resource',
    group: 'Edit',
    keywords: 'line arrow edge link',
    shortcuts: ['L'],
    isEnabled: () => onlyResource() !== undefined,
    run() {
      const id = onlyResource()
      if (id !== undefined) startConnecting(id)
    },
  },
  {
    id: 'edit.addNote',
    title: 'Add note',
    group: 'Edit',
    keywords: 'text comment sticky',
    shortcuts: ['N'],
    run: () => void addNote(canvas()?.pointer() ?? canvas()?.centre() ?? { x: 0, y: 0 }),
  },
  ...alignments.map(
    ([alignment, title, first, second]): Command => ({
      id: `arrange.${alignment}`,
      title,
      group: 'Arrange',
      shortcuts: second === '' ? [first] : [first, second],
      isEnabled: () => selectedCount() > 1,
      run: () => align(alignment),
    }),
  ),
  {
    id: 'arrange.distributeHorizontally',
    title: 'Distribute horizontally',
    group: 'Arrange',
    keywords: 'space gaps',
    shortcuts: ['Alt+Shift+H'],
    isEnabled: () => selectedCount() > 2,
    run: () => distribute('horizontal'),
  },
  {
    id: 'arrange.distributeVertically',
    title: 'Distribute vertically',
    group: 'Arrange',
    keywords: 'space gaps',
    shortcuts: ['Alt+Shift+V'],
    isEnabled: () => selectedCount() > 2,
    run: () => distribute('vertical'),
  },
  {
    id: 'arrange.tidy',
    title: 'Tidy up',
    group: 'Arrange',
    keywords: 'auto layout arrange',
    shortcuts: ['Shift+T'],
    isEnabled: () => canvas() !== null && useDocument.getState().design.resources.length > 1,
    run: () => canvas()?.tidy(),
  },
  {
    id: 'arrange.pin',
    title: 'Lock or unlock position',
    group: 'Arrange',
    keywords: 'pin unpin fix',
    shortcuts: ['Shift+L'],
    isEnabled: hasResources,
    run() {
      const { resourceIds } = useSelection.getState()
      const { positions } = useDocument.getState().design.view
      setPinned(resourceIds, !resourceIds.every((id) => positions[id]?.pinned))
    },
  },
  ...moveCommands,
]

/** The container that Escape climbs to: the one that all selected resources are in. */
function parentOfSelection(): string | null {
  const { resourceIds } = useSelection.getState()
  const { resources } = useDocument.getState().design
  const parents = new Set(resourceIds.map((id) => resources.find((resource) => resource.id === id)?.parentId))
  const [parent] = parents
  return parents.size === 1 && parent !== undefined ? parent : null
}
