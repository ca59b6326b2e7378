// @vitest-environment happy-dom
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { expect, onTestFinished, test, vi } from 'vitest'
import { keepConnected, type Listener } from '../../../renderer/bridge/keep-connected.ts'
import type { Link } from '../../../renderer/bridge/link.ts'
import type { App } from '../../../renderer/stores/app.ts'
import { connect } from '../../../shared/contract/app/connect.ts'
import { settingsSchema } from '../../../shared/contract/app/settings.ts'
import {
  appCalls,
  windowCalls,
  type Handlers,
  type AppCalls,
  type WindowCalls,
} from '../../../shared/contract/app/table.ts'
import { eventually } from '../../eventually.ts'

const machine = {
  version: '0',
  shell: 'browser' as const,
  platform: 'linux',
  arch: 'x64',
  cores: 2,
  versions: {},
  utility: false,
}
const handlers: Handlers<WindowCalls> = {
  takeEvents: () => undefined,
  takeUsage: () => undefined,
  takeSettings: () => undefined,
  open: () => undefined,
  runCommand: () => undefined,
}

/** The app's end of a new connection, and the window's link to it. */
function appSide(calls: Partial<Handlers<AppCalls>> = {}): { link: Link; cut: () => void } {
  const { port1, port2 } = new MessageChannel()
  const all = { hello: () => ({ machine, settings: settingsSchema.parse({}), live: [] }), ...calls }
  connect(channelOf(port1), appCalls, all as Handlers<AppCalls>, windowCalls)
  const gone = new Promise<void>((resolve) => port2.once('close', resolve))
  onTestFinished(() => port1.close())
  return { link: { channel: channelOf(port2), gone, close: () => port2.close() }, cut: () => port1.close() }
}

function channelOf(port: MessagePort) {
  return {
    post: (text: string) => port.postMessage(text),
    listen: (listener: (message: unknown) => void) => void port.on('message', listener),
  }
}

function start(open: () => Promise<Link>) {
  const listener = { connected: vi.fn<Listener['connected']>(), lost: vi.fn<Listener['lost']>() }
  const ending = new AbortController()
  onTestFinished(() => ending.abort())
  void keepConnected(open, handlers, listener, ending.signal)
  return listener
}

test('a connection that is lost is made again, and what was asked over the old one fails with a sentence', async () => {
  const first = appSide({ doctor: () => new Promise(() => {}) })
  const second = appSide()
  const links = [first.link, second.link]
  const listener = start(() => Promise.resolve(links.shift()!))
  await eventually(() => expect(listener.connected).toHaveBeenCalledOnce())
  const app: App = listener.connected.mock.calls[0]![0]
  const asked = app.doctor()
  const failed = expect(asked).rejects.toThrow(/connection to the lab was lost/)
  first.cut()
  await failed
  await eventually(() => expect(listener.connected).toHaveBeenCalledTimes(2))
  expect(listener.lost).toHaveBeenCalledOnce()
})

test('an app that can’t be reached is tried again', async () => {
  let tries = 0
  const { link } = appSide()
  const listener = start(() => (++tries < 3 ? Promise.reject(new Error('refused')) : Promise.resolve(link)))
  await eventually(() => expect(listener.connected).toHaveBeenCalledOnce())
  expect(listener.lost).toHaveBeenCalledTimes(2)
})

test('coming back to the window tries at once', async () => {
  let tries = 0
  const listener = start(() => {
    tries++
    return Promise.reject(new Error('refused'))
  })
  await eventually(() => expect(listener.lost).toHaveBeenCalledTimes(3))
  const before = tries
  window.dispatchEvent(new Event('online'))
  // At once: before any timer.
  await new Promise((resolve) => setImmediate(resolve))
  expect(tries).toBe(before + 1)
})
