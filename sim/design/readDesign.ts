import type { AnyService } from '../services/define'
import { blankAccount, blankView } from './blank'
import { byId, isId } from './ids'
import { DOCUMENT, entry, member, type Place, type ProblemList } from './problems'
import {
  checkNumber,
  checkText,
  eachObject,
  isObject,
  own,
  readId,
  readList,
  readText,
  refuseUnknownKeys,
  requireNumber,
  type JsonObject,
} from './reader'
import { checkContainment, readConnections, readResources } from './readResources'
import { readScenarios } from './readScenarios'
import { ACCOUNT_KEYS, DESIGN_KEYS, ERAS, MAX, MAX_TEXT, NOTE_KEYS, POSITION_KEYS, VIEW_KEYS } from './shapes'
import type { AccountSettings, Design, Note, View } from './types'
import { quoted, shown } from './words'

/** Farthest from the canvas's origin, px. */
const MAX_COORDINATE = 1e7

/** Reads a file of the newest version. The design is sound when no errors were added to `problems`. */
export function readDesign(file: JsonObject, services: readonly AnyService[], problems: ProblemList): Design {
  refuseUnknownKeys(file, DESIGN_KEYS, DOCUMENT, problems)
  const name = readText(file, 'name', { label: 'The name of the design', maxLength: MAX_TEXT.name }, DOCUMENT, problems)
  const region = readText(
    file,
    'region',
    { label: 'The Region', maxLength: MAX_TEXT.port, minLength: 1 },
    DOCUMENT,
    problems,
  )
  const account = readAccount(own(file, 'account'), problems)
  const byType = new Map(services.map((service) => [service.type, service]))
  const resources = readResources(file, byType, problems)
  checkContainment(resources, problems)
  const connections = readConnections(file, resources, byType, problems)
  return {
    name,
    region,
    account,
    resources: [...resources.values()].sort(byId),
    connections: connections.sort(byId),
    scenarios: readScenarios(file, problems),
    notes: readNotes(file, problems),
    view: readView(own(file, 'view'), problems),
  }
}

function readAccount(value: unknown, problems: ProblemList): AccountSettings {
  const account = blankAccount()
  const place = member(DOCUMENT, 'account')
  if (value === undefined) return account
  if (!isObject(value)) {
    problems.error(
      'object.type',
      place,
      `account must be an object in braces; it is ${shown(value)}.`,
      'Write "account": {"freeTier": false, "quotas": {}}.',
    )
    return account
  }
  refuseUnknownKeys(value, ACCOUNT_KEYS, place, problems)
  const freeTier = own(value, 'freeTier')
  if (typeof freeTier === 'boolean') account.freeTier = freeTier
  else if (freeTier !== undefined) {
    problems.error(
      'boolean.type',
      member(place, 'freeTier'),
      `freeTier must be true or false; it is ${shown(freeTier)}.`,
      'Write true or false without quotation marks.',
    )
  }
  const era = own(value, 'era')
  if ((ERAS as readonly unknown[]).includes(era)) account.era = era as (typeof ERAS)[number]
  else if (era !== undefined) {
    problems.error(
      'account.era',
      member(place, 'era'),
      `era must be modern or classic; it is ${shown(era)}.`,
      'classic is AWS as it was until 2019; leave it out for today’s.',
    )
  }
  for (const [id, quota] of entriesOf(value, 'quotas', MAX.quotas, place, problems)) {
    const number = checkNumber(
      quota,
      { label: `The quota ${id}`, min: 0, max: 1e12 },
      entry(member(place, 'quotas'), id),
      problems,
    )
    if (number !== null) account.quotas[id] = number
  }
  return account
}

function readNotes(file: JsonObject, problems: ProblemList): Note[] {
  const notes: Note[] = []
  const taken = new Set<string>()
  const list = readList(file, 'notes', { max: MAX.notes }, DOCUMENT, problems)
  eachObject(list, 'A note', member(DOCUMENT, 'notes'), problems, (object, at) => {
    refuseUnknownKeys(object, NOTE_KEYS, at, problems)
    const id = readId(object, 'a note', taken, at, problems)
    const text = readText(
      object,
      'text',
      { label: 'The text of a note', maxLength: MAX_TEXT.note, lines: true },
      at,
      problems,
    )
    const number = (name: string, min: number) =>
      requireNumber(object, name, { label: `${name} of a note`, min, max: MAX_COORDINATE }, at, problems) ?? 0
    const note = {
      text,
      x: number('x', -MAX_COORDINATE),
      y: number('y', -MAX_COORDINATE),
      width: number('width', 0),
      height: number('height', 0),
    }
    if (id !== null) notes.push({ id, ...note })
  })
  return notes
}

function readView(value: unknown, problems: ProblemList): View {
  const view = blankView()
  const place = member(DOCUMENT, 'view')
  if (value === undefined) return view
  if (!isObject(value)) {
    problems.error(
      'object.type',
      place,
      `view must be an object in braces; it is ${shown(value)}.`,
      'Remove it: it only says where things stand on the canvas.',
    )
    return view
  }
  refuseUnknownKeys(value, VIEW_KEYS, place, problems)
  for (const [id, position] of entriesOf(value, 'positions', MAX.positions, place, problems)) {
    const at = entry(member(place, 'positions'), id)
    if (!isObject(position)) {
      problems.error(
        'object.type',
        at,
        `A position has x and y; this is ${shown(position)}.`,
        'Remove it, or write {"x": 0, "y": 0}.',
      )
      continue
    }
    refuseUnknownKeys(position, POSITION_KEYS, at, problems)
    const coordinate = (name: string) =>
      requireNumber(
        position,
        name,
        { label: `${name} of a position`, min: -MAX_COORDINATE, max: MAX_COORDINATE },
        at,
        problems,
      ) ?? 0
    const pinned = own(position, 'pinned')
    if (pinned !== undefined && typeof pinned !== 'boolean') {
      problems.error(
        'boolean.type',
        member(at, 'pinned'),
        `pinned must be true or false; it is ${shown(pinned)}.`,
        'Write true or false without quotation marks.',
      )
    }
    view.positions[id] = { x: coordinate('x'), y: coordinate('y'), ...(typeof pinned === 'boolean' ? { pinned } : {}) }
  }
  const scenario = own(value, 'scenario')
  if (scenario !== undefined) {
    const id = checkText(
      scenario,
      { label: 'The scenario last looked at', maxLength: MAX_TEXT.name },
      member(place, 'scenario'),
      problems,
    )
    if (id !== null) view.scenario = id
  }
  return view
}

/** Members of an object that maps ids to something. */
function entriesOf(
  object: JsonObject,
  name: string,
  max: number,
  place: Place,
  problems: ProblemList,
): [string, unknown][] {
  const value = own(object, name)
  if (value === undefined) return []
  const at = member(place, name)
  if (!isObject(value)) {
    problems.error(
      'object.type',
      at,
      `${name} must be an object in braces; it is ${shown(value)}.`,
      `Write "${name}": {}.`,
    )
    return []
  }
  const entries = Object.entries(value)
  if (entries.length > max) {
    problems.error('list.length', at, `${name} may have ${max} entries; it has ${entries.length}.`, 'Remove entries.')
    return []
  }
  return entries.filter(([id]) => {
    if (isId(id)) return true
    problems.error(
      'id.invalid',
      at,
      `${quoted(id)} in ${name} is not an id.`,
      'Ids are 1 to 64 letters, digits, dots, dashes and underscores.',
    )
    return false
  })
}
