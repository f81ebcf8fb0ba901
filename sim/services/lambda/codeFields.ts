import { choice, number } from '../fields'
import { COLD_START_SOURCE, runtimeOptions } from './coldstart'
import { DEFAULT_TIMEOUT_SECONDS, LIMITS_SOURCE, MAX_MEMORY_MB, MAX_TIMEOUT_SECONDS, MIN_MEMORY_MB } from './limits'

/** What a version freezes when it is published, and the function has for $LATEST. */
export const codeFields = {
  runtime: choice({
    label: 'Runtime',
    help: 'Decides how long a cold start takes.',
    options: runtimeOptions,
    default: 'nodejs22.x',
    source: COLD_START_SOURCE,
  }),
  architecture: choice({
    label: 'Architecture',
    help: 'arm64 is a fifth cheaper per GB-second.',
    options: [
      { value: 'x86_64', label: 'x86_64' },
      { value: 'arm64', label: 'arm64' },
    ],
    default: 'x86_64',
    source: LIMITS_SOURCE,
  }),
  packageType: choice({
    label: 'Package',
    help: 'Container images start more slowly and vary more.',
    options: [
      { value: 'zip', label: 'Zip archive' },
      { value: 'image', label: 'Container image' },
    ],
    default: 'zip',
    source: COLD_START_SOURCE,
  }),
  memoryMb: number({
    label: 'Memory',
    help: 'More memory brings proportionally more CPU.',
    unit: 'MB',
    default: 128,
    min: MIN_MEMORY_MB,
    max: MAX_MEMORY_MB,
    integer: true,
    source: LIMITS_SOURCE,
  }),
  timeoutSeconds: number({
    label: 'Timeout',
    help: 'A request that runs longer is ended and fails.',
    unit: 's',
    default: DEFAULT_TIMEOUT_SECONDS,
    min: 1,
    max: MAX_TIMEOUT_SECONDS,
    integer: true,
    source: LIMITS_SOURCE,
  }),
}
