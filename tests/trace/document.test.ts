import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { helloSchema, lookedSchema } from '../../shared/contract/actor.ts'
import { readTrace } from '../../shared/trace/codec.ts'
import { eventSchema } from '../../shared/trace/events.ts'
import { ACTOR_KINDS, EXIT_CAUSES, RESOURCE_KINDS, WAIT_OPS } from '../../shared/trace/kinds.ts'

const page = readFileSync(new URL('../../docs/TRACE.md', import.meta.url), 'utf8')
const [events = '', looked = ''] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text)

test('the document has a valid example of every event', () => {
  const read = readTrace(events)
  expect(read).toMatchObject({ problems: [], truncated: false })
  const all = eventSchema.options.map((option) => option.shape.type.value)
  expect([...new Set(read.events.map(({ type }) => type))].sort()).toEqual([...all].sort())
})

test('the examples of the look are valid', () => {
  expect(lookedSchema.safeParse(JSON.parse(looked)).success).toBe(true)
  const hello = /`(\{"type":"hello".*?\})`/.exec(page)?.[1] ?? ''
  expect(helloSchema.safeParse(JSON.parse(hello)).success).toBe(true)
})

test('the document lists every kind of actor and resource, what can be waited for, and why actors end', () => {
  const kinds = /^## The kinds of things$(.*?)^## /ms.exec(page)?.[1] ?? ''
  const [actors = '', resources = '', rest = ''] = kinds.trim().split('\n\n')
  expect(named(actors, /^\| `([a-z-]+)` \|/gm)).toEqual([...ACTOR_KINDS])
  expect(named(resources, /^\| `([a-z-]+)` \|/gm)).toEqual([...RESOURCE_KINDS])
  const told = (resources + rest).replaceAll(/^\| `[a-z-]+` \|/gm, '')
  const ops = named(told, /`([a-z-]+)`/g).filter(
    (word) => ![...RESOURCE_KINDS, 'target', 'kind', 'op'].includes(word),
  )
  expect([...new Set(ops)].sort()).toEqual([...WAIT_OPS].sort())
  const causes = /`cause` is one of (.*?)\. /s.exec(page)?.[1] ?? ''
  expect(named(causes, /`([a-z]+)`/g)).toEqual([...EXIT_CAUSES])
})

test('the document names every field of a look', () => {
  const { waits, resources } = lookedSchema.shape
  for (const field of Object.keys({ ...waits.element.shape, ...resources.element.shape }))
    expect(page).toMatch(new RegExp(`[\`"]${field}[\`"]`))
})

function named(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, word = '']) => word)
}
