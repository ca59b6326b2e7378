/** The catalog: every lab, in teaching order. First the tutorial's own, then what a class asks for next. */
import type { Lab } from './lab.ts'
import asyncioTasks from './asyncio-tasks/lab.ts'
import barrier from './barrier/lab.ts'
import boundedQueue from './bounded-queue/lab.ts'
import condition from './condition/lab.ts'
import coroutine from './coroutine/lab.ts'
import customProcess from './custom-process/lab.ts'
import deadlock from './deadlock/lab.ts'
import deadlockTimeout from './deadlock-timeout/lab.ts'
import event from './event/lab.ts'
import gil from './gil/lab.ts'
import killedHolder from './killed-holder/lab.ts'
import livelock from './livelock/lab.ts'
import lock from './lock/lab.ts'
import lockOrder from './lock-order/lab.ts'
import philosophers from './philosophers/lab.ts'
import pipe from './pipe/lab.ts'
import poolAsync from './pool-async/lab.ts'
import poolBlocking from './pool-blocking/lab.ts'
import processQueue from './process-queue/lab.ts'
import producerConsumer from './producer-consumer/lab.ts'
import race from './race/lab.ts'
import readersWriters from './readers-writers/lab.ts'
import rlock from './rlock/lab.ts'
import runVsStart from './run-vs-start/lab.ts'
import semaphore from './semaphore/lab.ts'
import separateGlobals from './separate-globals/lab.ts'
import sharedGlobals from './shared-globals/lab.ts'
import starvation from './starvation/lab.ts'
import threads from './threads/lab.ts'
import tryLock from './try-lock/lab.ts'
import valueArray from './value-array/lab.ts'

export const labs: readonly Lab[] = [
  runVsStart,
  separateGlobals,
  customProcess,
  poolAsync,
  poolBlocking,
  boundedQueue,
  processQueue,
  threads,
  sharedGlobals,
  race,
  gil,
  lock,
  deadlock,
  deadlockTimeout,
  producerConsumer,
  coroutine,

  semaphore,
  event,
  condition,
  barrier,
  rlock,
  pipe,
  valueArray,
  killedHolder,
  philosophers,
  readersWriters,
  lockOrder,
  tryLock,
  livelock,
  starvation,
  asyncioTasks,
]
