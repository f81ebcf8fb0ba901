import { currentHost } from '../host/currentHost'
import { notify } from '../ui/Toast'
import type { Command } from './command'
import { editCommands } from './editCommands'
import { exportCommands } from './exportCommands'
import { fileCommands } from './fileCommands'
import { frameCommands } from './frameCommands'
import { helpCommands } from './helpCommands'
import { playbackCommands } from './playbackCommands'
import { runCommands } from './runCommands'
import { viewCommands } from './viewCommands'

/** Every command that this host can do. */
export function allCommands(): readonly Command[] {
  return available
}

const everything: readonly Command[] = [
  ...fileCommands,
  ...editCommands,
  ...frameCommands,
  ...viewCommands,
  ...runCommands,
  ...playbackCommands,
  ...exportCommands,
  ...helpCommands,
]

const available = everything.filter((command) => command.isAvailable?.(currentHost()) ?? true)
const byId = new Map(available.map((command) => [command.id, command]))

/** The command with an id; undefined where the host lacks it. */
export const commandById = (id: string): Command | undefined => byId.get(id)

/** Whether a command would do something now. */
export const isEnabled = (command: Command): boolean => command.isEnabled?.() ?? true

/** Runs a command by id, if it exists and is enabled. What goes wrong is told in a toast; the open design stays. */
export async function runCommand(id: string): Promise<void> {
  const command = byId.get(id)
  if (!command || !isEnabled(command)) return
  try {
    await command.run({ host: currentHost() })
  } catch (error) {
    notify.error(`${command.title} did not work`, { detail: error instanceof Error ? error.message : String(error) })
  }
}
