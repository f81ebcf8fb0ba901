import { constants, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { reasonOf } from './fileErrors'

/** Largest file that is opened or written as a design, bytes. Designs are some 10 kB; more is a mistake. */
const maxDesignBytes = 64 * 1024 * 1024

/** Reads a design file's text. Rejects with a sentence for the user. */
export async function readDesignFile(path: string): Promise<string> {
  const name = basename(path)
  let bytes: Uint8Array
  try {
    bytes = await readBounded(path)
  } catch (error) {
    throw new Error(`${name} could not be read: ${reasonOf(error, 'read')}.`, { cause: error })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Error(`${name} is not a text file, so it is no Windtunnel design.`, { cause: error })
  }
}

/** Checks and reads through one handle, so that the file cannot be exchanged in between. */
async function readBounded(path: string): Promise<Uint8Array> {
  // Without waiting: a named pipe would otherwise hold the app until something is written into it.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const found = await file.stat()
    if (found.isDirectory()) throw new Error('it is a folder')
    if (!found.isFile()) throw new Error('it is not a regular file')
    if (found.size > maxDesignBytes) {
      throw new Error(`it has ${Math.ceil(found.size / 1024 / 1024)} MB, and designs have at most 64 MB`)
    }
    return await file.readFile()
  } finally {
    await file.close()
  }
}
