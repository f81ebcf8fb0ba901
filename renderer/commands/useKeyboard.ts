import { useEffect } from 'react'
import { commandsFor, belongsToWidget, isTyping } from './keyboard'
import { allCommands, isEnabled, runCommand } from './registry'

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Makes the keyboard run commands, for as long as the studio is mounted. */
export function useKeyboard(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const guarded = isTyping(event.target) || belongsToWidget(event, event.target)
      const command = commandsFor(event, allCommands(), mac).find(
        (candidate) => isEnabled(candidate) && (candidate.whileTyping || !guarded),
      )
      if (!command) return
      event.preventDefault()
      void runCommand(command.id)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
