import { expect, type Locator, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { StudioFiles } from './studio'

/** Text of an example that ships with the studio. */
export function exampleText(id: string): string {
  return readFileSync(resolve(import.meta.dirname, `../../assets/examples/${id}.windtunnel.json`), 'utf8')
}

/** Opens a design's text through the Open command, and waits until it is on screen. */
export async function openText(studio: Page, files: StudioFiles, text: string): Promise<void> {
  const { name } = JSON.parse(text) as { name: string }
  await files.place('design.windtunnel.json', text)
  await studio.keyboard.press('ControlOrMeta+o')
  await expect(designName(studio)).toHaveText(name)
}

export const designName = (studio: Page): Locator => studio.getByRole('button', { name: /^Rename the design / })

/** The one filled button of the top bar. */
export const runButton = (studio: Page): Locator =>
  studio.locator('header').first().getByRole('button', { name: 'Run', exact: true })

/** The line that says how long and large the run on screen was; absent before the first. */
export const runFacts = (studio: Page): Locator =>
  studio.getByRole('region', { name: 'Timeline' }).getByText(/^of .* req$/)

/** Runs the design on screen for the first time and waits for the results. */
export async function run(studio: Page): Promise<void> {
  await runButton(studio).click()
  await expect(runFacts(studio)).toBeVisible({ timeout: 30_000 })
}

export const dockTab = (studio: Page, name: string): Locator =>
  studio.getByRole('tablist', { name: 'Results' }).getByRole('tab', { name: new RegExp(`^${name}( |$)`) })

/** A resource's card on the canvas, by its name and the title of its service. */
export const card = (studio: Page, name: string): Locator =>
  studio.getByRole('region', { name: 'Canvas' }).getByRole('group', { name: new RegExp(`^${name}\\b`) })
