import type { ExportedFile } from '../../renderer/host/host'
import type { KeptWork, Notice, Notices, Question, Questions } from '../channels'

/** Longest text or data that a message may carry, in characters or bytes: as large as a file may be. */
const maxContentLength = 64 * 1024 * 1024
const maxNameLength = 1000
const maxPathLength = 32_768

/** A message does not look as its channel says. */
class InvalidMessage extends Error {
  constructor() {
    super('The request was not understood.')
  }
}

type Check<Value> = (value: unknown) => Value
type Checks<Values extends unknown[]> = { [Index in keyof Values]: Check<Values[Index]> }

const name = text(maxNameLength)
const content = text(maxContentLength)

/** What each question's arguments must look like; a message is rebuilt from what was checked, nothing else passes. */
export const questionChecks: { [Channel in Question]: Checks<Questions[Channel]['arguments']> } = {
  'file:open': [],
  'file:openRecent': [name],
  'file:adoptDropped': [text(maxPathLength), content],
  'file:save': [name, content],
  'file:saveAs': [name, content],
  'file:recent': [],
  'export:file': [exportedFile],
  'export:pdf': [content, name],
  'recovery:keep': [keptWork],
  'recovery:take': [],
}

export const noticeChecks: { [Channel in Notice]: Checks<Notices[Channel]> } = {
  'window:ready': [],
  'window:dirty': [flag],
  'window:title': [name],
}

/** The arguments of a message, checked one by one; throws InvalidMessage. */
export function checkArguments(values: readonly unknown[], checks: readonly Check<unknown>[]): unknown[] {
  if (values.length !== checks.length) throw new InvalidMessage()
  return checks.map((check, index) => check(values[index]))
}

function text(maxLength: number): Check<string> {
  return (value) => {
    if (typeof value !== 'string' || value.length > maxLength) throw new InvalidMessage()
    return value
  }
}

function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new InvalidMessage()
  return value
}

function exportedFile(value: unknown): ExportedFile {
  const file = record(value)
  return { name: name(file.name), mimeType: name(file.mimeType), data: exportedData(file.data) }
}

function exportedData(value: unknown): ExportedFile['data'] {
  if (!(value instanceof Uint8Array)) return content(value)
  if (value.byteLength > maxContentLength) throw new InvalidMessage()
  return new Uint8Array(value)
}

function keptWork(value: unknown): KeptWork | null {
  if (value === null) return null
  const work = record(value)
  return {
    name: name(work.name),
    text: content(work.text),
    fileId: work.fileId === null ? null : name(work.fileId),
  }
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new InvalidMessage()
  return value as Record<string, unknown>
}
