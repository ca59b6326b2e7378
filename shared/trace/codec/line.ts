/** One line of text to one event, or the sentence that says why not. */
import type { z } from 'zod'
import { eventSchema, TRACE_VERSION, type TraceEvent } from '../events.ts'
import { acceptor } from './acceptor.ts'
import { badField, notAnObject, notJson, unknownType } from './sentences.ts'

export type Checked =
  | { readonly event: TraceEvent; readonly reason?: undefined; readonly newer?: undefined }
  | { readonly event?: undefined; readonly reason: string; readonly newer?: number }

const types: ReadonlySet<unknown> = new Set(eventSchema.options.map((option) => option.shape.type.value))
/** Says yes to well-formed events without making a copy; zod itself is asked only about the rest. */
const accepts = acceptor(eventSchema)

/** Whether it is an event as the schema wants it. */
export function isEvent(value: unknown): value is TraceEvent {
  return accepts(value) || eventSchema.safeParse(value).success
}

/** Checks one line; undefined for a blank one. */
export function checkLine(line: string): Checked | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return line.trim() === '' ? undefined : { reason: notJson }
  }
  // Every transform of the schema only brands its value, so an accepted object is its own parsed form.
  return accepts(value) ? ofThisVersion(value as TraceEvent) : checkSlowly(value)
}

function checkSlowly(value: unknown): Checked {
  if (typeof value !== 'object' || value === null || !('type' in value)) return { reason: notAnObject }
  if (value.type === 'run' && 'version' in value && typeof value.version === 'number') {
    if (value.version > TRACE_VERSION) return newerVersion(value.version)
  }
  if (!types.has(value.type)) return { reason: unknownType(value.type) }
  const parsed = eventSchema.safeParse(value)
  return parsed.success ? ofThisVersion(parsed.data) : { reason: reasonOf(String(value.type), parsed.error) }
}

function ofThisVersion(event: TraceEvent): Checked {
  return event.type === 'run' && event.version > TRACE_VERSION ? newerVersion(event.version) : { event }
}

const newerVersion = (version: number): Checked => ({ reason: `version ${version}`, newer: version })

function reasonOf(type: string, error: z.ZodError): string {
  const issue = error.issues[0]
  return badField(type, issue?.path.join('.') ?? '', issue?.message ?? 'it does not fit')
}
