import { restoreDesign } from '../../sim/index'
import { openExample } from '../commands/files'
import { notify } from '../ui/Toast'

const files = import.meta.glob<string>('../../assets/examples/*.windtunnel.json', { query: '?raw', import: 'default' })

/** An example design that ships with the studio; its text loads when it is needed. */
export interface ExampleFile {
  /** File name without extension. */
  id: string
  load: () => Promise<string>
}

/** What an example's card shows. */
export interface ExampleSummary {
  title: string
  /** What to look at: the design's note with the id `about`. */
  about: string
  /** Service types in it, each once, for the tiles. */
  types: readonly string[]
}

/** All examples, in the order of their file names. */
export const exampleFiles: readonly ExampleFile[] = Object.entries(files)
  .map(([path, load]) => ({ id: path.slice(path.lastIndexOf('/') + 1, -'.windtunnel.json'.length), load }))
  .sort((a, b) => (a.id < b.id ? -1 : 1))

/** The example to begin with; undefined in a build without examples. */
export const introduction: ExampleFile | undefined =
  exampleFiles.find(({ id }) => id === 'black-friday-wall') ?? exampleFiles[0]

/** Reads what an example's card shows. */
export async function summaryOf(example: ExampleFile): Promise<ExampleSummary> {
  const restored = restoreDesign(await example.load())
  if ('problems' in restored) return { title: example.id, about: restored.problems[0]?.message ?? '', types: [] }
  const { name, notes, resources } = restored.design
  return {
    title: name,
    about: notes.find(({ id }) => id === 'about')?.text ?? '',
    types: [...new Set(resources.map(({ type }) => type))],
  }
}

/** Opens an example as a new design. */
export async function openExampleFile(example: ExampleFile): Promise<void> {
  try {
    await openExample(await example.load(), example.id)
  } catch (error) {
    notify.error('The example could not be loaded', { detail: error instanceof Error ? error.message : String(error) })
  }
}
