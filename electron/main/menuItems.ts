/** A command of the studio in the menu: id, title, shortcut and `whileTyping` are those of renderer/commands. */
export interface CommandItem {
  command: string
  title: string
  shortcut?: string
  /** The shortcut works while the user is typing in a field too. */
  whileTyping?: true
  /** What the system does with the shortcut while the user is typing; the studio's command is for the drawing. */
  textEditing?: 'undo' | 'redo' | 'selectAll'
  /** A Mac has About in the app's own menu. */
  onlyOn?: 'others'
}

/** An item the system knows how to do, by Electron's name for it. Its command id, if any, is the studio's same command. */
export interface RoleItem {
  role: 'cut' | 'copy' | 'paste' | 'quit' | 'togglefullscreen' | 'reload' | 'toggleDevTools' | 'close'
  command?: string
  title?: string
  /** A Mac has Quit in the app's own menu, and closes a window without quitting. */
  onlyOn?: 'mac' | 'others'
}

export interface Submenu {
  title: string
  items: readonly MenuEntry[]
}

export type MenuEntry = CommandItem | RoleItem | Submenu | 'separator' | 'recentFiles'

const item = (command: string, title: string, shortcut?: string): CommandItem => ({
  command,
  title,
  ...(shortcut === undefined ? {} : { shortcut }),
})

/** With a shortcut that works everywhere. */
const anywhere = (command: string, title: string, shortcut: string): CommandItem => ({
  ...item(command, title, shortcut),
  whileTyping: true,
})

/** The desktop app's menus, from left to right. */
export const menus: readonly Submenu[] = [
  {
    title: 'File',
    items: [
      item('file.new', 'New design', 'Alt+N'),
      anywhere('file.open', 'Open…', 'Mod+O'),
      'recentFiles',
      item('view.examples', 'Show examples'),
      'separator',
      anywhere('file.save', 'Save', 'Mod+S'),
      anywhere('file.saveAs', 'Save as…', 'Mod+Shift+S'),
      'separator',
      {
        title: 'Export',
        items: [
          item('export.svg', 'Export diagram as SVG'),
          item('export.png', 'Export diagram as PNG'),
          item('export.copySvg', 'Copy diagram as SVG', 'Mod+Shift+C'),
          item('export.copyPng', 'Copy diagram as PNG', 'Alt+Shift+C'),
          'separator',
          item('export.costReport', 'Export cost report as HTML'),
          item('export.costPdf', 'Export cost report as PDF'),
          item('export.costCsv', 'Export cost lines as CSV'),
          'separator',
          item('export.runJson', 'Export run report as JSON'),
          item('export.metricsCsv', 'Export metrics as CSV'),
          item('export.xray', 'Export traces as X-Ray segments'),
          item('export.otlp', 'Export traces as OpenTelemetry'),
          item('export.traceSummary', 'Export trace list as text'),
        ],
      },
      'separator',
      { role: 'close', onlyOn: 'mac' },
      { role: 'quit', onlyOn: 'others' },
    ],
  },
  {
    title: 'Edit',
    items: [
      { ...item('edit.undo', 'Undo', 'Mod+Z'), textEditing: 'undo' },
      { ...item('edit.redo', 'Redo', 'Mod+Shift+Z'), textEditing: 'redo' },
      'separator',
      // The system's items raise the page's clipboard events, on which the studio copies and pastes resources.
      { role: 'cut', command: 'edit.cut', title: 'Cut' },
      { role: 'copy', command: 'edit.copy', title: 'Copy' },
      { role: 'paste', command: 'edit.paste', title: 'Paste' },
      item('edit.duplicate', 'Duplicate', 'Mod+D'),
      item('edit.delete', 'Delete', 'Delete'),
      'separator',
      { ...item('edit.selectAll', 'Select all', 'Mod+A'), textEditing: 'selectAll' },
      item('edit.invertSelection', 'Invert selection', 'Mod+Shift+A'),
      anywhere('help.find', 'Find resource…', 'Mod+F'),
      'separator',
      item('view.add', 'Add a resource…', '/'),
      item('edit.addNote', 'Add note', 'N'),
      item('edit.rename', 'Rename', 'F2'),
      item('edit.connect', 'Connect from selected resource', 'L'),
    ],
  },
  {
    title: 'Arrange',
    items: [
      item('arrange.left', 'Align left', 'Alt+A'),
      item('arrange.centre', 'Align centres', 'Alt+H'),
      item('arrange.right', 'Align right', 'Alt+D'),
      'separator',
      item('arrange.top', 'Align top', 'Alt+W'),
      item('arrange.middle', 'Align middles', 'Alt+V'),
      item('arrange.bottom', 'Align bottom', 'Mod+Shift+Down'),
      'separator',
      item('arrange.distributeHorizontally', 'Distribute horizontally', 'Alt+Shift+H'),
      item('arrange.distributeVertically', 'Distribute vertically', 'Alt+Shift+V'),
      'separator',
      item('arrange.tidy', 'Tidy up', 'Shift+T'),
      item('arrange.pin', 'Lock or unlock position', 'Shift+L'),
    ],
  },
  {
    title: 'View',
    items: [
      anywhere('help.commandPalette', 'Command palette', 'Mod+K'),
      'separator',
      item('view.zoomIn', 'Zoom in', 'Mod+='),
      item('view.zoomOut', 'Zoom out', 'Mod+-'),
      item('view.zoomTo100', 'Zoom to 100 %', 'Mod+0'),
      item('view.fitAll', 'Zoom to fit', 'Shift+1'),
      item('view.fitSelection', 'Zoom to selection', 'Shift+2'),
      'separator',
      anywhere('view.toggleLeft', 'Show or hide the left panel', 'Mod+B'),
      anywhere('view.toggleRight', 'Show or hide the right panel', 'Mod+Alt+B'),
      anywhere('view.toggleDock', 'Show or hide the results', 'Mod+J'),
      item('view.maximizeDock', 'Results in the whole window, or back', 'Alt+0'),
      anywhere('view.focusMode', 'Canvas alone, or with all panels', 'Mod+.'),
      'separator',
      item('view.grid', 'Show or hide the grid', "Mod+'"),
      item('view.minimap', 'Show or hide the minimap'),
      item('view.theme', 'Switch between dark and light', 'Alt+Shift+D'),
      item('view.systemTheme', 'Follow the system’s dark or light'),
      'separator',
      { role: 'togglefullscreen' },
    ],
  },
  {
    title: 'Run',
    items: [
      anywhere('run.start', 'Run', 'Mod+Enter'),
      anywhere('run.cancel', 'Cancel the run', 'Mod+Shift+Enter'),
      item('run.problems', 'Show problems of the design'),
      'separator',
      item('run.setBaseline', 'Keep this run to compare with'),
      item('run.compare', 'Compare runs'),
      item('run.clearBaseline', 'Stop comparing'),
      'separator',
      item('playback.toggle', 'Play or pause', 'K'),
      item('playback.start', 'Go to the start', 'Home'),
      item('playback.end', 'Go to the end', 'End'),
      item('playback.nextThrottle', 'Go to the next throttling'),
      item('playback.nextFault', 'Go to the next fault of the scenario'),
      'separator',
      item('scenario.next', 'Next scenario'),
      item('scenario.add', 'Add scenario'),
      item('scenario.duplicate', 'Duplicate scenario'),
      item('run.account', 'Show account quotas'),
    ],
  },
  {
    title: 'Results',
    items: [
      item('view.metrics', 'Show metrics', 'Alt+1'),
      item('view.throttles', 'Show throttles', 'Alt+2'),
      item('view.traces', 'Show traces', 'Alt+3'),
      item('view.map', 'Show trace map', 'Alt+4'),
      item('view.cost', 'Show cost', 'Alt+5'),
      item('view.findings', 'Show findings', 'Alt+6'),
      item('view.concurrency', 'Show concurrency', 'Alt+7'),
    ],
  },
  {
    title: 'Help',
    items: [
      item('help.shortcuts', 'Keyboard shortcuts', '?'),
      'separator',
      { ...item('help.about', 'About Windtunnel'), onlyOn: 'others' },
    ],
  },
]

/** Unpackaged only: for work on Windtunnel itself. */
export const developerMenu: Submenu = { title: 'Developer', items: [{ role: 'reload' }, { role: 'toggleDevTools' }] }
