/**
 * Connects to the app and does so again after every loss: a server that is gone, a laptop that slept. What is pending
 * when a connection is lost fails with a sentence; what the app does goes on without its window.
 */
import { connect } from '../../shared/contract/app/connect.ts'
import type { Problem } from '../../shared/contract/app/problem.ts'
import type { AppHello } from '../../shared/contract/app/machine.ts'
import { appCalls, windowCalls, type Handlers } from '../../shared/contract/app/table.ts'
import type { WindowCalls } from '../../shared/contract/app/table.ts'
import type { App } from '../stores/app.ts'
import type { Link } from './link.ts'

export interface Listener {
  connected(app: App, hello: AppHello): void
  lost(): void
}

const SHORTEST = 250
const LONGEST = 5000

/** Runs until `signal` says stop. */
export async function keepConnected(
  open: () => Promise<Link>,
  handlers: Handlers<WindowCalls>,
  listener: Listener,
  signal: AbortSignal,
): Promise<void> {
  let wait = SHORTEST
  while (!signal.aborted) {
    const link = await open().catch(() => undefined)
    if (link) {
      const stop = () => link.close()
      signal.addEventListener('abort', stop)
      const connection = connect(link.channel, windowCalls, handlers, appCalls)
      const hello = await Promise.race([connection.remote.hello().catch(() => undefined), link.gone])
      if (hello) {
        wait = SHORTEST
        listener.connected(connection.remote, hello)
        await link.gone
      }
      connection.close(AWAY)
      link.close()
      signal.removeEventListener('abort', stop)
    }
    if (signal.aborted) return
    listener.lost()
    await pause(wait, signal)
    wait = Math.min(LONGEST, wait * 2)
  }
}

/** As long as that, or until there is a reason to try at once: the network is back, the window is seen again. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      document.removeEventListener('visibilitychange', seen)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const seen = () => {
      if (document.visibilityState === 'visible') done()
    }
    const timer = setTimeout(done, milliseconds)
    window.addEventListener('online', done)
    document.addEventListener('visibilitychange', seen)
    signal.addEventListener('abort', done)
  })
}

const AWAY: Problem = {
  code: 'away',
  text: {
    en: 'The connection to the lab was lost before this was answered. It is being made again; runs go on meanwhile.',
    zh: '在得到答复之前，与实验室的连接断开了。正在重新连接，运行不受影响。',
  },
}
