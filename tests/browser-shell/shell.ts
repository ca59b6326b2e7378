/** The real browser shell as a process of its own, and windows that reach it as a page does. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { WebSocket } from 'ws'
import { connect } from '../../shared/contract/app/connect.ts'
import { SOCKET_PATH } from '../../shared/contract/app/socket.ts'
import { appCalls, windowCalls, type AppCalls, type Functions } from '../../shared/contract/app/table.ts'
import { Watching } from '../host/watching.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export interface Shell {
  readonly child: ChildProcess
  readonly address: string
  readonly home: string
  /** Everything it has printed. */
  printed(): string
  /** Settled with its exit code or signal. */
  readonly ended: Promise<number | string>
}

export interface ShellWindow extends Watching {
  readonly app: Functions<AppCalls>
  /** As a page that is closed, or as a connection that breaks. */
  close(how: 'closed' | 'broken'): Promise<void>
}

export async function makeHome(): Promise<{ home: string; remove(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'clab-shell-'))
  return { home, remove: () => rm(home, { recursive: true, force: true }) }
}

/** `command`: instead of node and the start script. Settled when it has told its address. */
export async function startShell(
  home: string,
  args: string[] = [],
  command = [process.execPath, 'build/start.mjs'],
): Promise<Shell> {
  const [file, ...words] = [...command, '--no-open', ...args]
  const env = { ...process.env, LAB_STATE_FOLDER: join(home, 'state'), TMPDIR: home, LANG: 'C', LC_ALL: '' }
  const child = spawn(file!, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string)
  const address = await new Promise<string>((found, failed) => {
    const take = (piece: Buffer) => {
      text += piece.toString()
      const match = /http:\S+token=\S+/.exec(text)
      if (match) found(match[0])
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    void ended.then((code) => failed(new Error(`it ended with ${code}: ${text}`)))
  })
  return { child, address, home, ended, printed: () => text }
}

/** What a browser gets for the address: the cookie. */
export async function enter(address: string): Promise<string> {
  const response = await fetch(address)
  return response.headers.getSetCookie()[0]!.split(';')[0]!
}

export async function openWindow(address: string, cookie: string): Promise<ShellWindow> {
  const { host, origin } = new URL(address)
  const socket = new WebSocket(`ws://${host}${SOCKET_PATH}`, { headers: { cookie, origin } })
  await once(socket, 'open')
  const watching = new Watching(false)
  const connection = connect(
    {
      post: (text) => socket.send(text),
      listen: (listener) => void socket.on('message', (data: Buffer) => listener(data.toString())),
    },
    windowCalls,
    watching.handlers(),
    appCalls,
  )
  socket.on('error', () => undefined)
  const gone = once(socket, 'close')
  void gone.then(() =>
    connection.close({ code: 'away', text: { en: 'The server has gone.', zh: '服务器已不在。' } }),
  )
  return Object.assign(watching, {
    app: connection.remote,
    async close(how: 'closed' | 'broken') {
      if (how === 'closed') socket.close(1001)
      else socket.terminate()
      await gone
    },
  })
}
