import type { Command } from './command'
import { openFile, save, saveAs, startNew } from './files'

export const fileCommands: readonly Command[] = [
  { id: 'file.new', title: 'New design', group: 'File', shortcuts: ['Alt+N'], run: startNew },
  {
    id: 'file.open',
    title: 'Open…',
    group: 'File',
    keywords: 'load file',
    shortcuts: ['Mod+O'],
    whileTyping: true,
    async run({ host }) {
      const opened = await host.open()
      if (opened) await openFile(opened)
    },
  },
  {
    id: 'file.save',
    title: 'Save',
    group: 'File',
    shortcuts: ['Mod+S'],
    whileTyping: true,
    run: async () => void (await save()),
  },
  {
    id: 'file.saveAs',
    title: 'Save as…',
    group: 'File',
    keywords: 'copy rename',
    shortcuts: ['Mod+Shift+S'],
    whileTyping: true,
    run: async () => void (await saveAs()),
  },
]
