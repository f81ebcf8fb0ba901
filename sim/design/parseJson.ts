import { isId } from './ids'
import type { Problem } from './problems'
import { quoted } from './words'

/** Deepest nesting of objects and lists; a design of deepest handlers and distributions needs about 45. */
const MAX_DEPTH = 100
/** Most objects and lists in one file, and most entries in one list; the largest design has about a third of it. */
const MAX_CONTAINERS = 1_000_000

/** Names through which JavaScript objects get their behaviour. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads JSON text (RFC 8259) in one pass. Beyond JSON.parse it says where and what is wrong in words, and refuses
 * what a file made by people or programs in good faith never has: members given twice, names that reach into
 * prototypes, endless nesting, numbers beyond the range.
 */
export function parseJson(text: string): { value: unknown } | { problem: Problem } {
  try {
    return { value: new JsonReader(text).document() }
  } catch (error) {
    if (error instanceof JsonError) return { problem: error.problem }
    throw error
  }
}

class JsonError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
  }
}

const QUOTE = 34
const BACKSLASH = 92
const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
/** What may stand behind a number, or instead of one, where a file is cut off in its middle. */
const UNFINISHED_NUMBER = /^(?:-|\.|[eE][+-]?)$/
const HEX = /^[0-9a-fA-F]{4}$/

class JsonReader {
  private at = 0
  private containers = 0
  private readonly path: (string | number)[] = []

  constructor(private readonly text: string) {
    if (text.charCodeAt(0) === 0xfeff) this.at = 1
  }

  document(): unknown {
    this.skipSpace()
    if (this.at >= this.text.length) {
      throw this.error('file.empty', 'The file is empty.', 'Open a design saved by Windtunnel, or begin a new one.')
    }
    const value = this.value()
    this.skipSpace()
    if (this.at < this.text.length) throw this.unexpected('the end of the file')
    return value
  }

  private value(): unknown {
    const character = this.text[this.at]
    switch (character) {
      case '{':
        return this.object()
      case '[':
        return this.array()
      case '"':
        return this.string()
      case 't':
        return this.word('true', true)
      case 'f':
        return this.word('false', false)
      case 'n':
        return this.word('null', null)
      default:
        return this.number()
    }
  }

  private object(): Record<string, unknown> {
    this.enter()
    const object: Record<string, unknown> = {}
    this.skipSpace()
    if (this.take('}')) return this.leave(object)
    for (;;) {
      if (this.text.charCodeAt(this.at) !== QUOTE) throw this.unexpected('a name in quotation marks')
      const start = this.at
      const name = this.string()
      if (PROTOTYPE_KEYS.has(name)) {
        this.path.push(name)
        throw this.error(
          'json.prototypeKey',
          `The name ${name} is not allowed in a design (${this.place(start)}).`,
          'Remove it. No design made by Windtunnel contains it; be careful with the rest of this file.',
        )
      }
      if (Object.hasOwn(object, name)) {
        this.path.push(name)
        throw this.error(
          'json.duplicateKey',
          `${quoted(name)} is given twice in the same object, the second time in ${this.place(start)}.`,
          'Keep one of the two.',
        )
      }
      this.skipSpace()
      if (!this.take(':')) throw this.unexpected('a colon after the name')
      this.skipSpace()
      this.path.push(name)
      object[name] = this.value()
      this.path.pop()
      this.skipSpace()
      if (this.take('}')) return this.leave(object)
      if (!this.take(',')) throw this.unexpected('a comma or } after the value')
      this.skipSpace()
      if (this.text[this.at] === '}') throw this.unexpected('another name after the comma')
    }
  }

  private array(): unknown[] {
    this.enter()
    const array: unknown[] = []
    this.skipSpace()
    if (this.take(']')) return this.leave(array)
    for (;;) {
      this.path.push(array.length)
      if (array.push(this.value()) > MAX_CONTAINERS) throw this.tooMany()
      this.path.pop()
      this.skipSpace()
      if (this.take(']')) return this.leave(array)
      if (!this.take(',')) throw this.unexpected('a comma or ] after the value')
      this.skipSpace()
      if (this.text[this.at] === ']') throw this.unexpected('another value after the comma')
    }
  }

  private depth = 0

  private enter(): void {
    this.at++
    if (++this.depth > MAX_DEPTH) {
      throw this.error(
        'json.depth',
        `Objects and lists are nested more than ${MAX_DEPTH} deep in ${this.place(this.at)}.`,
        'This is not a design made by Windtunnel.',
      )
    }
    if (++this.containers > MAX_CONTAINERS) throw this.tooMany()
  }

  private leave<T>(value: T): T {
    this.depth--
    return value
  }

  private string(): string {
    const { text } = this
    let start = ++this.at
    let result = ''
    for (;;) {
      const code = text.charCodeAt(this.at)
      if (code === QUOTE) return result + text.slice(start, this.at++)
      if (code === BACKSLASH) {
        result += text.slice(start, this.at) + this.escape()
        start = this.at
      } else if (code < 32) {
        throw this.error(
          'json.syntax',
          `A text contains a line break or control character in ${this.place(this.at)}.`,
          'Close the text with a quotation mark, or write a line break as \\n.',
        )
      } else if (this.at >= text.length) {
        throw this.cutOff('a closing quotation mark')
      } else {
        this.at++
      }
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1]
    if (letter === undefined) throw this.cutOff('the rest of a text')
    if (letter === 'u') {
      const hex = this.text.slice(this.at + 2, this.at + 6)
      if (this.at + 6 > this.text.length) throw this.cutOff('the rest of a text')
      if (!HEX.test(hex)) throw this.unexpected('\\u and four hexadecimal digits')
      this.at += 6
      return String.fromCharCode(Number.parseInt(hex, 16))
    }
    const character = ESCAPES[letter]
    if (character === undefined) throw this.unexpected('one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u after a backslash')
    this.at += 2
    return character
  }

  private number(): number {
    NUMBER.lastIndex = this.at
    const match = NUMBER.exec(this.text)
    const end = this.at + (match?.[0].length ?? 0)
    if (UNFINISHED_NUMBER.test(this.text.slice(end, end + 4))) throw this.cutOff('the rest of a number')
    if (match === null) throw this.unexpected('a value')
    if (/[0-9a-zA-Z.+-]/.test(this.text[end] ?? '')) throw this.unexpected('a number as JSON writes it')
    const value = Number(match[0])
    if (!Number.isFinite(value)) {
      throw this.error(
        'json.number',
        `The number ${match[0].slice(0, 40)} in ${this.place(this.at)} is too large.`,
        'Use a number below 1e308.',
      )
    }
    this.at = end
    return value === 0 ? 0 : value
  }

  private word<T>(word: string, value: T): T {
    const found = this.text.slice(this.at, this.at + word.length)
    if (found !== word) {
      if (word.startsWith(found) && this.at + found.length >= this.text.length) throw this.cutOff(word)
      throw this.unexpected('a value')
    }
    this.at += word.length
    return value
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false
    this.at++
    return true
  }

  private skipSpace(): void {
    const { text } = this
    for (;;) {
      const code = text.charCodeAt(this.at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      this.at++
    }
  }

  private unexpected(expected: string): JsonError {
    if (this.at >= this.text.length) return this.cutOff(expected)
    const found =
      /^[A-Za-z0-9_+.-]+/.exec(this.text.slice(this.at, this.at + 20))?.[0] ??
      String.fromCodePoint(this.text.codePointAt(this.at)!)
    return this.error(
      'json.syntax',
      `In ${this.place(this.at)}, ${expected} was expected; found ${quoted(found)}.`,
      adviceFor(found),
    )
  }

  private cutOff(expected: string): JsonError {
    return this.error(
      'file.truncated',
      `The file is cut off: it ends in ${this.place(this.text.length)} where ${expected} was expected.`,
      'The file was probably not saved or copied completely. Take it again from where it came from.',
    )
  }

  private tooMany(): JsonError {
    return this.error(
      'file.tooLarge',
      'The file has more than 1,000,000 objects and lists, or a list of more than 1,000,000 entries.',
      'A design has at most 20,000 resources and 200,000 recorded counts: split it, or remove what is not needed.',
    )
  }

  private error(code: string, message: string, help: string): JsonError {
    return new JsonError({ code, severity: 'error', resourceId: null, path: this.pathInWords(), message, help })
  }

  private pathInWords(): string | null {
    let words = ''
    for (const step of this.path) {
      if (typeof step === 'number') words += `[${step}]`
      else words += `${words === '' ? '' : '.'}${isId(step) || PROTOTYPE_KEYS.has(step) ? step : quoted(step)}`
    }
    return words === '' ? null : words
  }

  /** `line 3, column 14`, counted from 1. */
  private place(at: number): string {
    let line = 1
    let start = 0
    for (let end = this.text.indexOf('\n'); end >= 0 && end < at; end = this.text.indexOf('\n', start)) {
      line++
      start = end + 1
    }
    return `line ${line}, column ${at - start + 1}`
  }
}

function adviceFor(found: string): string {
  if (found === "'") return 'JSON wants double quotation marks.'
  if (found === '/' || found === '#') return 'JSON has no comments: remove it.'
  if (found === '<') return 'This looks like a web page or XML, not like a design.'
  if (/^(NaN|-?Infinity|undefined)/.test(found)) return 'JSON knows only finite numbers.'
  return 'Correct the text there, or undo the last edit by hand.'
}
