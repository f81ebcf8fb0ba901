import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { electronEnvironment, rootArguments } from '../../scripts/electron-binary.mjs'
import { answerFileDialogs, BrowserFiles } from './BrowserFiles'
import { DesktopFiles } from './DesktopFiles'

/** Files as the studio under test sees them, whichever host it runs in. */
export interface StudioFiles {
  /** Writes a file, and lets the studio's next Open dialog choose it. */
  place(name: string, text: string): Promise<void>
  /** What is in a file that was placed or saved. */
  read(name: string): Promise<string>
  /** Does something that exports, and returns the file it writes. */
  exported(action: () => Promise<void>): Promise<{ name: string; content: Buffer }>
}

interface StudioOptions {
  /** What the studio shows: an empty canvas, or what a newcomer sees. */
  start: 'blank' | 'first'
}

interface StudioFixtures {
  /** The desktop app; null in a browser. */
  desktop: ElectronApplication | null
  /** The studio's window, loaded. A test fails when it logs an error. */
  studio: Page
  files: StudioFiles
}

const root = resolve(import.meta.dirname, '../..')
const windowSize = { width: 1366, height: 768 }

/** A test of the studio: in Chromium, and in the desktop app where Electron is there. */
export const test = base.extend<StudioOptions & StudioFixtures>({
  start: ['blank', { option: true }],

  desktop: async ({ playwright }, provide, { project }) => {
    if (project.name !== 'electron') return provide(null)
    const userData = mkdtempSync(join(tmpdir(), 'windtunnel-e2e-'))
    const app = await playwright._electron.launch({
      args: [...rootArguments(), `--user-data-dir=${userData}`, root],
      cwd: root,
      env: electronEnvironment() as Record<string, string>,
    })
    await provide(app)
    // At once: unsaved work would ask, and nobody is there to answer.
    await app.evaluate((electron) => electron.app.exit(0)).catch(() => {})
    rmSync(userData, { recursive: true, force: true })
  },

  studio: async ({ page, desktop, start }, provide) => {
    const studio = desktop ? await desktop.firstWindow() : page
    const errors: string[] = []
    studio.on('pageerror', (error) => errors.push(error.message))
    studio.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
    })
    if (desktop) {
      await desktop.evaluate(
        ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
        windowSize,
      )
    } else {
      await studio.addInitScript(answerFileDialogs)
      await studio.goto(start === 'blank' ? './?blank' : './')
    }
    await studio.getByRole('region', { name: 'Canvas' }).waitFor()
    if (desktop && start === 'blank') await studio.keyboard.press('Alt+n')
    if (start === 'blank') await studio.getByRole('heading', { name: 'Draw a system' }).waitFor()
    await provide(studio)
    expect(errors, 'the console stays free of errors').toEqual([])
  },

  files: async ({ studio, desktop }, provide) => {
    if (!desktop) return provide(new BrowserFiles(studio))
    const folder = mkdtempSync(join(tmpdir(), 'windtunnel-e2e-files-'))
    await provide(new DesktopFiles(desktop, folder))
    rmSync(folder, { recursive: true, force: true })
  },
})

export { expect }
