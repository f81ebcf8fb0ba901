import { choice, type ConfigOf, number } from '../fields'
import { latencyField } from '../latencyField'
import { SOURCES } from './limits'

export const fields = {
  createPercent: number({
    label: 'Branches and tags created',
    help: 'Share of the events that create a branch or tag (createReference).',
    unit: 'percent',
    default: 5,
    min: 0,
    max: 100,
    source: SOURCES.own,
  }),
  deletePercent: number({
    label: 'Branches and tags deleted',
    help: 'Share of the events that delete a branch or tag (deleteReference). The rest are pushes (updateReference).',
    unit: 'percent',
    default: 5,
    min: 0,
    max: 100,
    source: SOURCES.own,
  }),
  branches: number({
    label: 'Branches',
    help: 'How many branches and tags the events are about: their key.',
    unit: 'count',
    default: 20,
    min: 1,
    max: 1_000_000,
    integer: true,
    source: SOURCES.own,
  }),
  eventBytes: number({
    label: 'Event size',
    help: 'JSON that triggers and EventBridge get: the commit and the reference, not the code.',
    unit: 'bytes',
    default: 1_024,
    min: 0,
    max: 262_144,
    integer: true,
    advanced: true,
    source: SOURCES.own,
  }),
  activeUsers: number({
    label: 'Active users',
    help: 'Identities that use the repository in a month; for the bill. Count each of the account’s at one repository.',
    group: 'Cost',
    unit: 'count',
    default: 5,
    min: 0,
    max: 100_000,
    integer: true,
    source: SOURCES.pricing,
  }),
  deliveryLatency: latencyField({
    label: 'Delivery latency',
    help: 'Time from the push until a trigger or EventBridge gets its event.',
    default: { p50: 1_000, p99: 5_000 },
    source: SOURCES.delay,
  }),
}

/** Settings of a trigger. */
export const triggerFields = {
  events: choice({
    label: 'Events',
    help: 'Which events start the trigger.',
    options: [
      { value: 'all', label: 'All repository events' },
      { value: 'updateReference', label: 'Push to existing branch' },
      { value: 'createReference', label: 'Create branch or tag' },
      { value: 'deleteReference', label: 'Delete branch or tag' },
    ],
    default: 'all',
    source: SOURCES.triggers,
  }),
}

export type RepositoryConfig = ConfigOf<typeof fields>
export type RepositoryEvent = Exclude<ConfigOf<typeof triggerFields>['events'], 'all'>
