/** A JSON Schema. */
export type Schema = { [key: string]: unknown }

/** An object with exactly these members, in this order; all are required unless said otherwise. */
export const object = (
  keys: readonly string[],
  properties: Record<string, Schema>,
  required: readonly string[] = keys,
): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: [...required],
  properties: Object.fromEntries(keys.map((key) => [key, properties[key]!])),
})
