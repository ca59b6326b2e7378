/** One window's socket: its messages both ways, and whether it is still there. */
import type { WebSocket } from 'ws'
import type { Channel } from '../../../shared/contract/app/connect.ts'

/** A window that answers nothing for two of these has lost its connection. A laptop that wakes up gets both anew. */
const BEAT_MS = 20_000
const MOST_MISSED = 2
/** The page went away, or closed the socket itself. */
const CLOSED = new Set([1000, 1001, 1005])

export function followSocket(
  socket: WebSocket,
  attach: (channel: Channel) => () => void,
  gone: (lost: boolean) => void,
): void {
  let missed = 0
  const beat = setInterval(() => {
    if (missed++ >= MOST_MISSED) socket.terminate()
    else socket.ping()
  }, BEAT_MS)
  const detach = attach({
    post(text) {
      if (socket.readyState === socket.OPEN) socket.send(text)
    },
    listen: (listener) =>
      void socket.on('message', (data: Buffer, binary) => listener(binary ? data : data.toString('utf8'))),
  })
  socket.on('pong', () => (missed = 0))
  // A message that is too long, or no message at all: the socket is closed with the reason.
  socket.on('error', () => undefined)
  socket.on('close', (code) => {
    clearInterval(beat)
    detach()
    gone(!CLOSED.has(code))
  })
}
