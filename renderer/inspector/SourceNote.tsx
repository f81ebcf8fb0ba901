import type { Source } from '../../sim/index'

/** How sure a fact is, in words. */
const confidenceWords: Record<Source['confidence'], string> = {
  verified: 'read in the document',
  derived: 'computed from documented facts',
  measured: 'published measurement',
  recalled: 'not documented: a starting value',
}

/** Where a number comes from: the document, when it was last compared with it, and how sure it is. */
export function SourceNote({ source }: { source: Source }) {
  return (
    <p className="text-caption text-muted [overflow-wrap:anywhere]">
      {source.url === '' ? (
        source.document
      ) : (
        <a href={source.url} target="_blank" rel="noreferrer">
          {source.document}
        </a>
      )}
      <span className="mt-0.5 block text-faint">
        Checked {source.checked} · {confidenceWords[source.confidence]}
      </span>
      {source.note && <span className="mt-1 block">{source.note}</span>}
    </p>
  )
}
