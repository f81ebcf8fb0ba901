import type { ReactNode } from 'react'
import type { Host } from '../host/host'

export type CommandGroup = 'File' | 'Edit' | 'Arrange' | 'View' | 'Run' | 'Playback' | 'Export' | 'Scenario' | 'Help'

/** Something the studio can do, for keyboard, menus, command palette and the desktop app's menu alike. */
export interface Command {
  /** Stable, such as `file.save`; the desktop app's menu uses the same. */
  id: string
  title: string
  group: CommandGroup
  /** As `Mod+Shift+P`; Mod is ⌘ on a Mac and Ctrl elsewhere. The first is the one shown. */
  shortcuts?: readonly string[]
  /** Further words that the command palette finds it by. */
  keywords?: string
  /** Works while the user is typing in a field too. */
  whileTyping?: boolean
  /** The browser raises an event of its own for its shortcuts (copy, cut, paste), which runs it. */
  nativeKeys?: boolean
  /** Left out of the command palette: it needs the pointer or repeats too fast to be useful there. */
  hidden?: boolean
  /** A host without the capability does not have the command at all. */
  isAvailable?: (host: Host) => boolean
  /** Whether it would do something now. */
  isEnabled?: () => boolean
  /** Shown before the title in the command palette. */
  icon?: ReactNode
  run: (context: CommandContext) => void | Promise<void>
}

interface CommandContext {
  host: Host
}
