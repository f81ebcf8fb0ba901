import { Option } from 'commander'

export interface FormatOption {
  format: 'text' | 'json'
}

/** `--format text|json`. */
export const formatOption = (): Option =>
  new Option('--format <format>', 'text to read, or one JSON document on standard output')
    .choices(['text', 'json'])
    .default('text')

/** One JSON document with a line end. */
export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** The closing part of a command's help. */
export const examples = (lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  windtunnel ${line}`).join('\n')}`
