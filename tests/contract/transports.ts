/** The two real ways messages travel: a MessagePort (the desktop) and a WebSocket (the browser shell). */
import { once } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { WebSocket, WebSocketServer } from 'ws'
import type { Channel } from '../../shared/contract/app/connect.ts'

/** Both ends of one real connection. */
export interface Wire {
  readonly app: Channel
  readonly window: Channel
  /** Ends the transport itself, as a crash of the other side would. */
  cut(): Promise<void>
}

export const transports: Readonly<Record<string, () => Promise<Wire>>> = {
  'a MessagePort': messagePort,
  'a WebSocket': webSocket,
}

function messagePort(): Promise<Wire> {
  const { port1, port2 } = new MessageChannel()
  const end = (port: typeof port1): Channel => ({
    post: (text) => port.postMessage(text),
    listen: (listener) => void port.on('message', listener),
  })
  const cut = async () => {
    const closed = once(port2, 'close')
    port1.close()
    await closed
  }
  return Promise.resolve({ app: end(port1), window: end(port2), cut })
}

async function webSocket(): Promise<Wire> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const client = new WebSocket(`ws://127.0.0.1:${port}`)
  const [[peer]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [
    [WebSocket],
    unknown,
  ]
  const end = (socket: WebSocket): Channel => ({
    post: (text) => socket.send(text),
    listen: (listener) =>
      void socket.on('message', (data: Buffer, binary: boolean) => listener(binary ? data : data.toString())),
  })
  const cut = async () => {
    const closed = Promise.all([once(client, 'close'), once(peer, 'close')])
    client.terminate()
    await closed
    await new Promise((resolve) => server.close(resolve))
  }
  return { app: end(peer), window: end(client), cut }
}
