import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Io } from '../../cli/io'
import { main } from '../../cli/program'

export interface Outcome {
  code: number
  stdout: string
  stderr: string
}

export interface World {
  stdin?: string | Uint8Array
  env?: Record<string, string>
  /** Width of a terminal; without one both outputs are pipes. */
  terminal?: number
  date?: () => Date
}

/** Runs the command in this process. */
export async function windtunnel(args: readonly string[], world: World = {}): Promise<Outcome> {
  const written = { stdout: '', stderr: '' }
  const sink = (name: keyof typeof written): Io['stdout'] => ({
    write: (text) => {
      written[name] += typeof text === 'string' ? text : Buffer.from(text).toString('latin1')
    },
    isTTY: world.terminal !== undefined,
    columns: world.terminal,
  })
  let now = 0
  const code = await main(args, {
    stdin: inChunks(world.stdin ?? ''),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    env: world.env ?? {},
    now: () => (now += 150),
    date: world.date ?? (() => new Date('2026-11-23T12:00:00Z')),
    exitCode: 0,
  })
  return { code, ...written }
}

async function* inChunks(content: string | Uint8Array): AsyncIterable<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  for (let at = 0; at < bytes.length; at += 65_536) yield await Promise.resolve(bytes.subarray(at, at + 65_536))
}

export const designPath = (name: string): string =>
  fileURLToPath(new URL(`designs/${name}.windtunnel.json`, import.meta.url))

/** Clients and a function with 5 reserved executions; scenarios `quiet` and `peak`, the second is throttled. */
export const ORDERS = designPath('orders')

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'windtunnel-cli-'))

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const parsed = <T>(text: string): T => JSON.parse(text) as T
