/** Where words go: the two streams, whether they are coloured, and what happens when nobody reads them any more. */
import { styleText } from 'node:util'

export type Style = Parameters<typeof styleText>[0]

export interface Screen {
  /** False once the reader has gone (`| head`). */
  readonly open: boolean
  readonly interactive: boolean
  /** Writes to stdout; a promise if the reader is slow, settled when there is room for more. */
  out(text: string): Promise<unknown> | undefined
  err(text: string): void
  style(style: Style, text: string): string
  /** Called once when the reader has gone. */
  onClosed(listener: () => void): void
}

export interface ScreenStreams {
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly stdin: NodeJS.ReadStream
  readonly env: Readonly<Record<string, string | undefined>>
}

export function openScreen({ stdout, stderr, stdin, env }: ScreenStreams = process): Screen {
  const colour = isColoured(stdout, env)
  const listeners: (() => void)[] = []
  let open = true
  /** Settled when the reader has caught up; undefined while there is room. */
  let room: Promise<undefined> | undefined
  const close = () => {
    if (!open) return
    open = false
    for (const listener of listeners) listener()
  }
  stdout.on('error', close)
  // There is nobody left to tell.
  stderr.on('error', () => undefined)
  return {
    get open() {
      return open
    },
    interactive: stdin.isTTY && stdout.isTTY,
    out(text) {
      if (!open || text === '' || stdout.write(text)) return undefined
      return (room ??= roomIn(stdout).then(() => (room = undefined)))
    },
    err: (text) => void stderr.write(text),
    style: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
    onClosed: (listener) => void listeners.push(listener),
  }
}

/** Settled when more can be written, or never will be read. */
function roomIn(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      for (const event of ['drain', 'error', 'close']) stream.off(event, go)
      resolve()
    }
    for (const event of ['drain', 'error', 'close']) stream.on(event, go)
  })
}

/** https://no-color.org, and FORCE_COLOR as Node itself understands it. */
function isColoured(stream: NodeJS.WriteStream, env: ScreenStreams['env']): boolean {
  if (env['NO_COLOR']) return false
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0'
  return stream.isTTY && env['TERM'] !== 'dumb'
}
