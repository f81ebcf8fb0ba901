import { useEffect } from 'react'
import { commandsFor, belongsToWidget, isTyping } from './keyboard'
import { stepBack } from './stepBack'
import { allCommands, isEnabled, runCommand } from './registry'

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Makes the keyboard run commands, for as long as the studio is mounted. */
export function useKeyboard(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const ofWidget = belongsToWidget(event, event.target)
      if (event.key === 'Escape' && !ofWidget && stepBack(event.target)) return event.preventDefault()
      const guarded = isTyping(event.target) || ofWidget
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
