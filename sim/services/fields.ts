import type { Distribution } from '../kernel/distributions'
import type { Source } from './source'

/**
 * The fields of a service's configuration. One description gives the TypeScript type, validation, the inspector
 * form, the documentation and the JSON Schema, so that they cannot disagree.
 */
export type FieldUnit =
  | 'ms'
  | 's'
  | 'min'
  | 'h'
  | 'MB'
  | 'GB'
  | 'bytes'
  | 'perSecond'
  | 'percent'
  | 'count'
  | 'ratio'
  | 'usd'

interface FieldBase {
  label: string
  /** One line a newcomer understands. */
  help: string
  /** Inspector section; fields without one go to Configuration. */
  group?: string
  /** Shown behind "Advanced" in the inspector. */
  advanced?: boolean
  /** Shown and validated only when another field of the same form has one of these values. */
  visibleWhen?: { field: string; is: readonly (string | number | boolean)[] }
  /** Where the default and the range come from. */
  source?: Source
}

export interface NumberField extends FieldBase {
  kind: 'number'
  unit: FieldUnit
  default: number
  min: number
  max: number
  integer: boolean
}

/** A number that may be absent: `null` means the setting is not made. */
export interface OptionalNumberField extends FieldBase {
  kind: 'optionalNumber'
  unit: FieldUnit
  default: number | null
  min: number
  max: number
  integer: boolean
  /** What the inspector shows for null: "none", "no limit". */
  none: string
}

export interface BooleanField extends FieldBase {
  kind: 'boolean'
  default: boolean
}

export interface ChoiceField<V extends string | number = string | number> extends FieldBase {
  kind: 'choice'
  options: readonly { value: V; label: string }[]
  default: V
}

export interface TextField extends FieldBase {
  kind: 'text'
  default: string
  maxLength: number
}

/** A random quantity; its unit is that of the values drawn. */
export interface DistributionField extends FieldBase {
  kind: 'distribution'
  unit: FieldUnit
  default: Distribution
}

/** A list of small forms, such as per-method overrides. */
export interface ListField<F extends FieldSet = FieldSet> extends FieldBase {
  kind: 'list'
  item: F
  itemLabel: string
  maxItems: number
}

/** Ids of other resources of the design, such as the subnets of a function. */
export interface ResourcesField extends FieldBase {
  kind: 'resources'
  /** Service types that may be named; none: any. */
  types: readonly string[]
  maxItems: number
}

/** What a compute resource does per request; null means the default handler: compute, then each outgoing connection once. */
export interface HandlerField extends FieldBase {
  kind: 'handler'
}

export type Field =
  | NumberField
  | OptionalNumberField
  | BooleanField
  | ChoiceField
  | TextField
  | DistributionField
  | ListField
  | ResourcesField
  | HandlerField

export type FieldSet = { readonly [name: string]: Field }

/** One step of a handler. */
export type HandlerStep =
  | { kind: 'compute'; duration: Distribution }
  | { kind: 'call'; connection: string; operation: string; count: number; probability: number }
  | { kind: 'parallel'; branches: HandlerStep[][] }

type ValueOf<F extends Field> = F extends NumberField
  ? number
  : F extends OptionalNumberField
    ? number | null
    : F extends BooleanField
      ? boolean
      : F extends ChoiceField<infer V>
        ? V
        : F extends TextField
          ? string
          : F extends DistributionField
            ? Distribution
            : F extends ListField<infer I>
              ? ConfigOf<I>[]
              : F extends ResourcesField
                ? string[]
                : F extends HandlerField
                  ? HandlerStep[] | null
                  : never

/** The configuration type that a set of fields describes. */
export type ConfigOf<F extends FieldSet> = { [K in keyof F]: ValueOf<F[K]> }

type Without<T, K extends string> = Omit<T, K>

export const number = (field: Without<NumberField, 'kind' | 'integer'> & { integer?: boolean }): NumberField => ({
  integer: false,
  ...field,
  kind: 'number',
})

export const optionalNumber = (
  field: Without<OptionalNumberField, 'kind' | 'integer' | 'default' | 'none'> & {
    integer?: boolean
    default?: number | null
    none?: string
  },
): OptionalNumberField => ({ integer: false, default: null, none: 'none', ...field, kind: 'optionalNumber' })

export const boolean = (field: Without<BooleanField, 'kind'>): BooleanField => ({ ...field, kind: 'boolean' })

export const choice = <const V extends string | number>(field: Without<ChoiceField<V>, 'kind'>): ChoiceField<V> => ({
  ...field,
  kind: 'choice',
})

export const text = (field: Without<TextField, 'kind' | 'maxLength'> & { maxLength?: number }): TextField => ({
  maxLength: 256,
  ...field,
  kind: 'text',
})

export const distribution = (field: Without<DistributionField, 'kind'>): DistributionField => ({
  ...field,
  kind: 'distribution',
})

export const list = <const F extends FieldSet>(
  field: Without<ListField<F>, 'kind' | 'maxItems'> & { maxItems?: number },
): ListField<F> => ({
  maxItems: 300,
  ...field,
  kind: 'list',
})

export const resources = (field: Without<ResourcesField, 'kind'>): ResourcesField => ({ ...field, kind: 'resources' })

export const handler = (field: Without<HandlerField, 'kind'>): HandlerField => ({ ...field, kind: 'handler' })

/** The value of a field nobody has set. */
export function defaultOf(field: Field): unknown {
  switch (field.kind) {
    case 'list':
    case 'resources':
      return []
    case 'handler':
      return null
    default:
      return field.default
  }
}

/** A configuration with every field that is missing filled in with its default. */
export function withDefaults<F extends FieldSet>(fields: F, set: Readonly<Record<string, unknown>>): ConfigOf<F> {
  const config: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(set, name) ? set[name] : undefined
    if (value === undefined) config[name] = defaultOf(field)
    else if (field.kind === 'list')
      config[name] = (value as Record<string, unknown>[]).map((item) => withDefaults(field.item, item))
    else config[name] = value
  }
  return config as ConfigOf<F>
}
