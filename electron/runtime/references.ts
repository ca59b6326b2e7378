/** References that crossed, back to objects: the declared one of this actor, or a new one of the same key. */
import { functionNamed, exportedName } from './program/exports.ts'
import { declared } from './registry.ts'
import { ArrayBase } from './sync/array.ts'
import { BarrierBase } from './sync/barrier.ts'
import type { BarrierOptions } from './sync/barrier.ts'
import { ConditionBase } from './sync/condition.ts'
import { EventBase } from './sync/event.ts'
import { JoinableQueueBase } from './sync/joinable-queue.ts'
import { LockBase } from './sync/lock.ts'
import { connection } from './sync/pipe.ts'
import { ProcessQueue } from './sync/process-queue.ts'
import { RLockBase } from './sync/rlock.ts'
import { SemaphoreBase } from './sync/semaphore.ts'
import { SimpleQueueBase } from './sync/simple-queue.ts'
import { ThreadQueue } from './sync/thread-queue.ts'
import type { Typecode } from './sync/typecodes.ts'
import { ValueBase } from './sync/value.ts'
import { crossing } from './values.ts'
import type { Reference } from './values.ts'

export function installReferences(): void {
  crossing.revive = revive
  crossing.functionName = exportedName
  crossing.functionNamed = functionNamed
}

const revived = new Map<string, object>()

function revive(reference: Reference): object {
  const id = `${reference.scope}/${reference.key}`
  const known = declared(reference.key)?.object ?? revived.get(id)
  if (known) return known
  const made = make(reference)
  if (!(reference.type === 'process:connection')) revived.set(id, made)
  return made
}

function make({ type, key, name, scope, arguments: args }: Reference): object {
  const options = { name, key }
  const size = Number(args[0] ?? 0)
  const kind = type.slice(type.indexOf(':') + 1)
  switch (kind) {
    case 'lock':
      return new LockBase(scope, options)
    case 'rlock':
      return new RLockBase(scope, options)
    case 'semaphore':
      return new SemaphoreBase(scope, size, false, options)
    case 'bounded-semaphore':
      return new SemaphoreBase(scope, size, true, options)
    case 'event':
      return new EventBase(scope, options)
    case 'condition':
      return new ConditionBase(scope, conditionLock(scope, args), options)
    case 'barrier':
      return new BarrierBase(scope, size, { ...options, ...barrierOptions(args) })
    case 'value':
      return new ValueBase(scope, args[0] as Typecode, 0, { ...options, lock: args[1] === true })
    case 'array':
      return new ArrayBase(
        scope,
        args[1] as Typecode,
        Array.from({ length: size }, () => 0),
        { ...options, lock: args[2] === true },
      )
    case 'queue':
      return scope === 'thread'
        ? new ThreadQueue(kind, size, 'fifo', options)
        : new ProcessQueue(size, options)
    case 'joinable-queue':
      return new JoinableQueueBase(size, options)
    case 'simple-queue':
      return new SimpleQueueBase(options)
    case 'lifo-queue':
      return new ThreadQueue(kind, size, 'lifo', options)
    case 'priority-queue':
      return new ThreadQueue(kind, size, 'priority', options)
    case 'connection':
      return connection(key, args[0] === 'a' ? 'a' : 'b', args[1] === true)
    default:
      throw new Error(`a reference to a ${type} crossed, which this version does not know`)
  }
}

/** A barrier's reference carries the name of its action (empty: none) and its timeout, if it has one. */
function barrierOptions([, action, timeout]: Reference['arguments']): BarrierOptions {
  return {
    ...(action !== '' && { action: functionNamed(String(action)) }),
    ...(timeout !== undefined && { timeout: Number(timeout) }),
  }
}

/** A condition's reference carries the kind, key and name of its lock. */
function conditionLock(
  scope: 'thread' | 'process',
  [kind, key, name]: Reference['arguments'],
): LockBase | RLockBase {
  return revive({ type: `${scope}:${kind}`, key: String(key), name: String(name), scope, arguments: [] }) as
    LockBase | RLockBase
}
