/** The page and its socket on 127.0.0.1, for one user and one start of the app. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import sirv from 'sirv'
import { WebSocketServer } from 'ws'
import type { Channel } from '../../../shared/contract/app/connect.ts'
import { SOCKET_PATH } from '../../../shared/contract/app/socket.ts'
import { Admission } from './admission.ts'
import { HEADERS } from './headers.ts'
import { followSocket } from './follow-socket.ts'
import { notLetIn, opening } from './pages.ts'

export interface ServerOptions {
  /** The page's files. */
  readonly folder: string
  /** A window is connected; what comes back is called when it is gone. */
  readonly attach: (channel: Channel) => () => void
  /** `lost`: its connection broke, so it may come back; else it was closed. */
  readonly gone: (lost: boolean) => void
}

export interface Server {
  /** To be opened, once. */
  readonly address: string
  close(): Promise<void>
}

/** What a window may send at once: a program of the greatest length, every character escaped. */
const LARGEST_MESSAGE = 8 * 1024 * 1024

export async function openServer({ folder, attach, gone }: ServerOptions): Promise<Server> {
  // Looked up at each request (`dev`): the page may be built anew while it is served, and opening a file of an old list
  // that is gone would end the server.
  const files = sirv(folder, { dev: true, etag: true })
  const http = createServer((request, response) => answer(request, response))
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const admission = new Admission((http.address() as AddressInfo).port)
  http.on('upgrade', (request, socket, head) => upgrade(request, socket, head))

  function answer(request: IncomingMessage, response: ServerResponse): void {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    const { path, token } = addressOf(request)
    if (path === '/open') {
      const refused = admission.refuseOpening(request) ?? (admission.redeem(token) ? undefined : 'cookie')
      if (refused) return notLetIn(response, refused)
      response.setHeader('Set-Cookie', admission.cookie)
      return opening(response)
    }
    const refused = admission.refuseRequest(request)
    if (refused) return notLetIn(response, refused)
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n')
    })
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined)
    const refused = admission.refuseSocket(request)
    if (refused || addressOf(request).path !== SOCKET_PATH) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (window) => followSocket(window, attach, gone))
  }

  return {
    address: admission.address,
    async close() {
      for (const window of sockets.clients) window.close(1001)
      const closed = new Promise((resolve) => http.close(resolve))
      sockets.close()
      http.closeAllConnections()
      for (const window of sockets.clients) window.terminate()
      await closed
    },
  }
}

/** What is asked for. Not a URL of the platform's, which throws at what it can't read. */
function addressOf({ url = '/' }: IncomingMessage): { path: string; token: string | null } {
  const [path = '', search = ''] = url.split('?', 2)
  return { path, token: new URLSearchParams(search).get('token') }
}
