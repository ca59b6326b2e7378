/** Electron's app: what may be called when, and how it quits. */
import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { strict } from './strict.ts'
import { windows } from './window.ts'

export interface Cancelable {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

export function cancelable<T extends object>(fields: T = {} as T): T & Cancelable {
  let prevented = false
  return Object.assign(
    Object.defineProperty({}, 'defaultPrevented', { get: () => prevented }) as Cancelable,
    { preventDefault: () => void (prevented = true) },
    fields,
  )
}

/** What the test decides and learns. */
export const machine = {
  folder: '/app',
  userData: '',
  locale: 'en-GB',
  packaged: true,
  /** Another instance has the lock already. */
  second: false,
  ready: false,
  over: false,
  sandboxed: false,
  handedOver: undefined as unknown,
}

const emitter = new EventEmitter()
let whenReady: () => void = () => undefined
const ready = new Promise<void>((resolve) => (whenReady = resolve))

export function becomeReady(): Promise<void> {
  machine.ready = true
  whenReady()
  emitter.emit('ready')
  return new Promise((resolve) => setImmediate(resolve))
}

function quit(): void {
  const event = cancelable()
  emitter.emit('before-quit', event)
  if (event.defaultPrevented) return
  for (const window of [...windows]) window.close()
  if (machine.over) return
  machine.over = true
  emitter.emit('quit', cancelable(), 0)
}

export const app = strict<App>(
  'app',
  Object.assign(emitter, {
    get isPackaged() {
      return machine.packaged
    },
    requestSingleInstanceLock: (data?: Record<string | number | symbol, unknown>) => {
      machine.handedOver = data
      return !machine.second
    },
    enableSandbox() {
      if (machine.ready) throw new Error('enableSandbox must be called before the app is ready')
      machine.sandboxed = true
    },
    whenReady: () => ready,
    getAppPath: () => machine.folder,
    setPath(name: string, path: string) {
      if (name !== 'userData' || machine.ready) throw new Error(`the app sets the path ${name}`)
      machine.userData = path
    },
    getPath: (name: string) => (name === 'userData' ? machine.userData : `/home/user/${name}`),
    getLocale: () => machine.locale,
    getVersion: () => '0.1.0',
    quit,
  } satisfies Partial<App>),
)
