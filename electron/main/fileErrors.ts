const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it has been moved or deleted',
  EACCES: 'you have no permission for it',
  EPERM: 'you have no permission for it, or another program has it open',
  EBUSY: 'another program has it open',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is not a folder',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'it is too large for this disk',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ELOOP: 'its links lead in a circle',
  EEXIST: 'a file of this name exists already',
}

/** The reason why a file operation failed, in words that finish the sentence "… could not be read: …". */
export function reasonOf(error: unknown, doing: 'read' | 'write'): string {
  const code = errorCode(error)
  if (code === 'ENOENT' && doing === 'write') return 'its folder has been moved or deleted'
  if (code !== undefined && reasons[code] !== undefined) return reasons[code]
  return error instanceof Error ? error.message : String(error)
}

/** The system's code of an error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
