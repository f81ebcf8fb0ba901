import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serviceEntry } from '../../cli/serviceCatalog'
import { servicesPage, specLinks } from '../../scripts/docs-tables.mjs'
import { fidelityStudies, services } from '../../sim/index'

const root = resolve(import.meta.dirname, '../..')
const docs = join(root, 'docs')

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))

const pages = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map((name) => join(root, name)),
  ...below(docs).filter((path) => path.endsWith('.md')),
]
const pictures = below(join(docs, 'pictures')).filter((path) => path.endsWith('.png'))

const textOf = (page: string): string => readFileSync(page, 'utf8')
const name = (path: string): string => relative(root, path).replaceAll('\\', '/')

/** A page without its code, where brackets are no links. */
const proseOf = (page: string): string =>
  textOf(page)
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, '')

/** Targets of Markdown links and pictures, and of HTML's where Markdown has none. */
const linksOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map((match) => match[1] ?? match[2]!)

/** How GitHub names the anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ +(.+)$/gm)].map((match) => anchorOf(match[1]!))

describe('documentation', () => {
  it.each(pages.map((page) => [name(page), page] as const))('links of %s resolve', (_, page) => {
    const broken = linksOf(page).filter((link) => {
      if (/^https?:\/\//.test(link)) return false
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : resolve(dirname(page), path)
      if (!existsSync(target)) return true
      return anchor !== undefined && !anchorsOf(target).includes(anchor)
    })
    expect(broken).toEqual([])
  })

  it('has every picture that is shown, shows every picture that it has, and none is large', () => {
    const shown = pages.flatMap((page) =>
      linksOf(page)
        .filter((link) => link.endsWith('.png'))
        .map((link) => name(resolve(dirname(page), link))),
    )
    expect([...new Set(shown)].sort()).toEqual(pictures.map(name).sort())
    const sizes = pictures.map((picture) => statSync(picture).size)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(250_000)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(2_500_000)
  })

  it('links the spec of every service', () => {
    expect(Object.keys(specLinks()).sort()).toEqual(services.map(({ type }) => type).sort())
  })

  it('lists every service as it is now', () => {
    const entries = services.map((service) => serviceEntry(service, 'us-east-1'))
    const isUpToDate = textOf(join(docs, 'services.md')) === servicesPage(entries, specLinks())
    expect(isUpToDate, 'docs/services.md is out of date: npm run docs:tables').toBe(true)
  })

  it('lists every fidelity study, each row once and within its band', () => {
    const page = textOf(join(docs, 'fidelity.md'))
    const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]!)
    expect(new Set(rows).size).toBe(rows.length)
    const studies = [...new Set(rows.map((row) => row.split('.')[0]))]
    expect(studies, 'docs/fidelity.md is out of date: npm run docs:tables').toEqual(fidelityStudies.map(({ id }) => id))
    expect(page).not.toContain('outside**')
  })

  it('shows only commands that exist', () => {
    const { scripts } = JSON.parse(textOf(join(root, 'package.json'))) as { scripts: Record<string, string> }
    const text = pages.map(textOf).join('\n')
    const npm = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1]!)
    expect(npm.filter((script) => !Object.hasOwn(scripts, script))).toEqual([])
    const commands = readdirSync(join(root, 'cli/commands')).map((file) => file.replace('.ts', ''))
    const used = [...text.matchAll(/npx windtunnel ([a-z]+)/g)].map((match) => match[1]!)
    expect(used.filter((command) => !commands.includes(command))).toEqual([])
  })

  it('speaks of the product alone', () => {
    const foreign =
      /\b(anthro[p]ic|cla[u]de|gpt|chat[g]pt|co[p]ilot|todo|fixme|lorem|sub[a]gent|language model)\b|\/work\/|\/tmp\/|\/root\//i
    const found = pages.flatMap((page) => foreign.exec(textOf(page))?.map((match) => `${name(page)}: ${match}`) ?? [])
    expect(found).toEqual([])
  })
})
