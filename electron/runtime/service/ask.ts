/** The way from a program's thread to the service thread of its process, which is started when first needed. */
import { Worker } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { self } from '../actor.ts'
import { threadBuffer } from '../memory/mine.ts'
import type { Request, ServiceData } from './messages.ts'

let service: Pick<MessagePort, 'postMessage'> | undefined
let childrenBuffer: SharedArrayBuffer | undefined

/** Main thread: where the children's table is, for when the service is started. */
export function prepareService(children: SharedArrayBuffer): void {
  childrenBuffer = children
}

/** A thread has been given a port to a service that runs already. */
export function useService(port: MessagePort): void {
  service = port
  // A thread's only other handle: it must not keep the thread alive.
  port.unref()
}

export function ask(request: Request): void {
  startService()
  service?.postMessage(request)
}

/** Starts the service of this process if it has none: only it can answer looks while all other threads are blocked. */
export function startService(): void {
  if (service || !childrenBuffer) return
  const data: ServiceData = {
    role: 'service',
    boot: self().boot,
    memory: threadBuffer(),
    children: childrenBuffer,
  }
  const worker = new Worker(__filename, { workerData: data, name: 'lab service' })
  worker.unref()
  service = worker
}
