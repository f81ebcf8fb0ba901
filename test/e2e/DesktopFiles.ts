import { type ElectronApplication, expect } from '@playwright/test'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StudioFiles } from './studio'

/** Files of the desktop app: a folder of the test's own, with the native dialogs answered. */
export class DesktopFiles implements StudioFiles {
  readonly #app: ElectronApplication
  readonly #folder: string

  constructor(app: ElectronApplication, folder: string) {
    this.#app = app
    this.#folder = folder
  }

  async place(name: string, text: string): Promise<void> {
    const path = join(this.#folder, name)
    await writeFile(path, text)
    await this.#app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
    }, path)
    await this.#answerSaveDialogs()
  }

  read(name: string): Promise<string> {
    return readFile(join(this.#folder, name), 'utf8')
  }

  async exported(action: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
    await this.#answerSaveDialogs()
    const before = await readdir(this.#folder)
    const written = async (): Promise<string[]> =>
      (await readdir(this.#folder)).filter((name) => !before.includes(name) && !name.endsWith('.tmp'))
    await action()
    await expect.poll(written).toHaveLength(1)
    const [name = ''] = await written()
    return { name, content: await readFile(join(this.#folder, name)) }
  }

  /** Save dialogs choose the name they suggest, in the test's folder. */
  async #answerSaveDialogs(): Promise<void> {
    await this.#app.evaluate(({ dialog }, folder) => {
      const answer = (...parameters: unknown[]) => {
        const { defaultPath = 'file' } = parameters.at(-1) as { defaultPath?: string }
        const name = defaultPath.replaceAll('\\', '/').split('/').at(-1)
        return Promise.resolve({ canceled: false, filePath: `${folder}/${name}` })
      }
      dialog.showSaveDialog = answer
    }, this.#folder)
  }
}
