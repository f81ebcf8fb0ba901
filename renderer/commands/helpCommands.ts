import { openDialog, useUi } from '../store'
import type { Command } from './command'

export const helpCommands: readonly Command[] = [
  {
    id: 'help.commandPalette',
    title: 'Command palette',
    group: 'Help',
    shortcuts: ['Mod+K', 'Mod+Shift+P'],
    whileTyping: true,
    hidden: true,
    run() {
      useUi.setState({ paletteQuery: '' })
      openDialog('commandPalette')
    },
  },
  {
    id: 'help.find',
    title: 'Find resource…',
    group: 'Help',
    keywords: 'search go to',
    shortcuts: ['Mod+F'],
    whileTyping: true,
    hidden: true,
    run() {
      useUi.setState({ paletteQuery: '@' })
      openDialog('commandPalette')
    },
  },
  {
    id: 'help.shortcuts',
    title: 'Keyboard shortcuts',
    group: 'Help',
    keywords: 'keys help',
    shortcuts: ['?', 'Mod+/'],
    run: () => openDialog('shortcuts'),
  },
  { id: 'help.about', title: 'About Windtunnel', group: 'Help', run: () => openDialog('about') },
]
