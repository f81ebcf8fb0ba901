import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseMarkdown, parseSpans } from '../../../renderer/inspector/parseMarkdown'

describe('parseMarkdown', () => {
  it('reads headings, paragraphs, lists, code and tables', () => {
    const blocks = parseMarkdown(
      '# T\n\nOne\ntwo.\n\n- **A** a\n  more\n- b\n\n1. x\n\n```\ncode <b>\n```\n\n| h | i |\n| - | - |\n| 1 | 2 |\n',
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'code', 'table'])
    expect(blocks[1]).toEqual({ kind: 'paragraph', spans: [{ kind: 'plain', text: 'One two.' }] })
    expect(blocks[2]?.kind === 'list' && blocks[2].items.length).toBe(2)
    expect(blocks[4]).toEqual({ kind: 'code', text: 'code <b>' })
    expect(blocks[5]?.kind === 'table' && blocks[5].rows.length).toBe(1)
  })

  it('keeps HTML and links of other kinds as text', () => {
    expect(parseSpans('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'plain', text: '<img src=x onerror=alert(1)>' },
    ])
    expect(parseSpans('[x](javascript:alert(1))').every(({ kind }) => kind === 'plain')).toBe(true)
    expect(parseSpans('see [x](https://a.example/b) `c`').map(({ kind }) => kind)).toEqual([
      'plain',
      'link',
      'plain',
      'code',
    ])
  })

  it('reads every model page without leaving marks behind', () => {
    for (const folder of readdirSync('sim/services', { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
      const path = `sim/services/${folder.name}/spec.md`
      if (!readdirSync(`sim/services/${folder.name}`).includes('spec.md')) continue
      const blocks = parseMarkdown(readFileSync(path, 'utf8'))
      expect(blocks[0]?.kind, path).toBe('heading')
      expect(JSON.stringify(blocks), path).not.toMatch(/\*\*|"text":"#/)
    }
  })
})
