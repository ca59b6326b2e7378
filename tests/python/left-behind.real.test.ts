/** Semaphores, shared memory, managers: of a Python run that is killed as a whole nothing is left, whoever else is killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OUT } from '../../build/bundles.mjs'
import { openSession } from '../../electron/session/session.ts'
import { livingOf } from '../../electron/supervisor/end/group.ts'
import { eventually } from '../eventually.ts'
import { oldestAndNewest } from './interpreters.ts'

const PROGRAM = `import multiprocessing, os, time
from multiprocessing import resource_tracker, shared_memory
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    manager = context.Manager()
    lock = context.Lock()
    memory = shared_memory.SharedMemory(create=True, size=64)
    named = shared_memory.SharedMemory("lab-test-%d" % os.getpid(), create=True, size=64)
    tracker = resource_tracker._resource_tracker._pid
    names = ["sem." + lock._semlock.name[1:], memory.name, named.name]
    print(os.getpid(), tracker, manager.address, *["/dev/shm/" + name for name in names], flush=True)
    time.sleep(1000)
`

let home: string
const shells: ChildProcess[] = []
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clab-left-'))
  await writeFile(join(home, 'program.py'), PROGRAM)
})
afterEach(async () => {
  for (const shell of shells.splice(0)) {
    shell.kill('SIGTERM')
    await ended(shell)
  }
  await rm(home, { recursive: true, force: true })
})

const pythons = await oldestAndNewest()

describe
  .skipIf(process.platform !== 'linux')
  .each(pythons.map(({ version, path }) => [version, path] as const))('Python %s', (_version, python) => {
  test('a program that is killed together with its resource tracker', async () => {
    const { shell, group, tracker, files } = await started(python)
    kill(tracker)
    kill(-group)
    await ended(shell)
    expect(files.filter((path) => existsSync(path))).toEqual([])
    expect(await readdir(home)).toEqual(['program.py', 'trace.ndjson'])
  })

  test('the same, when the supervisor is killed too: its sampler clears up', async () => {
    const { shell, tracker, files } = await started(python)
    process.kill(shell.pid!, 'SIGSTOP')
    kill(tracker)
    process.kill(shell.pid!, 'SIGKILL')
    await ended(shell)
    await eventually(() => expect(files.filter((path) => existsSync(path))).toEqual([]))
    await eventually(async () => expect((await readdir(home)).join()).not.toContain('pymp-'))
  })

  test('the same, when the sampler is killed as well: the next start clears up', async () => {
    const { shell, group, tracker, files, runs } = await started(python)
    const children = await readFile(`/proc/${shell.pid!}/task/${shell.pid!}/children`, 'utf8')
    const sampler = children
      .split(' ')
      .map(Number)
      .find((pid) => pid > 0 && pid !== group)!
    process.kill(shell.pid!, 'SIGSTOP')
    for (const pid of [sampler, tracker, shell.pid!]) kill(pid)
    await ended(shell)
    const session = await openSession({
      engineFolder: OUT,
      stateFolder: join(home, 'state'),
      runsFolder: runs,
    })
    try {
      expect(livingOf(group)).toEqual([])
      expect(files.filter((path) => existsSync(path))).toEqual([])
      expect(await readdir(runs)).toEqual([])
    } finally {
      await session.close()
    }
  })

  test('a program that ends by itself finds everything where it was', async () => {
    await writeFile(
      join(home, 'program.py'),
      PROGRAM.replace('time.sleep(1000)', 'memory.unlink(); named.unlink()'),
    )
    const { shell, files } = await started(python)
    expect(await ended(shell)).toBe(0)
    expect(files.filter((path) => existsSync(path))).toEqual([])
  })
})

/** Resolves when the program has everything that could be left. */
async function started(python: string) {
  const shell = spawn(
    process.execPath,
    [
      join(OUT, 'lab.mjs'),
      'run',
      join(home, 'program.py'),
      '--raw',
      '--python',
      python,
      '--trace',
      join(home, 'trace.ndjson'),
    ],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, TMPDIR: home, XDG_STATE_HOME: join(home) },
    },
  )
  shells.push(shell)
  let text = ''
  shell.stdout.on('data', (chunk: Buffer) => (text += String(chunk)))
  await eventually(() => expect(text).toMatch(/\n$/))
  const [group, tracker, ...files] = text.trim().split(' ')
  const [, ...inMemory] = files
  const runs = join(
    home,
    (await readdir(home)).find((name) => name.startsWith('clab-'))!,
  )
  expect(files[0]).toContain(runs)
  expect(inMemory).toHaveLength(3)
  return { shell, group: Number(group), tracker: Number(tracker), files, runs }
}

async function ended(shell: ChildProcess): Promise<number | null> {
  if (shell.exitCode === null && shell.signalCode === null)
    await new Promise((resolve) => shell.once('exit', resolve))
  return shell.exitCode
}

function kill(pid: number): void {
  process.kill(pid, 'SIGKILL')
}
