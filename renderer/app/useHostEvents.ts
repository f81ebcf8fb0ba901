import { useEffect } from 'react'
import { openFile } from '../commands/files'
import { runCommand } from '../commands/registry'
import { currentHost } from '../host/currentHost'
import { isDirty, useDocument } from '../store'

/** Follows the host's menu and the files that the system opens, and tells it the window's title. */
export function useHostEvents(): void {
  const name = useDocument((state) => state.design.name)
  const fileName = useDocument((state) => state.file?.name)
  const dirty = useDocument(isDirty)
  useEffect(() => {
    currentHost().setTitle?.(`${dirty ? '• ' : ''}${fileName ?? name} – Windtunnel`)
  }, [name, fileName, dirty])
  useEffect(() => {
    const host = currentHost()
    const stops = [
      host.onMenuCommand?.((id) => void runCommand(id)),
      host.onOpenFile?.((opened) => void openFile(opened)),
    ]
    return () => stops.forEach((stop) => stop?.())
  }, [])
}
