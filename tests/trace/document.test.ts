import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { helloSchema, lookedSchema } from '../../shared/contract/actor.ts'
import { readTrace } from '../../shared/trace/codec.ts'
import { eventSchema } from '../../shared/trace/events.ts'

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
