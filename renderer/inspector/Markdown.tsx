import { useMemo } from 'react'
import { type Block, parseMarkdown, type Span } from './parseMarkdown'

/** A model page: Markdown as React elements, so that nothing in it can become markup of its own. */
export function Markdown({ source }: { source: string }) {
  const blocks = useMemo(() => parseMarkdown(source), [source])
  return (
    <div className="flex flex-col gap-2 text-body">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? null : (
        <h3 className="mt-2 text-section font-semibold">
          <Spans spans={block.spans} />
        </h3>
      )
    case 'paragraph':
      return (
        <p className="text-muted">
          <Spans spans={block.spans} />
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List
          className={`flex flex-col gap-1.5 pl-5 ${block.ordered ? 'list-decimal' : 'list-disc'} marker:text-faint`}
        >
          {block.items.map((spans, index) => (
            <li key={index}>
              <Spans spans={spans} />
            </li>
          ))}
        </List>
      )
    }
    case 'code':
      return <pre className="overflow-x-auto rounded-field bg-canvas p-2 font-mono text-dense">{block.text}</pre>
    case 'table':
      return (
        <table className="w-full text-dense">
          <thead>
            <tr>
              {block.header.map((cell, index) => (
                <th key={index} scope="col" className="border-b border-line py-1 pr-2 text-left font-medium text-faint">
                  <Spans spans={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column} className="border-b border-line py-1 pr-2 align-top">
                    <Spans spans={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, index) => <SpanView key={index} span={span} />)
}

function SpanView({ span }: { span: Span }) {
  switch (span.kind) {
    case 'plain':
      return span.text
    case 'bold':
      return <strong className="font-semibold">{span.text}</strong>
    case 'italic':
      return <em>{span.text}</em>
    case 'code':
      return <code className="rounded-[3px] bg-hover px-1 font-mono text-dense">{span.text}</code>
    case 'link':
      return (
        <a href={span.url} target="_blank" rel="noreferrer">
          {span.text}
        </a>
      )
  }
}
