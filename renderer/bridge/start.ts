/** Brings bridge and stores together: connects, and tells the stores when the connection is made or lost. */
import { useAppStore } from '../stores/app.ts'
import { useControlStore } from '../stores/control.ts'
import { useViewStore } from '../stores/view.ts'
import { keepConnected } from './keep-connected.ts'
import type { Link } from './link.ts'
import { windowHandlers } from './window.ts'

/** Returns what ends it. */
export function startBridge(open: () => Promise<Link>): () => void {
  const app = useAppStore()
  const control = useControlStore()
  const view = useViewStore()
  const ending = new AbortController()
  void keepConnected(
    open,
    windowHandlers(),
    {
      connected(calls, hello) {
        view.asked = hello.open
        app.connected(calls, hello)
        void control.resume(calls, hello.live)
      },
      lost: () => app.lost(),
    },
    ending.signal,
  )
  return () => ending.abort()
}
