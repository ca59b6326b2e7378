/** A thread's life: load the program, run the task, say how it ended. */
import { setActor } from '../actor.ts'
import { lastUntilDone } from '../coroutines.ts'
import { setOrigin } from '../clock.ts'
import { flushCounters } from '../counters.ts'
import { SystemExit } from '../errors.ts'
import { useThreadBuffer } from '../memory/mine.ts'
import { replaceConsole } from '../output/console.ts'
import { loadProgram } from '../program/load.ts'
import { installReferences } from '../references.ts'
import { useService } from '../service/ask.ts'
import type { ThreadData, ThreadTask } from '../service/messages.ts'
import { programStack } from '../source.ts'
import { emit, emitOutput, startTrace } from '../trace.ts'
import { becomeProcess } from './process.ts'
import { ENDED, RUNNING, setPid, setState, useChildren } from './children.ts'
import { nativeThreadId } from './native-id.ts'
import { callTarget, decodeTask, reviveSubclass } from './task.ts'
import { becomeThread } from './thread.ts'
import type { Thread } from './thread.ts'
import type { ExitCause } from '../../../shared/trace/kinds.ts'

/** Gets ready, and becomes the thread that the service says. */
export function bootThread(data: ThreadData): void {
  data.service.once('message', (task: ThreadTask) => becomeActor(data, task))
}

function becomeActor(
  { boot, memory, children, service }: ThreadData,
  { slot, id, name, start }: ThreadTask,
): void {
  setOrigin(boot.origin)
  setActor({ id, process: boot.actor.id, name, kind: 'thread', boot, started: 0 })
  startTrace(boot)
  useThreadBuffer(memory, false)
  useChildren(children)
  useService(service)
  const tid = nativeThreadId()
  emit('actor-started', { pid: process.pid, ppid: process.ppid, ...(tid !== undefined && { tid }) })
  setPid(slot, tid ?? 0)
  setState(slot, RUNNING)
  replaceConsole()
  installReferences()
  let exit: { cause: ExitCause; message?: string } = { cause: 'returned' }
  const end = () => {
    flushCounters()
    emit('actor-exited', exit)
    setState(slot, ENDED)
  }
  const failed = (error: unknown) => {
    exit = threadFailure(name, error)
  }
  try {
    const result = runTask(boot.program, start, slot, name)
    // An async target: the thread lasts as long as its promise.
    if (result instanceof Promise) {
      lastUntilDone(result)
      return void result.catch(failed).finally(end)
    }
  } catch (error) {
    failed(error)
  }
  end()
}

function runTask(
  program: { entry: string; files: string },
  start: Uint8Array,
  slot: number,
  name: string,
): unknown {
  becomeProcess(undefined)
  becomeThread(undefined, slot, name)
  loadProgram(program.entry, program.files)
  const task = decodeTask(start)
  const object = 'subclass' in task ? reviveSubclass<Thread>(task.subclass, task.fields) : undefined
  // Once more: a declared object of the program is known only now.
  becomeThread(object, slot, name)
  if (object) return object.run()
  return 'target' in task ? callTarget(task.target, task.args, task.kwargs) : undefined
}

/** As Python's `threading.excepthook`: an exception ends the thread, not the program; SystemExit is silent. */
function threadFailure(name: string, error: unknown): { cause: ExitCause; message?: string } {
  if (error instanceof SystemExit) return { cause: 'exit' }
  const text = programStack(error)
  emitOutput('stderr', `Exception in thread ${name}:\n${text}\n`)
  return { cause: 'exception', message: text.slice(0, 1000) }
}
