import { randomUUID } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { access, constants, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode } from './fileErrors'

const renameAttempts = 5
const renamePauseMs = 60

/**
 * Writes a whole file, or leaves the old one as it was: into a new file beside it, to the disk, then renamed over it.
 * Links are followed, the permissions of an existing file are kept, and a read-only file is refused.
 */
export async function writeAtomically(path: string, data: string | Uint8Array): Promise<void> {
  const target = await targetOf(path)
  const mode = await modeOf(target)
  const temporary = temporaryBeside(target)
  try {
    const file = await open(temporary, 'wx', mode)
    try {
      await file.writeFile(data)
      if (mode !== undefined) await file.chmod(mode)
      await file.sync()
    } finally {
      await file.close()
    }
    await renameOver(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
  await syncFolder(dirname(target))
}

/** The same for the app's own small notes, for moments that cannot wait, such as a window that closes. */
export function writeAtomicallySync(path: string, data: string): void {
  const temporary = temporaryBeside(path)
  try {
    writeFileSync(temporary, data, { flag: 'wx', flush: true })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    // A link that leads nowhere is replaced by the file; so is nothing at all.
    return path
  }
}

/** Permissions of the file that is replaced; undefined when there is none. */
async function modeOf(target: string): Promise<number | undefined> {
  const found = await stat(target).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (found === undefined) return undefined
  if (found.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
  if (!found.isFile()) throw new Error('it is not a regular file')
  await access(target, constants.W_OK)
  return found.mode & 0o777
}

/** Windows refuses to rename over a file for the moment that a virus scanner or an indexer looks at it. */
async function renameOver(temporary: string, target: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(temporary, target)
    } catch (error) {
      const mayPass = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '') && (await isFileOrNothing(target))
      if (!mayPass || attempt === renameAttempts) throw error
      await new Promise((resolve) => setTimeout(resolve, renamePauseMs * attempt))
    }
  }
}

async function isFileOrNothing(target: string): Promise<boolean> {
  const found = await lstat(target).catch(() => undefined)
  return found === undefined || found.isFile()
}

/** Makes the rename last through a power cut. Windows and some network disks cannot; the content is safe anyhow. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID().slice(0, 8)}.tmp`)
}
