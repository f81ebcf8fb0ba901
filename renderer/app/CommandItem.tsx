import { commandById, isEnabled, runCommand } from '../commands/registry'
import { MenuItem } from '../ui/MenuItem'

interface CommandItemProps {
  id: string
  /** Instead of the command's own title. */
  title?: string
}

/** A command in a menu; nothing where the host does not have it. */
export function CommandItem({ id, title }: CommandItemProps) {
  const command = commandById(id)
  if (!command) return null
  const shortcut = command.shortcuts?.[0]
  return (
    <MenuItem
      onSelect={() => void runCommand(id)}
      disabled={!isEnabled(command)}
      {...(shortcut === undefined ? {} : { shortcut })}
    >
      {title ?? command.title}
    </MenuItem>
  )
}
