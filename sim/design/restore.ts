import { services as registry } from '../services'
import type { AnyService } from '../services/define'
import { MIGRATIONS, migrate, newestVersion, type Migration } from './migrations'
import { parseJson } from './parseJson'
import { DOCUMENT, member, ProblemList, type Problem } from './problems'
import { isObject, own, type JsonObject } from './reader'
import { readDesign } from './readDesign'
import type { Design } from './types'
import { numberInWords, shown } from './words'

/** Largest file that is read, bytes of UTF-8. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/** What the member `format` of every design file says. */
export const FORMAT = 'windtunnel'

export interface RestoreOptions {
  /** By default `MAX_FILE_BYTES`. */
  maxBytes?: number
  /** Services that resources may have; by default the registry. */
  services?: readonly AnyService[]
  /** By default `MIGRATIONS`. */
  migrations?: readonly Migration[]
}

/**
 * Reads the text of a design file: a sound design, or everything that is wrong with the file. Never throws on any
 * text, and takes time in proportion to its length.
 */
export function restoreDesign(
  text: string,
  options: RestoreOptions = {},
): { design: Design } | { problems: Problem[] } {
  const { maxBytes = MAX_FILE_BYTES, services = registry, migrations = MIGRATIONS } = options
  const problems = new ProblemList()
  if (isLonger(text, maxBytes)) {
    problems.error(
      'file.tooLarge',
      DOCUMENT,
      `The file is larger than ${numberInWords(Math.round(maxBytes / 1024 / 1024))} MB, the most that is read.`,
      'If it holds recorded traffic, use wider time bins; otherwise split the design.',
    )
    return { problems: problems.all() }
  }
  const parsed = parseJson(text)
  if ('problem' in parsed) return { problems: [parsed.problem] }
  const file = checkFormat(parsed.value, newestVersion(migrations), problems)
  if (file === null) return { problems: problems.all() }
  const design = readDesign(migrate(file.content, file.version, migrations), services, problems)
  return problems.errorCount > 0 ? { problems: problems.all() } : { design }
}

function checkFormat(
  value: unknown,
  newest: number,
  problems: ProblemList,
): { content: JsonObject; version: number } | null {
  const format = isObject(value) ? own(value, 'format') : undefined
  if (!isObject(value) || format !== FORMAT) {
    problems.error(
      'format.unknown',
      isObject(value) ? member(DOCUMENT, 'format') : DOCUMENT,
      isObject(value)
        ? `This is not a Windtunnel design: "format" must be "${FORMAT}"; it is ${shown(format)}.`
        : `This is not a Windtunnel design: the file must hold an object; it is ${shown(value)}.`,
      'Open a .windtunnel.json file.',
    )
    return null
  }
  const version = own(value, 'version')
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    problems.error(
      'format.version',
      member(DOCUMENT, 'version'),
      `"version" must be a whole number from 1; it is ${shown(version)}.`,
      `Files written now have version ${newest}.`,
    )
    return null
  }
  if (version > newest) {
    problems.error(
      'format.newer',
      member(DOCUMENT, 'version'),
      `The file was made by a newer Windtunnel: version ${version}, this one reads up to ${newest}.`,
      'Update Windtunnel, then open the file again.',
    )
    return null
  }
  return { content: value, version }
}

/** Whether a text has more bytes of UTF-8 than `maxBytes`. */
function isLonger(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true
  if (text.length * 3 <= maxBytes) return false
  let bytes = text.length
  for (let i = 0; i < text.length && bytes <= maxBytes; i++) {
    const code = text.charCodeAt(i)
    // Each half of a surrogate pair counts 2 of the pair's 4 bytes.
    if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) bytes += 2
    else if (code >= 0x80) bytes += 1
  }
  return bytes > maxBytes
}
