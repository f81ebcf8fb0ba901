import { setLayout } from './layoutPrefs'
import { clearSelection } from './selection'

/** Shows the account's quotas: the inspector has them while nothing is selected. */
export function showAccount(): void {
  clearSelection()
  setLayout({ rightTab: 'inspector', rightOpen: true, dockMaximized: false })
}
