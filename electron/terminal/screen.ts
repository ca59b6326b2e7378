/** Where words go: the two streams, whether they are coloured, and what happens when nobody reads them any more. */
import { styleText } from 'node:util'

export type Style = Parameters<typeof styleText>[0]

export interface Screen {
  /** False once the reader has gone (`| head`). */
  readonly open: boolean
  readonly interactive: boolean
  /** Writes to stdout; a promise if the reader is slow, settled when there is room for more. */
  out(text: string): Promise<void> | undefined
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
      return new Promise((resolve) => {
        const go = () => {
          stdout.off('drain', go)
          stdout.off('error', go)
          resolve()
        }
        stdout.on('drain', go)
        stdout.on('error', go)
      })
    },
    err: (text) => void stderr.write(text),
    style: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
    onClosed: (listener) => void listeners.push(listener),
  }
}

/** https://no-color.org, and FORCE_COLOR as Node itself understands it. */
function isColoured(stream: NodeJS.WriteStream, env: ScreenStreams['env']): boolean {
  if (env['NO_COLOR']) return false
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0'
  return stream.isTTY && env['TERM'] !== 'dumb'
}
