import { openDialog, type SettingChange, tryInCopy, useRuns } from '../../store'

/** Runs a copy of the design with other settings, then shows both runs side by side. */
export async function tryAndCompare(changes: readonly SettingChange[], label: string): Promise<void> {
  const before = useRuns.getState().current
  await tryInCopy(changes, label)
  const { current, baseline } = useRuns.getState()
  if (current !== before && baseline !== null) openDialog('compare')
}
