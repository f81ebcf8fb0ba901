import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/codepipeline/latest/userguide'

export const SOURCES = {
  timeouts: {
    document: 'AWS CodePipeline User Guide, quotas: length of time before an action times out',
    url: `${GUIDE}/limits.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  types: {
    document: 'AWS CodePipeline User Guide, pipeline types',
    url: `${GUIDE}/pipeline-types-planning.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  modes: {
    document: 'AWS CodePipeline User Guide, how pipeline executions work',
    url: `${GUIDE}/concepts-how-it-works.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  structure: {
    document: 'AWS CodePipeline User Guide, pipeline structure',
    url: `${GUIDE}/reference-pipeline-structure.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  continuation: {
    document: 'AWS CodePipeline API Reference, PutJobSuccessResult: continuationToken',
    url: 'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PutJobSuccessResult.html',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'When the function is invoked again is not documented; about half a minute is common experience.',
  },
  latency: {
    document: 'Common experience with the CodePipeline API inside one Region',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure; set it to what you measure.',
  },
  pricing: {
    document: 'AWS CodePipeline pricing',
    url: 'https://aws.amazon.com/codepipeline/pricing/',
    checked: CHECKED,
    confidence: 'verified',
  },
  own: {
    document: 'A starting value: put in what your pipeline does',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
  },
} as const satisfies Record<string, Source>

/** How long an invoked function may go without an answer, ms. */
export const ANSWER_TIMEOUT_MS = 20 * 60_000
/** Timeout of a Lambda invoke action with all its answers that say "in progress", min. */
export const ACTION_TIMEOUT_MINUTES = { default: 1_440, min: 5, max: 1_440 } as const
/** Executions of a pipeline at a time in the modes QUEUED and PARALLEL. */
export const MAX_EXECUTIONS = 50
/** Stages that a pipeline has at least, and at most. */
export const STAGE_COUNT = { min: 2, max: 50 } as const

export const EXECUTIONS_LIMIT: Limit = {
  id: 'codepipeline.executions',
  title: 'Executions at a time',
  value: MAX_EXECUTIONS,
  unit: 'executions',
  source: SOURCES.modes,
  remedy: 'Start fewer executions (filter events), make stages faster, or use the mode SUPERSEDED.',
}

export const ANSWER_LIMIT: Limit = {
  id: 'codepipeline.answerTimeout',
  title: 'Answer of an invoked function',
  value: ANSWER_TIMEOUT_MS / 60_000,
  unit: 'min',
  source: SOURCES.timeouts,
  remedy:
    'Let the function call PutJobSuccessResult or PutJobFailureResult, also when it fails; with a continuation token when it needs longer.',
}

export const ACTION_LIMIT: Limit = {
  id: 'codepipeline.actionTimeout',
  title: 'Timeout of an invoke action',
  value: ACTION_TIMEOUT_MINUTES.default,
  unit: 'min',
  source: SOURCES.timeouts,
  remedy: 'Raise Action timeout (up to 24 h), or start long work elsewhere and wait for its event.',
}
