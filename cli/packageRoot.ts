import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that Windtunnel is installed in: the nearest one above this module that holds its assets. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'assets', 'services'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The folder assets/services is missing from this installation.')
    folder = parent
  }
  return folder
}
