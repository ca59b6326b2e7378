/** All measures, in the order in which they are taken. */
import type { Measure } from '../bench.ts'
import { appDelay } from './app-delay.ts'
import { appFrames } from './app-frames.ts'
import { appSize } from './app-size.ts'
import { appStart } from './app-start.ts'
import { appTrace } from './app-trace.ts'
import { falseVerdicts } from './false-verdicts.ts'
import { lockProcesses } from './lock-processes.ts'
import { lockThreads } from './lock-threads.ts'
import { many } from './many.ts'
import { pool } from './pool.ts'
import { pythonCompute, pythonCorpus, pythonLock } from './python-cost.ts'
import { queueProcesses, queueThreads } from './queues.ts'
import { start } from './start.ts'
import { tracing } from './tracing.ts'
import { verdict } from './verdict.ts'

export const MEASURES: readonly Measure[] = [
  lockThreads,
  lockProcesses,
  queueProcesses,
  queueThreads,
  pool,
  start,
  tracing,
  verdict,
  many,
  pythonLock,
  pythonCompute,
  pythonCorpus,
  falseVerdicts,
  appStart,
  appFrames,
  appDelay,
  appTrace,
  appSize,
]
