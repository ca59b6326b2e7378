/** Where every actor begins: one bundle is the main thread of a process, its service thread, or one of its threads. */
import { isMainThread, workerData } from 'node:worker_threads'
import type { WorkerRole } from './service/messages.ts'
import { bootProcess } from './start/boot-process.ts'
import { bootService } from './start/boot-service.ts'
import { bootThread } from './start/boot-thread.ts'

if (isMainThread) {
  bootProcess()
} else {
  const data = workerData as WorkerRole
  if (data.role === 'service') bootService(data)
  else bootThread(data)
}
