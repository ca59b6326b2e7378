/** Brings bridge and stores together: connects, and tells the stores when the connection is made or lost. */
import { openTarget } from '../app/open-target.ts'
import { useAppStore } from '../stores/app.ts'
import { useControlStore } from '../stores/control.ts'
import { keepConnected } from './keep-connected.ts'
import type { Link } from './link.ts'
import { windowHandlers } from './window.ts'

/** Returns what ends it. */
export function startBridge(open: () => Promise<Link>): () => void {
  const app = useAppStore()
  const control = useControlStore()
  const ending = new AbortController()
  let first = true
  void keepConnected(
    open,
    windowHandlers(),
    {
      connected(calls, hello) {
        app.connected(calls, hello)
        if (first && hello.open) void openTarget(hello.open)
        first = false
        void control.resume(calls, hello.live)
      },
      lost: () => app.lost(),
    },
    ending.signal,
  )
  return () => ending.abort()
}
