import { type Design, serviceOf } from '../../sim/index'

/** Something that can be written at the cursor. */
export interface Completion {
  /** What it inserts in place of the word at the cursor. */
  insert: string
  /** What the list shows. */
  label: string
  hint: string
}

export interface Completions {
  /** First character of the word that a completion replaces. */
  from: number
  items: Completion[]
}

const measures: readonly (readonly [name: string, hint: string])[] = [
  ['p99', '99th percentile of the response time, or of a metric'],
  ['p95', '95th percentile'],
  ['p90', '90th percentile'],
  ['p50', 'median'],
  ['p999', '99.9th percentile'],
  ['max', 'largest value'],
  ['mean', 'mean value'],
  ['min', 'smallest value'],
  ['throttles', 'requests turned away by limits'],
  ['errorRate', 'share of replies that are not OK'],
  ['availability', 'share of replies that are neither throttled nor faults'],
  ['rate', 'requests per second'],
  ['count', 'number of requests'],
  ['cost', 'US dollars of the run, month or request'],
  ['hitRate', 'share of requests answered by the cache'],
  ['metric', 'any statistic of any metric'],
]
const statistics = ['p50', 'p90', 'p95', 'p99', 'p999', 'maximum', 'average', 'minimum', 'sum', 'samples'] as const
/** Measures whose second argument is a metric. */
const ofMetric = new Set(['p50', 'p90', 'p95', 'p99', 'p999', 'max', 'mean', 'min', 'metric'])
const noTotal = new Set(['metric', 'hitRate'])

/** What can be written at a place of an assertion: measures, resources, metrics, statistics. */
export function completionsAt(text: string, caret: number, { resources }: Pick<Design, 'resources'>): Completions {
  const before = text.slice(0, caret)
  const opening = before.indexOf('(')
  if (opening < 0) {
    const from = before.length - before.trimStart().length
    return {
      from,
      items: matching(
        before.slice(from),
        measures.map(([name, hint]) => ({ insert: `${name}(`, label: name, hint })),
      ),
    }
  }
  if (before.includes(')')) return { from: caret, items: [] }
  const measure = before.slice(0, opening).trim()
  const args = before.slice(opening + 1).split(',')
  const word = args.at(-1) ?? ''
  const typed = word.trimStart()
  return {
    from: caret - typed.length,
    items: matching(typed, candidates(measure, args.length - 1, args[0]?.trim() ?? '', resources)),
  }
}

function candidates(measure: string, argument: number, first: string, resources: Design['resources']): Completion[] {
  const named = resources.map(({ id, name, type }) => ({
    insert: id,
    label: id,
    hint: [name === id ? '' : name, serviceOf(type)?.title ?? type].filter(Boolean).join(' · '),
  }))
  if (measure === 'cost') {
    return argument === 0
      ? ['run', 'month', 'request'].map((of) => ({ insert: of, label: of, hint: `cost per ${of}` }))
      : named
  }
  if (argument === 0)
    return noTotal.has(measure)
      ? named
      : [{ insert: 'total', label: 'total', hint: 'the whole design, as clients see it' }, ...named]
  if (argument === 1 && ofMetric.has(measure)) {
    const type = resources.find(({ id }) => id === first)?.type
    return (serviceOf(type ?? '')?.metrics ?? []).map(({ name, help }) => ({ insert: name, label: name, hint: help }))
  }
  return argument === 2 && measure === 'metric'
    ? statistics.map((name) => ({ insert: name, label: name, hint: 'statistic' }))
    : []
}

/** Those that begin with what is typed, then those that contain it; none when it is already written in full. */
function matching(typed: string, all: readonly Completion[]): Completion[] {
  const wanted = typed.toLowerCase()
  const begins = all.filter(({ label }) => label.toLowerCase().startsWith(wanted))
  const contains = all.filter(
    ({ label }) => !label.toLowerCase().startsWith(wanted) && label.toLowerCase().includes(wanted),
  )
  const found = [...begins, ...contains]
  return found.length === 1 && found[0]?.insert === typed ? [] : found
}

/** The text with a completion in place of the word at the cursor, and where the cursor then stands. */
export function complete(
  text: string,
  caret: number,
  from: number,
  completion: Completion,
): { text: string; caret: number } {
  // The rest of the word under the cursor goes too.
  const rest = text.slice(caret).replace(/^[\w.-]+/, '')
  const opening = completion.insert.endsWith('(') && rest.startsWith('(')
  const insert = opening ? completion.insert.slice(0, -1) : completion.insert
  return { text: text.slice(0, from) + insert + rest, caret: from + insert.length + Number(opening) }
}
