import { useUi } from '../store'
import { AboutDialog } from './AboutDialog'
import { CommandPalette } from './CommandPalette'
import { CompareDialog } from './CompareDialog'
import { QuestionDialog } from './QuestionDialog'
import { RefusalDialog } from './RefusalDialog'
import { ShortcutsDialog } from './ShortcutsDialog'

/** The dialog on screen, if any. */
export function Dialogs() {
  const dialog = useUi((ui) => ui.dialog)
  return (
    <>
      {dialog === 'commandPalette' && <CommandPalette />}
      {dialog === 'shortcuts' && <ShortcutsDialog />}
      {dialog === 'compare' && <CompareDialog />}
      {dialog === 'about' && <AboutDialog />}
      <QuestionDialog />
      <RefusalDialog />
    </>
  )
}
