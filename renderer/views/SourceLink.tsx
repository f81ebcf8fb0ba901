export interface SourceLinkProps {
  source: { document: string; url: string; checked?: string }
  className?: string
}

/** Where a number comes from, and when it was last compared with its document. */
export function SourceLink({ source, className }: SourceLinkProps) {
  const checked = source.checked === undefined ? null : `, checked ${source.checked}`
  return (
    <span className={`text-caption text-faint [overflow-wrap:anywhere] ${className ?? ''}`}>
      {'Source: '}
      {source.url === '' ? (
        source.document
      ) : (
        <a href={source.url} target="_blank" rel="noreferrer">
          {source.document}
        </a>
      )}
      {checked}
    </span>
  )
}
