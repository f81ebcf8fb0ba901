// Collects the licences of everything that is built into Windtunnel, to be handed on with it.
// `node scripts/third-party-licenses.mjs` prints them; every build writes them beside its output.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname, '..')

/** Name of the file in each build. */
export const licensesFile = 'third-party-licenses.txt'

/** Needed only to build, but with parts in the output: Tailwind's base styles. */
const buildToolsWithin = ['node_modules/tailwindcss']

const licenseFile = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i
const rule = '='.repeat(80)

/**
 * Folders, in the lock, of the packages that are built in: those needed to run, and what those need. Optional ones
 * stay packages of their own, with their licence beside them, and types leave nothing behind.
 */
export function bundledFolders(lock) {
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional, optional }]) => {
      const neededToRun = path !== '' && !dev && !devOptional && !optional && !path.includes('node_modules/@types/')
      return neededToRun || buildToolsWithin.includes(path)
    })
    .map(([path]) => path)
}

/** The licence of one installed package: its own text or, when it has none, what it declares. */
function licenseOf(folder) {
  const { name, version, license, author, homepage, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  const files = readdirSync(folder)
    .filter((file) => licenseFile.test(file))
    .sort()
  const title = `${name} ${version}`
  if (files.length > 0) {
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    return { title, license, text: texts.join('\n\n') }
  }
  const by = typeof author === 'string' ? author : author?.name
  const from = homepage ?? repository?.url ?? repository
  if (license === undefined) throw new Error(`${title} has no licence.`)
  const facts = [`Licence: ${license} (declared; the package holds no licence text)`, by && `Author: ${by}`, from]
  return { title, license, text: facts.filter(Boolean).join('\n') }
}

/** Every licence once, under the packages that it covers; the same text on every computer. */
export function thirdPartyLicenses(projectFolder = root) {
  const lock = JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8'))
  const folders = bundledFolders(lock).map((path) => join(projectFolder, path))
  const missing = folders.filter((folder) => !existsSync(folder))
  if (missing.length > 0) throw new Error(`Not installed: ${missing.join(', ')}. Run npm ci.`)
  const byText = new Map()
  for (const { title, license, text } of folders.map(licenseOf).sort((a, b) => (a.title < b.title ? -1 : 1))) {
    const group = byText.get(text) ?? byText.set(text, new Set()).get(text)
    group.add(`${title} (${license})`)
  }
  const parts = [...byText].map(([text, titles]) => `${rule}\n${[...titles].join('\n')}\n${rule}\n\n${text}\n`)
  return `Windtunnel contains the following third-party software.\n\n${parts.join('\n')}`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.stdout.write(thirdPartyLicenses())
