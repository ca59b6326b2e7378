/** What programs do to themselves and to us: nothing hangs, and nothing of them is left. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OUT } from '../../build/bundles.mjs'
import type { RunReport } from '../../shared/trace/report.ts'
import { oldestAndNewest } from './interpreters.ts'
import { plainRun, type PlainEnd } from './plain-run.ts'

const LIMIT_MS = 30_000
/** In the environment of everything that a test starts, so that what is left can be found. */
const MARK = 'LAB_TEST_MARK'
const AT_A_TERMINAL = join(import.meta.dirname, 'fixtures/at-a-terminal.py')

let folder: string
let mark: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-python-'))
  mark = folder.slice(-6)
})
afterEach(async () => {
  await until(() => left().length === 0, `processes are left: ${left().join(', ')}`)
  rmSync(folder, { recursive: true, force: true })
})

const pythons = await oldestAndNewest()

describe.each(pythons.map(({ version, path }) => [version, path] as const))(
  'Python %s',
  (_version, python) => {
    const lab = (text: string, ...args: string[]) => runLab(python, text, args)

    test('a worker that is killed is told as killed, with its signal', async () => {
      const { report } = await lab(`
      import multiprocessing, os, signal, time
      def work():
          os.kill(os.getpid(), signal.SIGKILL)
      if __name__ == '__main__':
          p = multiprocessing.Process(target=work, name='victim')
          p.start()
          time.sleep(0.5)
          print(p.exitcode)
    `)
      const victim = report?.actors.find(({ name }) => name === 'victim')
      expect(victim).toMatchObject({ cause: 'signal', exitCode: -9, signal: 'SIGKILL' })
      expect(report?.outcome).toBe('finished')
    })

    test('fifty children are fifty actors', async () => {
      const { report, end } = await lab(`
      import os
      pids = []
      for _ in range(50):
          pid = os.fork()
          if pid == 0:
              os._exit(3)
          pids.append(pid)
      print(sum(os.waitpid(pid, 0)[1] >> 8 for pid in pids))
    `)
      expect(end).toBe(0)
      expect(textOf(report)).toBe('150\n')
      expect(report?.actors.filter(({ kind }) => kind === 'child')).toHaveLength(50)
    })

    test('a flood of output comes through whole', async () => {
      const { end, stdout } = await lab(
        `print('x' * 99 + '\\n', end='')\nfor n in range(200_000): print(n)`,
        '--raw',
      )
      expect(end).toBe(0)
      expect(stdout.toString()).toBe(
        'x'.repeat(99) + '\n' + Array.from({ length: 200_000 }, (_, n) => `${n}\n`).join(''),
      )
    })

    test('a flood of output that is traced ends as well', async () => {
      const { end, report } = await lab('for n in range(20_000): print(n)')
      expect(end).toBe(0)
      expect(textOf(report).split('\n')).toHaveLength(20_001)
    })

    test('a daemon that has left its session is ended with the run', async () => {
      const { end } = await lab(`
      import os, time
      if os.fork() == 0:
          os.setsid()
          if os.fork():
              os._exit(0)
          time.sleep(1000)
      os.wait()
    `)
      expect(end).toBe(0)
    })

    test('a program that closes every file descriptor runs on without us', async () => {
      const { end, report } = await lab(`
      import os, threading, time
      time.sleep(0.02)
      os.closerange(3, 4096)
      lock = threading.Lock()
      threads = [threading.Thread(target=lambda: lock.acquire() and (time.sleep(0.05), lock.release())) for _ in range(3)]
      for t in threads: t.start()
      for t in threads: t.join()
      with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'new'), 'w') as stream:
          stream.write('only this')
      print('done')
    `)
      expect(end).toBe(0)
      expect(textOf(report)).toBe('done\n')
      expect(readFileSync(join(folder, 'new'), 'utf8')).toBe('only this')
    })

    test('a program that redirects its own output writes where it wants to', async () => {
      const { end, report } = await lab(`
      import os, sys
      print('before')
      sys.stdout.flush()
      file = os.open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'out'), os.O_WRONLY | os.O_CREAT)
      saved = os.dup(1)
      os.dup2(file, 1)
      print('inside')
      sys.stdout.flush()
      os.dup2(saved, 1)
      print('after')
    `)
      expect(end).toBe(0)
      expect(textOf(report)).toBe('before\nafter\n')
      expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('inside\n')
    })

    test.each(['SIGKILL', 'SIGTERM'] as const)(
      'when the lab gets %s, its program ends too',
      async (signal) => {
        const file = write(
          `import time, subprocess, sys\nprint('up', flush=True)\nsubprocess.run([sys.executable, '-c', 'import time; time.sleep(1000)'])`,
        )
        const child = spawn(
          process.execPath,
          [join(OUT, 'lab.mjs'), 'run', file, '--raw', '--python', python],
          {
            env: { ...process.env, [MARK]: mark },
            stdio: ['ignore', 'pipe', 'ignore'],
          },
        )
        await new Promise((resolve) => child.stdout.once('data', resolve))
        child.kill(signal)
        await new Promise((resolve) => child.once('exit', resolve))
      },
    )

    test('Ctrl-C is the program’s own', async () => {
      const file = write(`
      import time
      try:
          print('up', flush=True)
          time.sleep(1000)
      except KeyboardInterrupt:
          print('interrupted')
          raise SystemExit(7)
    `)
      const child = spawn(
        process.execPath,
        [join(OUT, 'lab.mjs'), 'run', file, '--raw', '--python', python],
        {
          env: { ...process.env, [MARK]: mark },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      )
      let text = ''
      child.stdout.on('data', (chunk: Buffer) => {
        text += String(chunk)
        // Not before its line end: with PYTHONUNBUFFERED that is a write of its own.
        if (text === 'up\n') child.kill('SIGINT')
      })
      const code = await new Promise((resolve) => child.once('close', resolve))
      expect({ code, text }).toEqual({ code: 7, text: 'up\ninterrupted\n' })
    })

    test('what is typed reaches input(), and its end too', async () => {
      const { report } = await runLab(
        python,
        `
      print('hello ' + input('name? '))
      try:
          input()
      except EOFError:
          print('no more')
    `,
        [],
        'Ada\n',
      )
      expect(textOf(report)).toBe('name? hello Ada\nno more\n')
    })

    test.skipIf(process.platform === 'win32').each(['--raw', '--lang=en'])(
      'what is typed at a terminal reaches input() (%s)',
      async (option) => {
        const file = write(`
      import sys
      name = input('name? ')
      print('hello', name, sys.stdin.isatty())
    `)
        const shell = [process.execPath, join(OUT, 'lab.mjs'), 'run', file, option, '--python', python]
        const { end, stdout } = await plainRun(python, [AT_A_TERMINAL, ...shell], {
          limitMs: LIMIT_MS,
          env: { [MARK]: mark },
        })
        expect(stdout.toString()).toContain('hello Ada True')
        expect(end).toBe(0)
      },
    )
  },
)

interface Ended extends PlainEnd {
  readonly report: RunReport | undefined
}

async function runLab(python: string, text: string, args: readonly string[], input?: string): Promise<Ended> {
  const form = args.includes('--raw') ? [] : ['--json']
  const end = await plainRun(
    process.execPath,
    [join(OUT, 'lab.mjs'), 'run', write(text), ...form, ...args, '--python', python],
    { limitMs: LIMIT_MS, input, env: { [MARK]: mark } },
  )
  return { ...end, report: form.length === 0 ? undefined : (JSON.parse(end.stdout.toString()) as RunReport) }
}

function write(text: string): string {
  const file = join(folder, 'program.py')
  const indent = /^\n?( *)/.exec(text)?.[1] ?? ''
  writeFileSync(file, text.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimStart())
  return file
}

function textOf(report: RunReport | undefined): string {
  return (report?.output ?? []).map((output) => output.text).join('')
}

/** Processes that carry the mark in their environment. */
function left(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`${MARK}=${mark}`)
      } catch {
        return false
      }
    })
}

async function until(holds: () => boolean, otherwise: string): Promise<void> {
  const end = performance.now() + 10_000
  while (!holds()) {
    if (performance.now() > end) throw new Error(otherwise)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
