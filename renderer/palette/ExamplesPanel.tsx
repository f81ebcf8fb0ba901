import { useEffect, useState } from 'react'
import { serviceOf } from '../../sim/index'
import { EmptyState } from '../ui/EmptyState'
import { ServiceTile } from '../ui/ServiceTile'
import { type ExampleFile, exampleFiles, type ExampleSummary, openExampleFile, summaryOf } from './examples'

/** Designs to open and learn from, each with what to look at. */
export function ExamplesPanel() {
  if (exampleFiles.length === 0) return <EmptyState sentence="This build has no examples." />
  return (
    <ul aria-label="Examples" className="flex flex-col gap-2 px-2 pb-3">
      {exampleFiles.map((example) => (
        <li key={example.id}>
          <ExampleCard example={example} />
        </li>
      ))}
    </ul>
  )
}

function ExampleCard({ example }: { example: ExampleFile }) {
  const [summary, setSummary] = useState<ExampleSummary | null>(null)
  useEffect(() => {
    let shown = true
    summaryOf(example)
      .catch(
        (error: unknown): ExampleSummary => ({
          title: example.id,
          about: error instanceof Error ? error.message : String(error),
          types: [],
        }),
      )
      .then(
        (loaded) => {
          if (shown) setSummary(loaded)
        },
        () => {},
      )
    return () => {
      shown = false
    }
  }, [example])
  return (
    <button
      type="button"
      onClick={() => void openExampleFile(example)}
      className="flex min-h-20 w-full flex-col gap-1.5 rounded-card border border-line bg-raised p-2.5 text-left transition-colors hover:border-line-strong hover:bg-hover"
    >
      {summary && (
        <>
          <span className="text-body font-medium">{summary.title}</span>
          <span className="text-dense text-muted">{summary.about}</span>
          <span className="mt-0.5 flex gap-1">
            {summary.types.map((type) => {
              const service = serviceOf(type)
              return (
                service && (
                  <ServiceTile key={type} type={type} category={service.category} size={16} label={service.title} />
                )
              )
            })}
          </span>
        </>
      )}
    </button>
  )
}
