/** One connection to the app: what carries the messages, and when it is gone. */
import type { Channel } from '../../shared/contract/app/connect.ts'

export interface Link {
  readonly channel: Channel
  /** Settled when nothing can be said over it any more. */
  readonly gone: Promise<void>
  close(): void
}

/** Over a port of the desktop's main process. A closed port says so in newer Chromium only: the app never closes it. */
export function portLink(port: MessagePort): Link {
  const { gone, over } = ending()
  port.addEventListener('close', () => over())
  return {
    channel: {
      post: (text) => port.postMessage(text),
      listen(listener) {
        port.addEventListener('message', (event) => listener(event.data))
        port.start()
      },
    },
    gone,
    close() {
      port.close()
      over()
    },
  }
}

/** Over a WebSocket. @throws if it can't be opened */
export async function socketLink(url: string): Promise<Link> {
  const socket = new WebSocket(url)
  const { gone, over } = ending()
  socket.addEventListener('close', () => over())
  await new Promise<void>((opened, failed) => {
    socket.addEventListener('open', () => opened())
    socket.addEventListener('close', () => failed(new Error(`no connection to ${url}`)))
  })
  return {
    channel: {
      post(text) {
        // A closing socket would swallow it; the call is rejected when the connection is closed.
        if (socket.readyState === WebSocket.OPEN) socket.send(text)
      },
      listen(listener) {
        socket.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data))
      },
    },
    gone,
    close: () => socket.close(),
  }
}

function ending(): { gone: Promise<void>; over: () => void } {
  let over = () => {}
  const gone = new Promise<void>((resolve) => (over = resolve))
  return { gone, over }
}
