import type { Source } from '../source'

const CHECKED = '2026-11-23'

export const SOURCES = {
  triggers: {
    document: 'AWS CodeCommit API Reference, RepositoryTrigger',
    url: 'https://docs.aws.amazon.com/codecommit/latest/APIReference/API_RepositoryTrigger.html',
    checked: CHECKED,
    confidence: 'verified',
  },
  delay: {
    document: 'Common experience with CodeCommit triggers and events',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure; set it to what you measure.',
  },
  pricing: {
    document: 'AWS CodeCommit pricing',
    url: 'https://aws.amazon.com/codecommit/pricing/',
    checked: CHECKED,
    confidence: 'recalled',
  },
  own: {
    document: 'A starting value: put in what your team does',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
  },
} as const satisfies Record<string, Source>

/** Triggers of one repository; recalled from the quotas page. */
export const MAX_TRIGGERS = 10
