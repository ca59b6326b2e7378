import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { connect, type Connection } from '../../shared/contract/app/connect.ts'
import { ProblemError, type Problem } from '../../shared/contract/app/problem.ts'
import { appCalls, windowCalls, type CallTable, type Handlers } from '../../shared/contract/app/table.ts'
import { transports, type Wire } from './transports.ts'

const nothing = z.undefined()
const appTable = {
  add: { input: z.object({ a: z.number(), b: z.number().default(1) }), output: z.number() },
  maybe: { input: nothing, output: z.string().nullable() },
  silent: { input: nothing, output: nothing },
  fail: { input: z.object({ how: z.string() }), output: nothing },
  wait: { input: nothing, output: z.string() },
  lie: { input: nothing, output: z.number() },
} as const satisfies CallTable
const windowTable = {
  greet: { input: z.object({ name: z.string() }), output: z.string() },
} as const satisfies CallTable

const PROBLEM: Problem = {
  code: 'program',
  text: { en: 'It has a hole.', zh: '它有一个洞。' },
  at: { file: 'a.ts', line: 3, column: 7 },
}
const THROWN: Record<string, () => unknown> = {
  problem: () => new ProblemError(PROBLEM),
  error: () => new RangeError('too far'),
  text: () => 'only words',
  undefined: () => undefined,
  null: () => null,
  zero: () => 0,
}
const LOST: Problem = { code: 'lost', text: { en: 'The window has gone.', zh: '窗口已不在。' } }

describe.each(Object.keys(transports))('over %s', (name) => {
  let wire: Wire
  let added: unknown[]
  let release: (word: string) => void
  let app: Connection<typeof windowTable>
  let window: Connection<typeof appTable>

  beforeEach(async () => {
    wire = await transports[name]!()
    added = []
    const waits = new Promise<string>((resolve) => (release = resolve))
    const handlers: Handlers<typeof appTable> = {
      add: ({ a, b }) => {
        added.push([a, b])
        return a + b
      },
      maybe: () => null,
      silent: () => undefined,
      fail: ({ how }) => {
        throw THROWN[how]!()
      },
      wait: () => waits,
      lie: () => 'seven' as never,
    }
    app = connect(wire.app, appTable, handlers, windowTable)
    window = connect(wire.window, windowTable, { greet: ({ name }) => `hello ${name}` }, appTable)
  })

  afterEach(async () => {
    app.close(LOST)
    window.close(LOST)
    await wire.cut()
  })

  /** Whatever was sent before, the connection still works. */
  const works = async () => expect(await window.remote.add({ a: 20, b: 22 })).toBe(42)

  test('a call is answered, in both directions', async () => {
    expect(await window.remote.add({ a: 1, b: 2 })).toBe(3)
    expect(await app.remote.greet({ name: 'window' })).toBe('hello window')
  })

  test('what is left out gets its default before the handler sees it', async () => {
    expect(await window.remote.add({ a: 1 })).toBe(2)
    expect(added).toEqual([[1, 1]])
  })

  test('nothing and null are two different answers', async () => {
    expect(await window.remote.maybe()).toBeNull()
    expect(await window.remote.silent()).toBeUndefined()
  })

  test('answers find their calls, whatever order they come in', async () => {
    const first = window.remote.wait()
    expect(await window.remote.add({ a: 1 })).toBe(2)
    release('at last')
    expect(await first).toBe('at last')
  })

  test('a problem keeps its code, both languages and its place', async () => {
    await expect(window.remote.fail({ how: 'problem' })).rejects.toMatchObject({
      name: 'ProblemError',
      message: 'It has a hole.',
      problem: PROBLEM,
    })
  })

  test.each(Object.keys(THROWN).filter((how) => how !== 'problem'))(
    'a handler that throws %s rejects its caller as our own fault, in both languages',
    async (how) => {
      const problem = await problemFrom(window.remote.fail({ how }))
      expect(problem.code).toBe('internal')
      expect(problem.text.en).toContain('inside the lab')
      expect(problem.text.zh).toContain('实验室')
      await works()
    },
  )

  test('arguments that do not fit are refused before the handler sees them', async () => {
    const problem = await problemFrom(window.remote.add({ a: 'one' } as never))
    expect(problem).toMatchObject({ code: 'refused' })
    expect(problem.text.en).toContain('add')
    expect(problem.text.en).toContain('a: ')
    expect(added).toEqual([])
    await works()
  })

  test('an answer that does not fit is not let through', async () => {
    expect(await problemFrom(window.remote.lie())).toMatchObject({ code: 'internal' })
    await works()
  })

  test('an answer that can not be written down is told as a problem', async () => {
    const table = { big: { input: nothing, output: z.unknown() } } as const
    const other = await transports[name]!()
    const answering = connect(other.app, table, { big: () => 10n }, {})
    const asking = connect(other.window, {}, {}, table)
    const problem = await problemFrom(asking.remote.big())
    expect(problem.text.en).toContain('BigInt')
    answering.close(LOST)
    asking.close(LOST)
    await other.cut()
  })

  test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'then', 'nothing', ''])(
    'the name %j, which is in no table, is refused',
    async (called) => {
      const table = Object.fromEntries([[called, { input: z.unknown(), output: z.unknown() }]])
      const asking = connect(wire.window, {}, {}, table)
      const call = Object.getOwnPropertyDescriptor(asking.remote, called)?.value as () => Promise<unknown>
      expect(await problemFrom(call())).toMatchObject({ code: 'refused' })
      asking.close(LOST)
      await works()
    },
  )

  test('closing rejects what is pending, once, and what is called afterwards', async () => {
    const pending = problemFrom(window.remote.wait())
    window.close(LOST)
    window.close({ ...LOST, code: 'second' })
    expect(await pending).toEqual(LOST)
    expect(await problemFrom(window.remote.add({ a: 1 }))).toEqual(LOST)
    release('too late')
  })

  test('a closed end answers no more calls', async () => {
    app.close(LOST)
    let answered = false
    void window.remote.add({ a: 1 }).then(
      () => (answered = true),
      () => undefined,
    )
    // What is sent after the call arrives after it.
    const arrived = new Promise((resolve) => wire.app.listen(resolve))
    wire.window.post('after the call')
    await arrived
    expect(added).toEqual([])
    expect(answered).toBe(false)
  })

  test('a transport that breaks under a call leaves nobody waiting once its end is closed', async () => {
    const pending = problemFrom(window.remote.wait())
    await wire.cut()
    const after = problemFrom(window.remote.add({ a: 1 }))
    window.close(LOST)
    release('into the void')
    expect(await pending).toMatchObject({ code: expect.any(String) as string })
    expect(await after).toMatchObject({ code: expect.any(String) as string })
    wire = await transports[name]!()
  })

  test('frames that are no text, no JSON or no frames are ignored', async () => {
    for (const text of ['', '{', 'null', '[]', '7', '"q"', '{"t":"q"}', '{"t":"s"}', '{"t":"x","i":"1"}'])
      wire.window.post(text)
    wire.window.post(new Uint8Array([1, 2, 3]) as never)
    wire.window.post(JSON.stringify({ t: 's', i: 'of nobody', r: { ok: true, value: 1 } }))
    await works()
  })

  test('whatever text comes, later calls still work', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string(), fc.json(), frame()), { maxLength: 20 }),
        async (texts) => {
          for (const text of texts) {
            wire.window.post(text)
            wire.app.post(text)
          }
          await works()
          expect(await app.remote.greet({ name: 'still there' })).toBe('hello still there')
        },
      ),
      { numRuns: 150 },
    )
  })

  test('every call of a frame that looks valid is answered exactly once', async () => {
    const answers = new Map<string, number>()
    wire.window.listen((message) => {
      const { t, i } = JSON.parse(String(message)) as { t: string; i: string }
      if (t === 's') answers.set(i, (answers.get(i) ?? 0) + 1)
    })
    let sent = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('add', 'maybe', 'silent', 'lie', 'valueOf'),
        fc.jsonValue(),
        async (m, a) => {
          wire.window.post(JSON.stringify({ t: 'q', i: `fuzz ${sent++}`, m, a: [a] }))
          await works()
        },
      ),
      { numRuns: 100 },
    )
    const ours = [...answers].filter(([id]) => id.startsWith('fuzz'))
    expect(ours).toHaveLength(sent)
    expect(ours.every(([, count]) => count === 1)).toBe(true)
  })
})

/** Nearly right: the shapes birpc speaks, with anything in them. */
function frame(): fc.Arbitrary<string> {
  const names = fc.oneof(
    fc.constantFrom(...Object.keys(appTable).filter((name) => name !== 'wait')),
    fc.string(),
  )
  const part = fc.oneof(fc.jsonValue(), fc.string())
  return fc
    .oneof(
      fc.record({ t: fc.constant('q'), i: part, m: names, a: fc.array(fc.jsonValue(), { maxLength: 3 }) }),
      fc.record({ t: fc.constant('q'), i: part, m: part, a: part, o: fc.boolean() }),
      fc.record({ t: fc.constant('s'), i: part, r: part, e: part }),
    )
    .map((value) => JSON.stringify(value))
}

async function problemFrom(call: Promise<unknown>): Promise<Problem> {
  const thrown = await call.then(
    (value) => new Error(`it settled with ${JSON.stringify(value)}`),
    (cause: unknown) => cause,
  )
  expect(thrown).toBeInstanceOf(ProblemError)
  return (thrown as ProblemError).problem
}

test('no call of the contract itself is named like something that every object has', () => {
  for (const name of [...Object.keys(appCalls), ...Object.keys(windowCalls)])
    expect(name in Object.prototype || name === 'then', name).toBe(false)
})
