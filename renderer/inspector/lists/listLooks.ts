import { functionLists } from './functionLists'
import type { ListLook } from './listLook'
import { ruleLists } from './ruleLists'

const looks: Readonly<Record<string, ListLook>> = { ...functionLists, ...ruleLists }

/** The look of a list setting of a service. */
export const lookOf = (type: string | undefined, name: string): ListLook | undefined => looks[`${type} ${name}`]
