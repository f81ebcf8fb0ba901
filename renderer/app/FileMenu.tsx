import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { openFile } from '../commands/files'
import { currentHost } from '../host/currentHost'
import type { FileReference } from '../host/host'
import { useHistory } from '../store'
import { AppMark } from '../ui/AppMark'
import { Menu } from '../ui/Menu'
import { MenuItem, MenuSeparator } from '../ui/MenuItem'
import { Submenu } from '../ui/Submenu'
import { notify } from '../ui/Toast'
import { CommandItem } from './CommandItem'

/** The menu behind Windtunnel's mark: files, undo, help. */
export function FileMenu() {
  const [recent, setRecent] = useState<readonly FileReference[]>([])
  const { undoLabel, redoLabel } = useHistory()
  const onOpenChange = (open: boolean): void => {
    if (open)
      currentHost()
        .recentFiles()
        .then(setRecent, () => setRecent([]))
  }
  return (
    <Menu
      onOpenChange={onOpenChange}
      trigger={
        <button
          type="button"
          aria-label="Windtunnel menu"
          className="group flex h-8 items-center gap-2 rounded-button px-1.5 transition-colors hover:bg-hover data-[state=open]:bg-hover"
        >
          <AppMark />
          <span className="text-body font-semibold">Windtunnel</span>
          <ChevronDown aria-hidden className="size-3.5 text-faint" />
        </button>
      }
    >
      <CommandItem id="file.new" />
      <CommandItem id="file.open" />
      <Submenu label="Open recent" disabled={recent.length === 0}>
        {recent.map((file) => (
          <MenuItem key={file.id} onSelect={() => void openRecent(file)}>
            {file.name}
          </MenuItem>
        ))}
      </Submenu>
      <CommandItem id="view.examples" title="Examples" />
      <MenuSeparator />
      <CommandItem id="file.save" />
      <CommandItem id="file.saveAs" />
      <MenuSeparator />
      <CommandItem id="edit.undo" title={undoLabel ? `Undo: ${undoLabel}` : 'Undo'} />
      <CommandItem id="edit.redo" title={redoLabel ? `Redo: ${redoLabel}` : 'Redo'} />
      <MenuSeparator />
      <CommandItem id="view.toggleLeft" />
      <CommandItem id="view.toggleRight" />
      <CommandItem id="view.toggleDock" />
      <CommandItem id="view.maximizeDock" />
      <CommandItem id="view.focusMode" />
      <MenuSeparator />
      <CommandItem id="help.shortcuts" />
      <CommandItem id="help.about" />
    </Menu>
  )
}

async function openRecent(file: FileReference): Promise<void> {
  try {
    const opened = await currentHost().openRecent(file.id)
    if (opened) await openFile(opened)
  } catch (error) {
    notify.error(`${file.name} could not be opened`, { detail: error instanceof Error ? error.message : String(error) })
  }
}
