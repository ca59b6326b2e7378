/** A process's main thread: read what to be, load the program, do it, end as Python would. */
import { self, setActor } from '../actor.ts'
import { lastUntilDone } from '../coroutines.ts'
import { setOrigin } from '../clock.ts'
import { useThreadBuffer } from '../memory/mine.ts'
import { createThreadBuffer } from '../memory/shared-segments.ts'
import { replaceConsole } from '../output/console.ts'
import { poolWorker } from '../pool/worker.ts'
import { loadProgram } from '../program/load.ts'
import { installReferences } from '../references.ts'
import { allDeclared } from '../registry.ts'
import { driveByHand } from '../hand/drive.ts'
import { prepareService, startService } from '../service/ask.ts'
import { emit, startTrace } from '../trace.ts'
import { addChild, createChildren, MAIN_SLOT, RUNNING, setPid, setState, useChildren } from './children.ts'
import { endProcess, exitCodeOf } from './end-process.ts'
import { nativeThreadId } from './native-id.ts'
import { becomeProcess } from './process.ts'
import type { Process } from './process.ts'
import { readBoot } from './read-boot.ts'
import { callTarget, decodeTask, reviveSubclass } from './task.ts'
import { becomeThread } from './thread.ts'
import { becomeUtility } from './utility.ts'

/** What a process's first thread is called, as in Python. */
const MAIN_THREAD = 'MainThread'

export function bootProcess(): void {
  const boot = readBoot()
  const { id, name, kind } = boot.actor
  setOrigin(boot.origin)
  setActor({ id, process: id, name, kind, boot, started: 0 })
  startTrace(boot)
  const tid = nativeThreadId()
  if (kind === 'utility') becomeUtility()
  emit('actor-started', { pid: process.pid, ppid: process.ppid, ...(tid !== undefined && { tid }) })
  useThreadBuffer(createThreadBuffer(), true)
  const children = createChildren()
  useChildren(children)
  addChild({ id, name: MAIN_THREAD, key: '' }, false, false)
  setPid(MAIN_SLOT, tid ?? 0)
  setState(MAIN_SLOT, RUNNING)
  prepareService(children)
  // The main process nearly always starts something: its service gets ready while the program is loaded.
  if (kind === 'main') startService()
  replaceConsole()
  installReferences()
  becomeProcess(undefined)
  becomeThread(undefined, MAIN_SLOT, MAIN_THREAD)
  process.on('uncaughtException', (error) => endProcess(exitCodeOf(error)))
  process.on('unhandledRejection', (error) => endProcess(exitCodeOf(error)))
  try {
    const result = kind === 'main' ? runMain() : runTask()
    if (result instanceof Promise) {
      lastUntilDone(result)
      result.then(
        () => endProcess(0),
        (error: unknown) => endProcess(exitCodeOf(error)),
      )
    } else endProcess(0)
  } catch (error) {
    endProcess(exitCodeOf(error))
  }
}

function runMain(): unknown {
  const { boot } = self()
  const { main } = loadProgram(boot.program.entry, boot.program.files)
  announceDeclared()
  if (boot.drive === 'hand') return driveByHand()
  if (typeof main !== 'function')
    throw new TypeError('the program exports no main function: write `export function main() { … }`')
  return (main as () => unknown)()
}

function runTask(): unknown {
  const { boot } = self()
  loadProgram(boot.program.entry, boot.program.files)
  const task = decodeTask(Buffer.from(boot.start ?? '', 'base64'))
  if ('internal' in task) return poolWorker(...(task.args as Parameters<typeof poolWorker>))
  if ('subclass' in task) {
    const object = reviveSubclass<Process>(task.subclass, task.fields)
    becomeProcess(object)
    return object.run()
  }
  return 'target' in task ? callTarget(task.target, task.args, task.kwargs) : undefined
}

/** Says what can be driven by hand, and makes the declared resources, so that they are on the screen before they are used. */
function announceDeclared(): void {
  for (const { name, kind, realise } of allDeclared()) {
    const resource = realise?.()
    emit('declared', { name, kind, ...(resource !== undefined && { resource }) })
  }
}
