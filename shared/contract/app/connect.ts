/**
 * One end of the contract over a message channel (a MessagePort in the desktop, a WebSocket in the browser). Both ends
 * are this same call with the tables swapped. Each call settles exactly once, with a result or a problem; closing
 * rejects what is pending. Whatever the other side sends, nothing here throws: what is no frame is nobody's message.
 */
import { createBirpc } from 'birpc'
import { z } from 'zod'
import { ProblemError, problemOf, problemSchema, type Problem } from './problem.ts'
import type { CallTable, Functions, Handlers } from './table.ts'

/** What carries the messages: text, in order, nothing lost while it is open. */
export interface Channel {
  post(text: string): void
  /** Whatever comes; anything but text is ignored. */
  listen(listener: (message: unknown) => void): void
}

export interface Connection<Theirs extends CallTable> {
  readonly remote: Functions<Theirs>
  /** Pending calls are rejected with this, and later ones at once; what still comes in is ignored. */
  close(reason: Problem): void
}

export interface ConnectOptions {
  /** What a handler threw, for the other side. */
  readonly problemOf?: (thrown: unknown) => Problem
}

/** What goes over the wire instead of a result: tagged, so that a call can't settle with neither or with both. */
type Answer =
  { readonly ok: true; readonly value?: unknown } | { readonly ok: false; readonly problem: Problem }

/** A call or an answer as birpc writes them; it does not check them itself. */
const frameSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('q'), i: z.string(), m: z.string(), a: z.array(z.unknown()) }),
  z.object({ t: z.literal('s'), i: z.string(), r: z.unknown() }),
])
/** What birpc ignores. */
const NO_FRAME = {}

export function connect<Ours extends CallTable, Theirs extends CallTable>(
  channel: Channel,
  ours: Ours,
  handlers: Handlers<Ours>,
  theirs: Theirs,
  { problemOf: toProblem = problemOf }: ConnectOptions = {},
): Connection<Theirs> {
  let closed: Problem | undefined
  const local = Object.fromEntries(
    Object.keys(ours).map((name) => [
      name,
      (input: unknown) => answer(ours, handlers, name, input, toProblem),
    ]),
  )
  const rpc = createBirpc<Record<string, (input: unknown) => Promise<unknown>>, typeof local, false>(local, {
    post,
    on: (listener) =>
      channel.listen((message) => {
        if (closed === undefined) listener(message)
      }),
    serialize,
    deserialize,
    bind: 'functions',
    proxify: false,
    // A join may block for hours.
    timeout: -1,
    // Only what the table names: birpc would also answer to `toString` and other inherited names.
    resolver: (name) => (Object.hasOwn(local, name) ? local[name] : () => Promise.resolve(unknownCall(name))),
  })

  /** Never throws: birpc does not expect that where it sends an answer. */
  function post(text: string): void {
    try {
      if (closed === undefined) channel.post(text)
    } catch (thrown) {
      close(problemOf(thrown))
    }
  }

  function close(reason: Problem): void {
    if (closed !== undefined) return
    closed = reason
    rpc.$close(new ProblemError(reason))
  }

  async function call(name: string, input: unknown): Promise<unknown> {
    if (closed !== undefined) throw new ProblemError(closed)
    try {
      return resultOf(theirs, name, await rpc.$call(name, input))
    } catch (thrown) {
      throw thrown instanceof ProblemError ? thrown : new ProblemError(problemOf(thrown), { cause: thrown })
    }
  }

  const remote = Object.fromEntries(
    Object.keys(theirs).map((name) => [name, (input?: unknown) => call(name, input)]),
  )
  // Made from the very table its type is made from.
  return { remote: remote as unknown as Functions<Theirs>, close }
}

async function answer<Ours extends CallTable>(
  table: Ours,
  handlers: Handlers<Ours>,
  name: string,
  input: unknown,
  toProblem: (thrown: unknown) => Problem,
): Promise<Answer> {
  try {
    // JSON has no undefined: an argument that is none arrives as null.
    const checked = table[name]?.input.safeParse(input ?? undefined)
    if (!checked?.success) return unfitting(name, checked?.error)
    const handler = handlers[name] as (input: unknown) => unknown
    const value = await handler(checked.data)
    return value === undefined ? { ok: true } : { ok: true, value }
  } catch (thrown) {
    return { ok: false, problem: toProblem(thrown) }
  }
}

/** @throws ProblemError if the other side told one, or answered something that its table does not allow */
function resultOf(table: CallTable, name: string, message: unknown): unknown {
  const { ok, value, problem } = (typeof message === 'object' && message ? message : {}) as Record<
    string,
    unknown
  >
  const told = ok === true ? undefined : problemSchema.safeParse(problem)
  if (told?.success) throw new ProblemError(told.data)
  const checked = ok === true ? table[name]?.output.safeParse(value) : undefined
  if (!checked?.success)
    throw new ProblemError(problemOf(`${name} was answered with something else. ${detailOf(checked?.error)}`))
  return checked.data
}

function unknownCall(name: string): Answer {
  const known = JSON.stringify(name.slice(0, 100))
  return refused(`There is no call ${known} in this version.`, `此版本中没有 ${known} 这个调用。`)
}

function unfitting(name: string, error: z.ZodError | undefined): Answer {
  const detail = detailOf(error)
  return refused(
    `The call ${name} was made with something that does not fit: ${detail}`,
    `调用 ${name} 的参数不符合要求：${detail}`,
  )
}

function refused(en: string, zh: string): Answer {
  return { ok: false, problem: { code: 'refused', text: { en, zh } } }
}

/** The first thing that is wrong, with its place. */
function detailOf(error: z.ZodError | undefined): string {
  const issue = error?.issues[0]
  if (!issue) return ''
  return issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message
}

function serialize(message: { t?: unknown; i?: unknown }): string {
  try {
    return JSON.stringify(message)
  } catch (thrown) {
    if (message.t !== 's') throw thrown
    // A handler gave what can't be sent; its caller is told so.
    const answer: Answer = { ok: false, problem: problemOf(thrown) }
    return JSON.stringify({ t: 's', i: message.i, r: answer })
  }
}

function deserialize(text: unknown): unknown {
  if (typeof text !== 'string') return NO_FRAME
  try {
    const frame = frameSchema.safeParse(JSON.parse(text))
    return frame.success ? frame.data : NO_FRAME
  } catch {
    return NO_FRAME
  }
}
