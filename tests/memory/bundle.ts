/** Bundles TypeScript programs that a test starts as processes of their own; the folder is removed after the file. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

/**
 * Bundles `entries` (paths from the project's root) before the tests of a file and removes them after; returns where
 * the bundle of each lies, by its file's name.
 */
export function bundled(entries: readonly string[], format: 'es' | 'cjs' = 'es'): (name: string) => string {
  const extension = format === 'es' ? 'mjs' : 'cjs'
  let folder = ''
  beforeAll(async () => {
    // Inside the project, so that koffi is found from there.
    folder = mkdtempSync(join(ROOT, 'node_modules', '.fixtures-'))
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'warn',
      publicDir: false,
      ssr: { noExternal: true, external: ['koffi'], target: 'node' },
      build: {
        ssr: true,
        target: 'node20',
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: {
          platform: 'node',
          input: Object.fromEntries(entries.map((entry) => [basename(entry, '.ts'), join(ROOT, entry)])),
          output: {
            format,
            entryFileNames: `[name].${extension}`,
            chunkFileNames: `[name]-[hash].${extension}`,
          },
        },
      },
    })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return (name) => join(folder, `${name}.${extension}`)
}

export interface Started {
  readonly process: ChildProcess
  /** The next line of its standard output. */
  line(): Promise<string>
  /** Its exit code or signal, and everything it printed that no `line()` has taken. */
  end(): Promise<{ code: number | string; out: string; err: string }>
}

/** Starts a bundled program under this Node. */
export function start(
  file: string,
  args: readonly (string | number)[],
  options: { env?: NodeJS.ProcessEnv } = {},
): Started {
  return follow(
    spawn(process.execPath, [file, ...args.map(String)], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    }),
  )
}

/** Reads a process's output by lines. */
export function follow(child: ChildProcess): Started {
  let out = ''
  let err = ''
  let ended = false
  const wake = new Set<() => void>()
  const changed = () => new Promise<void>((resolve) => wake.add(resolve))
  const notify = () => {
    for (const resolve of wake) resolve()
    wake.clear()
  }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => ((out += text), notify()))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.on('close', () => ((ended = true), notify()))
  return {
    process: child,
    async line() {
      for (;;) {
        const end = out.indexOf('\n')
        if (end >= 0) {
          const line = out.slice(0, end)
          out = out.slice(end + 1)
          return line
        }
        if (ended) throw new Error(`ended without another line; it said: ${err}`)
        await changed()
      }
    },
    async end() {
      if (!ended) await once(child, 'close')
      return { code: child.exitCode ?? child.signalCode ?? 'unknown', out, err }
    },
  }
}

let names = 0

/** A segment name that no other test uses. */
export function segmentName(): string {
  return `/t${process.pid.toString(36)}${(++names).toString(36)}${Date.now().toString(36).slice(-5)}`
}
