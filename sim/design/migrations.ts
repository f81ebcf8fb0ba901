import type { JsonObject } from './reader'

/** Turns a file of one version into the next. It works on what was read, before anything is checked. */
export interface Migration {
  /** Version it reads; it writes this plus 1. */
  from: number
  migrate(file: JsonObject): JsonObject
}

/** In order, without gaps, beginning with version 1. Never change one that has been released. */
export const MIGRATIONS: readonly Migration[] = []

/** The version that is written, and the newest that is read. */
export const newestVersion = (migrations: readonly Migration[]): number => migrations.length + 1

export const FORMAT_VERSION = newestVersion(MIGRATIONS)

/** Brings a file of an older version up to the newest. */
export function migrate(file: JsonObject, version: number, migrations: readonly Migration[]): JsonObject {
  let current = file
  for (const migration of migrations) {
    if (migration.from < version) continue
    current = { ...migration.migrate(current), version: migration.from + 1 }
  }
  return current
}
