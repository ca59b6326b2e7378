/** What can be driven by hand: each declared object with what it can do, and why it can't do that now. */
import type { EventOf } from '../../shared/trace/events.ts'
import { MAIN_ACTOR } from '../../shared/trace/ids.ts'
import {
  isAlive,
  itemsOf,
  type ActorState,
  type CommandState,
  type RunState,
} from '../../shared/trace/state.ts'

export type DeclaredKind = EventOf<'declared'>['kind']
/** Of a command: what its form asks for. */
export type Field = 'seconds' | 'item' | 'number'

export interface Verb {
  /** As the main process understands it. */
  readonly name: string
  readonly fields: readonly Field[]
  /** The key of the sentence that says why it can't be done now. */
  readonly whyNot?: 'notStarted' | 'started' | 'alive' | undefined
}

export interface HandRow {
  readonly name: string
  readonly kind: DeclaredKind
  readonly verbs: readonly Verb[]
  /** Of a process or thread that was started: the actor it became. */
  readonly actor: ActorState | undefined
}

export function handRows(state: RunState): HandRow[] {
  return itemsOf(state.declared)
    .filter(({ name, kind }) => !(kind === 'process' && name === state.actors.get(MAIN_ACTOR)?.name))
    .map(({ name, kind }) => {
      const actor = kind === 'process' || kind === 'thread' ? actorOf(state, name) : undefined
      return { name, kind, actor, verbs: verbsOf(kind, state, actor) }
    })
}

/** The command that the main process is carrying out. */
export function commandUnderWay(state: RunState): CommandState | undefined {
  return [...state.commands.values()].findLast((command) => command.state === 'begun')
}

/** The command as text; a field that was left empty ends it. */
export function commandText(
  verb: Verb,
  name: string,
  values: Readonly<Partial<Record<Field, string>>>,
): string {
  const words = [verb.name, name]
  for (const field of verb.fields) {
    const value = values[field]?.trim() ?? ''
    if (value === '') break
    words.push(field === 'item' ? itemWord(value) : value)
  }
  return words.join(' ')
}

/** One word for the main process, which splits at blanks. */
function itemWord(value: string): string {
  return /[\s"'[\](){}]/.test(value) && !isJson(value) ? JSON.stringify(value) : value
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}

/** The newest one that the main process started under this name. */
function actorOf(state: RunState, name: string): ActorState | undefined {
  return [...state.actors.values()].findLast((one) => one.name === name && one.parent === MAIN_ACTOR)
}

function verbsOf(kind: DeclaredKind, state: RunState, actor: ActorState | undefined): Verb[] {
  const verb = (name: string, fields: readonly Field[] = [], whyNot?: Verb['whyNot']): Verb => ({
    name,
    fields,
    whyNot,
  })
  switch (kind) {
    case 'process':
    case 'thread': {
      const notStarted = actor === undefined ? 'notStarted' : undefined
      const alive = actor !== undefined && isAlive(state, actor.id) ? 'alive' : undefined
      return [
        verb('start', [], actor === undefined ? undefined : 'started'),
        verb('run'),
        verb('join', ['seconds'], notStarted),
        ...(kind === 'process' ? [verb('close', [], alive)] : []),
      ]
    }
    case 'pool':
      return [verb('close'), verb('terminate'), verb('join')]
    case 'lock':
    case 'rlock':
    case 'semaphore':
    case 'bounded-semaphore':
      return [verb('acquire', ['seconds']), verb('release')]
    case 'queue':
    case 'lifo-queue':
    case 'priority-queue':
    case 'simple-queue':
      return [verb('put', ['item', 'seconds']), verb('get', ['seconds'])]
    case 'joinable-queue':
      return [verb('put', ['item', 'seconds']), verb('get', ['seconds']), verb('task_done'), verb('join')]
    case 'event':
      return [verb('set'), verb('clear'), verb('wait', ['seconds'])]
    case 'condition':
      return [
        verb('acquire', ['seconds']),
        verb('wait', ['seconds']),
        verb('notify'),
        verb('notify_all'),
        verb('release'),
      ]
    case 'barrier':
      return [verb('wait', ['seconds']), verb('reset'), verb('abort')]
    case 'value':
      return [verb('get'), verb('set', ['number'])]
    case 'array':
    case 'pipe':
      return []
    default:
      return kind satisfies never
  }
}
