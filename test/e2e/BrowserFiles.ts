import { expect, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import type { StudioFiles } from './studio'

/** Runs in the page before the studio does: its Open and Save dialogs choose files by themselves. */
export function answerFileDialogs(): void {
  const folder = () => navigator.storage.getDirectory()
  Object.assign(globalThis, {
    showOpenFilePicker: async () => [
      await (await folder()).getFileHandle(sessionStorage.getItem('e2e.nextFile') ?? 'none'),
    ],
    showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
      (await folder()).getFileHandle(suggestedName, { create: true }),
  })
}

/** Files in a browser: real file handles of the page's private file system stand in for what its dialogs would give. */
export class BrowserFiles implements StudioFiles {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async place(name: string, text: string): Promise<void> {
    await this.#page.evaluate(
      async ([fileName, content]) => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle(fileName, { create: true })
        const writable = await handle.createWritable()
        await writable.write(content)
        await writable.close()
        sessionStorage.setItem('e2e.nextFile', fileName)
      },
      [name, text] as const,
    )
  }

  read(name: string): Promise<string> {
    return this.#page.evaluate(async (fileName) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(fileName)
      return (await handle.getFile()).text()
    }, name)
  }

  async exported(action: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
    const [download] = await Promise.all([this.#page.waitForEvent('download'), action()])
    expect(await download.failure()).toBeNull()
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
  }
}
