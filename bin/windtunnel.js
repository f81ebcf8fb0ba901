#!/usr/bin/env node
import { existsSync } from 'node:fs'

const entry = new URL('../dist/cli/main.js', import.meta.url)

if (existsSync(entry)) {
  await import(entry.href)
} else {
  process.stderr.write('windtunnel: the command line is not built yet; build it with `npm run build:cli`.\n')
  process.exitCode = 2
}
