import { type DockTab, setLayout, showDock, showRight, useCanvasPort, useLayoutPrefs, useUi } from '../store'
import { getTheme, setThemePreference } from '../ui/theme'
import type { Command } from './command'
import { focusPart, focusSettings } from './windowParts'

const canvas = () => useCanvasPort.getState().port
const onCanvas = (): boolean => canvas() !== null
const layout = () => useLayoutPrefs.getState()

const dockTabs: readonly [DockTab, string][] = [
  ['metrics', 'Metrics'],
  ['throttles', 'Throttles'],
  ['traces', 'Traces'],
  ['map', 'Trace map'],
  ['cost', 'Cost'],
  ['findings', 'Findings'],
  ['concurrency', 'Concurrency'],
]

export const viewCommands: readonly Command[] = [
  {
    id: 'view.zoomIn',
    title: 'Zoom in',
    group: 'View',
    shortcuts: ['Mod+=', 'Mod++'],
    isEnabled: onCanvas,
    run: () => canvas()?.zoomIn(),
  },
  {
    id: 'view.zoomOut',
    title: 'Zoom out',
    group: 'View',
    shortcuts: ['Mod+-'],
    isEnabled: onCanvas,
    run: () => canvas()?.zoomOut(),
  },
  {
    id: 'view.zoomTo100',
    title: 'Zoom to 100 %',
    group: 'View',
    shortcuts: ['Mod+0', 'Shift+0'],
    isEnabled: onCanvas,
    run: () => canvas()?.zoomTo(1),
  },
  {
    id: 'view.fitAll',
    title: 'Zoom to fit',
    group: 'View',
    shortcuts: ['Shift+1'],
    isEnabled: onCanvas,
    run: () => canvas()?.fitAll(),
  },
  {
    id: 'view.fitSelection',
    title: 'Zoom to selection',
    group: 'View',
    shortcuts: ['Shift+2'],
    isEnabled: onCanvas,
    run: () => canvas()?.fitSelection(),
  },
  {
    id: 'view.add',
    title: 'Add a resource…',
    group: 'View',
    keywords: 'service search palette',
    shortcuts: ['/'],
    run() {
      setLayout({ leftTab: 'add', leftOpen: true, dockMaximized: false })
      useUi.setState({ searchFocus: true })
    },
  },
  {
    id: 'view.outline',
    title: 'Show outline',
    group: 'View',
    keywords: 'tree resources list',
    run: () => setLayout({ leftTab: 'outline', leftOpen: true, dockMaximized: false }),
  },
  {
    id: 'view.examples',
    title: 'Show examples',
    group: 'View',
    keywords: 'gallery templates',
    run: () => setLayout({ leftTab: 'examples', leftOpen: true, dockMaximized: false }),
  },
  {
    id: 'view.settings',
    title: 'Edit settings of the selection',
    group: 'View',
    keywords: 'inspector fields configuration',
    shortcuts: ['I'],
    run() {
      setLayout({ rightTab: 'inspector', rightOpen: true, dockMaximized: false })
      // The panel shows, and the command palette is gone, only after this frame.
      requestAnimationFrame(() => requestAnimationFrame(focusSettings))
    },
  },
  {
    id: 'view.nextPart',
    title: 'Go to the next part of the window',
    group: 'View',
    shortcuts: ['F6'],
    whileTyping: true,
    hidden: true,
    run: () => focusPart(1),
  },
  {
    id: 'view.previousPart',
    title: 'Go to the previous part of the window',
    group: 'View',
    shortcuts: ['Shift+F6'],
    whileTyping: true,
    hidden: true,
    run: () => focusPart(-1),
  },
  { id: 'view.inspector', title: 'Show inspector', group: 'View', run: () => showRight('inspector') },
  {
    id: 'view.scenario',
    title: 'Show scenario',
    group: 'View',
    keywords: 'load traffic faults',
    run: () => showRight('scenario'),
  },
  ...dockTabs.map(
    ([tab, title], index): Command => ({
      id: `view.${tab}`,
      title: `Show ${title.toLowerCase()}`,
      group: 'View',
      shortcuts: [`Alt+${index + 1}`],
      run: () => showDock(tab),
    }),
  ),
  {
    id: 'view.toggleLeft',
    title: 'Show or hide the left panel',
    group: 'View',
    shortcuts: ['Mod+B'],
    whileTyping: true,
    run: () => setLayout({ leftOpen: !layout().leftOpen }),
  },
  {
    id: 'view.toggleRight',
    title: 'Show or hide the right panel',
    group: 'View',
    shortcuts: ['Mod+Alt+B'],
    whileTyping: true,
    run: () => setLayout({ rightOpen: !layout().rightOpen }),
  },
  {
    id: 'view.toggleDock',
    title: 'Show or hide the results',
    group: 'View',
    shortcuts: ['Mod+J'],
    whileTyping: true,
    run: () => setLayout({ dockOpen: !layout().dockOpen, dockMaximized: false }),
  },
  {
    id: 'view.maximizeDock',
    title: 'Results in the whole window, or back',
    group: 'View',
    shortcuts: ['Alt+0'],
    run: () => setLayout({ dockMaximized: !layout().dockMaximized, dockOpen: true }),
  },
  {
    id: 'view.focusMode',
    title: 'Canvas alone, or with all panels',
    group: 'View',
    keywords: 'zen focus',
    shortcuts: ['Mod+.'],
    whileTyping: true,
    run() {
      const { leftOpen, rightOpen, dockOpen } = layout()
      const open = !(leftOpen || rightOpen || dockOpen)
      setLayout({ leftOpen: open, rightOpen: open, dockOpen: open, dockMaximized: false })
    },
  },
  {
    id: 'view.grid',
    title: 'Show or hide the grid',
    group: 'View',
    shortcuts: ["Mod+'"],
    run: () => setLayout({ showGrid: !layout().showGrid }),
  },
  {
    id: 'view.snap',
    title: 'Snap to other cards, or not',
    group: 'View',
    shortcuts: ['Alt+S'],
    run: () => setLayout({ snap: !layout().snap }),
  },
  {
    id: 'view.minimap',
    title: 'Show or hide the minimap',
    group: 'View',
    run: () => setLayout({ showMinimap: !layout().showMinimap }),
  },
  {
    id: 'view.theme',
    title: 'Switch between dark and light',
    group: 'View',
    keywords: 'theme colour',
    shortcuts: ['Alt+Shift+D'],
    run: () => setThemePreference(getTheme() === 'dark' ? 'light' : 'dark'),
  },
  {
    id: 'view.systemTheme',
    title: 'Follow the system’s dark or light',
    group: 'View',
    keywords: 'theme colour',
    run: () => setThemePreference('system'),
  },
]
