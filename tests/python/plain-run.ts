/** A Python program under plain `python3`, in a process group of its own, of which nothing is left afterwards. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Ours, but for what changes how Python itself behaves. */
const PLAIN_ENV = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PYTHON|LAB_)/.test(name))),
  LC_ALL: 'C.UTF-8',
}
const ASK_EVERY_MS = 500
/** Long enough for whoever waits for what is typed to be suspected of never going on. */
const TYPED_AFTER_MS = 1500
/** Whoever has not ended by itself by then is killed. */
const TIDYING_MS = 5000

export interface PlainOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly input?: string | undefined
  /** Comes only a good while after the start; until then its standard input is open and empty. */
  readonly typed?: string | undefined
  /** After this long it counts as hanging, and is killed with all its children. */
  readonly limitMs: number
  /** It counts as hanging earlier than that when it is silent, and has said what it has to say before it hangs. */
  readonly hanging?: { readonly said?: readonly RegExp[]; readonly silentMs: number }
  /** A signal that has its processes say something on stderr; sent again until they have said enough. */
  readonly ask?: { readonly signal: NodeJS.Signals; enough(stderr: string): boolean }
}

export interface PlainEnd {
  /** The exit code, the signal it died of, or `hangs`: it was killed by us. */
  readonly end: number | NodeJS.Signals | 'hangs'
  readonly stdout: Buffer
  readonly stderr: string
  readonly ms: number
}

export function plainRun(
  python: string,
  args: readonly string[],
  { env, cwd, input, typed, limitMs, hanging, ask }: PlainOptions,
): Promise<PlainEnd> {
  const began = performance.now()
  // A Python that is killed leaves multiprocessing's temporary folder.
  const temporary = mkdtempSync(join(tmpdir(), 'plain-'))
  const child = spawn(python, args, {
    detached: true, // a group of its own, so that its children can be ended with it
    env: { ...PLAIN_ENV, TMPDIR: temporary, ...env },
    ...(cwd !== undefined && { cwd }),
  })
  const stdout: Buffer[] = []
  let stderr = ''
  let hangs = false
  let asking: NodeJS.Timeout | undefined
  let silence: NodeJS.Timeout | undefined
  const kill = () => {
    hangs = true
    // Not yet SIGKILL: multiprocessing's resource tracker takes no notice of this one, and unlinks what the dead have left.
    signalGroup(child.pid, 'SIGTERM')
    clearTimeout(limit)
    limit = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), TIDYING_MS)
  }
  let limit = setTimeout(kill, limitMs)
  const giveUp = () => {
    if (!ask || ask.enough(stderr)) return kill()
    signalGroup(child.pid, ask.signal)
    asking = setTimeout(giveUp, ASK_EVERY_MS)
  }
  const heard = () => {
    clearTimeout(silence)
    const text = Buffer.concat(stdout).toString()
    if (hanging?.said?.every((line) => line.test(text)) ?? true)
      silence = hanging && setTimeout(giveUp, hanging.silentMs)
  }
  child.stdout.on('data', (chunk: Buffer) => {
    stdout.push(chunk)
    heard()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdin.on('error', () => undefined) // it need not read its input
  const typing = typed === undefined ? undefined : setTimeout(() => child.stdin.end(typed), TYPED_AFTER_MS)
  if (typed === undefined) child.stdin.end(input ?? '')
  heard()
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const timer of [limit, silence, asking, typing]) clearTimeout(timer)
      signalGroup(child.pid, 'SIGKILL') // daemons and orphans, if there are any
      rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
      const end = hangs ? 'hangs' : (code ?? signal ?? 0)
      resolve({ end, stdout: Buffer.concat(stdout), stderr, ms: performance.now() - began })
    })
  })
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // Nobody is left in it.
  }
}
