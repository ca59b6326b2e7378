/**
 * One end of the contract over a message channel (a MessagePort in the desktop, a WebSocket in the browser). Both ends
 * are this same call with the tables swapped. Each call settles exactly once; closing rejects what is pending.
 */
import { createBirpc } from 'birpc'
import type { CallTable, Functions, Handlers } from './table.ts'
import { ProblemError, problemOf, problemSchema, type Problem } from './problem.ts'

/** What carries the messages: text, in order, nothing lost while it is open. */
export interface Channel {
  post(text: string): void
  /** Whatever comes; anything but text is ignored. */
  listen(listener: (message: unknown) => void): void
}

export interface Connection<Theirs extends CallTable> {
  readonly remote: Functions<Theirs>
  /** Pending calls are rejected with this; later ones at once. */
  close(reason: Problem): void
}

/** What goes over the wire instead of a result: a result or a problem, so that a call can't settle with neither. */
type Answer = { readonly ok: true; readonly value?: unknown } | { readonly ok: false; readonly problem: Problem }

/** `patience`: milliseconds after which an unanswered call fails; undefined: never (a join may block for hours). */
export function connect<Ours extends CallTable, Theirs extends CallTable>(
  channel: Channel,
  ours: Ours,
  handlers: Handlers<Ours>,
  theirs: Theirs,
): Connection<Theirs> {
  const local = Object.fromEntries(
    Object.keys(ours).map((name) => [name, (input: unknown) => answer(ours, handlers, name, input)]),
  )
  const rpc = createBirpc<Record<string, (input: unknown) => Promise<unknown>>, typeof local>(local, {
    post: (text: string) => channel.post(text),
    on: (listener) => channel.listen(listener),
    serialize: (message: unknown) => JSON.stringify(message),
    deserialize: parse,
    bind: 'functions',
    timeout: -1,
    // Only what the table names: birpc would also answer to `toString` and other inherited names.
    resolver: (name) => (Object.hasOwn(local, name) ? local[name] : () => unknownCall(name)),
  })
  const remote = Object.fromEntries(
    Object.keys(theirs).map((name) => [
      name,
      async (input?: unknown) => receive(theirs, name, await rpc.$call(name, input)),
    ]),
  )
  return {
    // Made from the very table its type is made from.
    remote: remote as unknown as Functions<Theirs>,
    close: (reason) => rpc.$close(new ProblemError(reason)),
  }
}

async function answer<Ours extends CallTable>(
  table: Ours,
  handlers: Handlers<Ours>,
  name: string,
  input: unknown,
): Promise<Answer> {
  try {
    const checked = table[name]?.input.safeParse(input ?? undefined)
    if (!checked?.success) return refused(`${name} was called with something else`, checked?.error.message)
    const handler = handlers[name] as (input: unknown) => unknown
    const value = await handler(checked.data)
    return value === undefined ? { ok: true } : { ok: true, value }
  } catch (thrown) {
    return { ok: false, problem: problemOf(thrown) }
  }
}

function receive(table: CallTable, name: string, message: unknown): unknown {
  const { ok, value, problem } = (typeof message === 'object' && message ? message : {}) as Record<string, unknown>
  if (ok !== true) {
    const told = problemSchema.safeParse(problem)
    throw new ProblemError(told.success ? told.data : problemOf(`${name} was answered with something else`))
  }
  const checked = table[name]?.output.safeParse(value ?? (table[name].output.safeParse(null).success ? null : undefined))
  if (!checked?.success)
    throw new ProblemError(problemOf(`${name} was answered with something else: ${checked?.error.message ?? ''}`))
  return checked.data
}

function unknownCall(name: string): Answer {
  return refused(`there is no call "${name.slice(0, 100)}"`)
}

function refused(what: string, detail = ''): Answer {
  const text = { en: `The window asked for something that can't be: ${what}. ${detail}`, zh: `窗口的请求无效：${what}。${detail}` }
  return { ok: false, problem: { code: 'refused', text } }
}

/** Never throws: a broken frame is nobody's message, and birpc ignores it. */
function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) ?? {}) : {}
  } catch {
    return {}
  }
}
