import { type Import, importsOf } from './imports'

export interface ImportReport {
  modules: number
  imports: number
  violations: string[]
}

/**
 * The layers of sim, lowest first. A layer imports only those before it; neighbours of one layer do not meet.
 * `run` is one room of two folders, run and analysis, and the files at the top of sim, index.ts apart.
 */
const simLayers = [
  ['kernel'],
  ['primitives'],
  ['telemetry', 'cost', 'asl'],
  ['services/*.ts'],
  ['handler'],
  ['servers'],
  ['services/<one>'],
  ['services/index.ts'],
  ['design'],
  ['traffic', 'compile'],
  ['run'],
  ['importers', 'exporters', 'fidelity'],
  ['index.ts'],
] as const

type SimLayer = (typeof simLayers)[number][number]

const rankOf = new Map<string, number>(simLayers.flatMap((names, rank) => names.map((name) => [name, rank] as const)))

interface Place {
  layer: SimLayer
  /** What may import each other freely: a folder of sim, or one service. */
  room: string
}

const roomOfFolder: Readonly<Record<string, SimLayer>> = { analysis: 'run' }

/** The layer of a top folder of sim, which is one room; undefined for a folder the design does not name. */
function folderPlace(folder: string): Place | undefined {
  const layer = roomOfFolder[folder] ?? (rankOf.has(folder) ? (folder as SimLayer) : undefined)
  return layer === undefined ? undefined : { layer, room: layer }
}

/** Where a module of sim lives, given its path without extension; undefined for a folder the design does not name. */
function placeOf(path: string, isFolderIndex: boolean): Place | undefined {
  const [, first = '', second, third] = path.split('/')
  if (second === undefined) {
    if (first === 'index') return { layer: 'index.ts', room: 'index.ts' }
    if (first === 'services' && isFolderIndex) return { layer: 'services/index.ts', room: 'services/index.ts' }
    if (isFolderIndex) return folderPlace(first)
    return { layer: 'run', room: 'run' }
  }
  if (first !== 'services') return folderPlace(first)
  if (third === undefined && second === 'index') return { layer: 'services/index.ts', room: 'services/index.ts' }
  if (third === undefined && !isFolderIndex) return { layer: 'services/*.ts', room: 'services/*.ts' }
  return { layer: 'services/<one>', room: `services/${second}` }
}

function withoutExtension(path: string): string {
  return path.replace(/\.tsx?$/, '')
}

/** Checks the import rules of ARCHITECTURE.md over the given sources (path in the repository → text). */
export function checkImports(sources: ReadonlyMap<string, string>): ImportReport {
  const modules = new Set([...sources.keys()].map(withoutExtension))
  const isFolder = (path: string) => !modules.has(path) && modules.has(`${path}/index`)
  const violations: string[] = []
  let imports = 0
  for (const [path, text] of sources) {
    if (path.startsWith('sim/') && placeOf(withoutExtension(path), false) === undefined) {
      violations.push(`${path}: this folder has no layer`)
      continue
    }
    for (const found of importsOf(path, text)) {
      imports++
      const reason = whyForbidden(found, isFolder)
      if (reason !== undefined) violations.push(`${path}:${found.line} imports ${found.target}: ${reason}`)
    }
  }
  return { modules: modules.size, imports, violations }
}

function whyForbidden(found: Import, isFolder: (path: string) => boolean): string | undefined {
  const area = found.from.split('/')[0]
  if (found.isPackage) return whyPackageForbidden(area, found)
  const targetArea = found.target.split('/')[0]
  if (targetArea === 'cli' && area !== 'cli') return 'nothing imports the command line'
  if (targetArea === 'test' || targetArea === 'scripts') return 'the product does not import its tests or tools'
  if (targetArea === 'sim') {
    if (area === 'sim') return whyLayerForbidden(found, isFolder)
    if (area === 'electron') return 'the desktop shell does not simulate'
    return found.target === 'sim/index' || found.target === 'sim' ? undefined : 'sim is entered through sim/index'
  }
  if (area === 'sim') return 'sim imports nothing from outside itself'
  if (area === 'cli' && (targetArea === 'renderer' || targetArea === 'electron'))
    return 'the command line has no window'
  if (area === 'renderer' && targetArea === 'electron') return 'the studio meets its host through renderer/host'
  if (area === 'electron' && targetArea === 'renderer') {
    if (!found.target.startsWith('renderer/host/')) return 'the desktop shell knows only renderer/host'
    if (!found.typeOnly) return 'the desktop shell imports only types from renderer/host'
  }
  return undefined
}

function whyPackageForbidden(area: string | undefined, { target }: Import): string | undefined {
  const isNode = target.startsWith('node:')
  if (area === 'electron')
    return isNode || target === 'electron' ? undefined : 'only electron and node: are allowed here'
  if (target === 'electron' || target.startsWith('electron/')) return 'electron is imported only in electron/'
  if (area === 'sim') return 'sim depends on no package'
  if (area === 'renderer' && isNode) return 'the studio runs in a browser'
  if (area === 'cli' && /^react(-dom)?(\/|$)/.test(target)) return 'the command line has no window'
  return undefined
}

function whyLayerForbidden(found: Import, isFolder: (path: string) => boolean): string | undefined {
  const from = placeOf(withoutExtension(found.from), false)
  const to = placeOf(found.target, isFolder(found.target))
  if (from === undefined || to === undefined) return 'no layer is known for it'
  if (from.room === to.room) return undefined
  if (from.layer === 'services/<one>' && to.layer === 'services/<one>') return 'a service never imports another service'
  const fromRank = rankOf.get(from.layer)!
  const toRank = rankOf.get(to.layer)!
  if (toRank < fromRank) return undefined
  return toRank === fromRank ? `${from.layer} and ${to.layer} are of one layer` : `${from.layer} is below ${to.layer}`
}
