/** A peculiarity of Electron's utility processes. */
import type { Readable } from 'node:stream'

/**
 * To be called when one has ended: right after `exit` Electron takes all listeners off its streams, though what was
 * written last may still be in them.
 */
export function keepListening(stream: Readable): void {
  const kept = stream.eventNames().map((name) => [name, stream.rawListeners(name)] as const)
  queueMicrotask(() => {
    for (const [name, listeners] of kept) {
      const left = new Set(stream.rawListeners(name))
      for (const listener of listeners) if (!left.has(listener)) stream.on(name, listener as () => void)
    }
  })
}
