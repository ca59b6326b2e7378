/**
 * A quick yes for values that fit a schema. A million events through zod take four seconds (six where a content
 * security policy forbids its generated code); these closures, built once from the schema's own JSON Schema, take a
 * fraction. A `false` only means "ask zod": keywords not known here make everything `false`, never `true`.
 */
import { z } from 'zod'

export type Accepts = (value: unknown) => boolean
type Json = Readonly<Record<string, unknown>>

/** Builds the acceptor of a schema whose transforms leave values as they are. */
export function acceptor(schema: z.ZodType): Accepts {
  return compile(z.toJSONSchema(schema, { io: 'input' }))
}

const known = new Set(
  (
    '$schema type const enum oneOf anyOf properties required additionalProperties propertyNames items ' +
    'minimum maximum exclusiveMinimum minLength maxLength pattern'
  ).split(' '),
)
const never: Accepts = () => false

function compile(schema: Json): Accepts {
  if (Object.keys(schema).some((keyword) => !known.has(keyword))) return never
  if ('const' in schema) return (value) => value === schema['const']
  if ('enum' in schema) {
    const values = new Set(schema['enum'] as unknown[])
    return (value) => values.has(value)
  }
  const union = (schema['oneOf'] ?? schema['anyOf']) as Json[] | undefined
  if (union) return byType(union) ?? anyOf(union.map(compile))
  const type = schema['type']
  if (Array.isArray(type)) return anyOf(type.map((one) => compile({ ...schema, type: one as unknown })))
  const make = makers[String(type)]
  return make ? make(schema) : never
}

const makers: Readonly<Record<string, (schema: Json) => Accepts>> = {
  boolean: () => (value) => typeof value === 'boolean',
  string: text,
  number: (schema) => number(schema, Number.isFinite),
  integer: (schema) => number(schema, Number.isSafeInteger),
  array: (schema) => {
    const items = compile(schema['items'] as Json)
    return (value) => Array.isArray(value) && value.every(items)
  },
  object: (schema) => ('properties' in schema ? object(schema) : record(schema)),
}

function text(schema: Json): Accepts {
  const least = (schema['minLength'] as number | undefined) ?? 0
  const most = (schema['maxLength'] as number | undefined) ?? Infinity
  if (schema['pattern'] === undefined) {
    return (value) => typeof value === 'string' && value.length >= least && value.length <= most
  }
  const pattern = new RegExp(schema['pattern'] as string)
  // Ids repeat a lot; remembering the last ones spares the regular expression.
  const seen = new Set<string>()
  return (value) => {
    if (typeof value !== 'string') return false
    if (seen.has(value)) return true
    if (value.length < least || value.length > most || !pattern.test(value)) return false
    if (seen.size >= 1000) seen.clear()
    seen.add(value)
    return true
  }
}

function number(schema: Json, fits: (value: unknown) => boolean): Accepts {
  const least = (schema['minimum'] as number | undefined) ?? -Infinity
  const most = (schema['maximum'] as number | undefined) ?? Infinity
  const above = (schema['exclusiveMinimum'] as number | undefined) ?? -Infinity
  return (value) =>
    fits(value) && (value as number) >= least && (value as number) <= most && (value as number) > above
}

function record(schema: Json): Accepts {
  const values = compile(schema['additionalProperties'] as Json)
  return (value) => isObject(value) && Object.values(value).every(values)
}

/** Properties that the schema does not know make it `false`: zod then drops them. */
function object(schema: Json): Accepts {
  const required = new Set((schema['required'] as string[] | undefined) ?? [])
  const fields = new Map<string, Accepts>()
  for (const [name, field] of Object.entries(schema['properties'] as Record<string, Json>)) {
    fields.set(name, compile(field))
  }
  return (value) => {
    if (!isObject(value)) return false
    let missing = required.size
    for (const name in value) {
      const accepts = fields.get(name)
      if (accepts === undefined || !accepts(value[name])) return false
      if (required.has(name)) missing--
    }
    return missing === 0
  }
}

/** A union of objects with a constant `type` is looked up instead of tried. */
function byType(union: readonly Json[]): Accepts | undefined {
  const options = new Map<unknown, Accepts>()
  for (const option of union) {
    const type = (option['properties'] as Record<string, Json> | undefined)?.['type']?.['const']
    if (type === undefined) return undefined
    options.set(type, compile(option))
  }
  return (value) => isObject(value) && (options.get(value['type']) ?? never)(value)
}

const anyOf =
  (options: readonly Accepts[]): Accepts =>
  (value) =>
    options.some((accepts) => accepts(value))

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
