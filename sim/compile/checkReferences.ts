import { entry, member, resourcePath, type Place, type ProblemList } from '../design/problems'
import { didYouMean } from '../design/nearest'
import { listed, withArticle } from '../design/words'
import { isVisible } from '../design/validateFields'
import type { FieldSet } from '../services/fields'
import type { DesignIndex } from './designIndex'

/** Resources that settings name exist, and are of a type that may be named there. */
export function checkReferences(index: DesignIndex, problems: ProblemList): void {
  for (const indexed of index.resources.values()) {
    if (!indexed.sound) continue
    const { resource, service } = indexed
    const fields = service.fields as FieldSet
    for (const [name, field] of Object.entries(fields)) {
      if (field.kind !== 'resources' || !isVisible(field, fields, resource.config)) continue
      for (const [i, id] of (index.configOf(indexed)[name] as string[]).entries()) {
        const named = index.resources.get(id)
        const isAnyType = field.types.length === 0
        if (named !== undefined && (isAnyType || field.types.includes(named.resource.type))) continue
        const at: Place = entry(
          member({ resourceId: resource.id, path: resourcePath(resource.id) }, `config.${name}`),
          i,
        )
        const kinds = listed(
          field.types.map((type) => withArticle(index.services.get(type)?.title ?? type)),
          'or',
        )
        problems.error(
          'reference.unknown',
          at,
          named === undefined
            ? `${field.label} of ${resource.name} names ${id}, which does not exist.`
            : `${field.label} of ${resource.name} names ${named.resource.name}, which is not ${kinds}.`,
          () =>
            didYouMean(
              id,
              isAnyType
                ? [...index.resources.keys()]
                : field.types.flatMap((type) => index.ofType(type).map((other) => other.resource.id)),
            ),
        )
        indexed.sound = false
      }
    }
  }
}
