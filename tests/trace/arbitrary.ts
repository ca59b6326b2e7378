/** Random events: well-formed one by one, and nonsense as a stream. */
import fc from 'fast-check'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { ACTOR_KINDS, EXIT_CAUSES, RESOURCE_KINDS, WAIT_OPS } from '../../shared/trace/kinds.ts'
import { runEvent } from './make.ts'

const actor = fc.constantFrom('0', '0.1', '0.2', '0.1.1', '0.1.2', '0.10', '7')
const resource = fc.constantFrom('lock1', '0/lock1', '0.1/q', 'q', 'm', '0/m', '__proto__', 'pool')
const t = fc.nat(1000)
const small = fc.nat(4)
const source = fc.record({ file: fc.constant('a.ts'), line: fc.integer({ min: 1, max: 40 }) })
const at = { t, actor }
const on = { ...at, resource }
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const one = <T extends object>(type: string, fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record({ type: fc.constant(type), ...fields })

const wait = {
  seq: small,
  op: fc.constantFrom(...WAIT_OPS),
  resource: optional(resource),
  target: optional(actor),
  since: t,
  deadline: optional(t),
  source: optional(source),
}

const any = fc.oneof(
  fc.constant(runEvent as unknown as Record<string, unknown>),
  one('declared', { ...at, name: fc.string(), kind: fc.constantFrom('process', 'lock') }),
  one('actor-created', {
    ...at,
    kind: fc.constantFrom(...ACTOR_KINDS),
    name: fc.string(),
    parent: optional(actor),
    daemon: optional(fc.boolean()),
  }),
  one('actor-started', { ...at, pid: small, ppid: small, tid: optional(small) }),
  one('actor-exited', {
    ...at,
    cause: fc.constantFrom(...EXIT_CAUSES),
    code: optional(fc.integer({ min: -15, max: 3 })),
  }),
  one('resource-created', {
    ...on,
    kind: fc.constantFrom(...RESOURCE_KINDS),
    name: fc.string(),
    scope: fc.constantFrom('process', 'thread'),
    capacity: optional(small),
  }),
  one('wait-begin', { ...at, ...wait, holders: optional(fc.array(actor, { maxLength: 3 })) }),
  one('wait-end', { ...at, seq: small, result: fc.constantFrom('ok', 'timeout', 'broken') }),
  one('acquired', on),
  one('released', on),
  one('put', { ...on, item: small, level: small, preview: optional(fc.string({ maxLength: 9 })) }),
  one('got', { ...on, item: small, level: small }),
  one('task-done', { ...on, unfinished: small }),
  one('sample', {
    t,
    resource,
    value: fc.oneof(fc.integer(), fc.string(), fc.array(fc.integer(), { maxLength: 3 })),
  }),
  one('counters', {
    ...on,
    acquisitions: optional(small),
    writes: optional(small),
    delta: optional(fc.integer()),
    blind: optional(fc.boolean()),
  }),
  one('task-begin', { ...at, pool: resource, task: small, name: fc.string() }),
  one('task-end', { ...at, pool: resource, task: small, ok: fc.boolean() }),
  one('output', { ...at, stream: fc.constantFrom('stdout', 'stderr'), text: fc.string() }),
  one('measured', {
    ...at,
    group: fc.string(),
    label: fc.string(),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    unit: fc.string(),
  }),
  one('command', { ...at, id: small, text: fc.string(), state: fc.constantFrom('begun', 'done', 'failed') }),
  one('notice', {
    t,
    voice: fc.constantFrom('program', 'limit', 'ours'),
    code: fc.string(),
    text: fc.string(),
  }),
  one('verdict', {
    t,
    kind: fc.constantFrom('deadlock', 'orphan', 'stuck', 'lost-updates'),
    actors: fc.array(actor, { maxLength: 3 }),
    resources: fc.array(resource, { maxLength: 2 }),
    waits: fc.array(fc.record({ actor, ...wait, holder: optional(actor) }), { maxLength: 3 }),
    latency: t,
    breaks: optional(fc.record({ t, actor })),
    lost: optional(fc.integer()),
  }),
  one('ended', { t, outcome: fc.constantFrom('finished', 'failed', 'deadlock', 'stopped') }),
)

/** One event as it comes off the wire: absent fields are absent. */
export const anyEvent: fc.Arbitrary<TraceEvent> = any.map(
  (value) => JSON.parse(JSON.stringify(value)) as TraceEvent,
)
export const anyStream = fc.array(anyEvent, { maxLength: 120 })
