import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSession } from '../../electron/session/session.ts'
import { livingOf } from '../../electron/supervisor/end/group.ts'
import { eventually } from '../eventually.ts'

const ENGINE = resolve(import.meta.dirname, '../../out/engine')
const PROGRAM = `import { print } from 'lab'
import { Lock, Process } from 'lab/multiprocessing'
import { Thread } from 'lab/threading'
import { sleep } from 'lab/time'
const lock = new Lock()
export function work() {
  for (;;) lock.with(() => sleep(0.1))
}
export const p = new Process({ target: work, name: 'p' })
export const t = new Thread({ target: work, name: 't' })
export function main() {
  p.start()
  t.start()
  print('all started')
  p.join()
}
`
let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clab-killed-'))
  await writeFile(join(home, 'program.ts'), PROGRAM)
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** The terminal shell with this program, its runs in our own folder; resolves when all actors run. */
async function shell() {
  const trace = join(home, 'trace.ndjson')
  const child = spawn(
    process.execPath,
    [join(ENGINE, 'lab.mjs'), 'run', join(home, 'program.ts'), '--raw', '--trace', trace],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: home, XDG_STATE_HOME: home },
    },
  )
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const text = await readFile(trace, 'utf8')
  const group = Number(text.match(/"type":"actor-started".*?"pid":(\d+)/)?.[1])
  const runs = join(
    home,
    (await readdir(home)).find((name) => name.startsWith('clab-'))!,
  )
  const run = (await readdir(runs))[0]!
  const { segment } = JSON.parse(await readFile(join(runs, run, 'owner.json'), 'utf8')) as { segment: string }
  return { child, group, runs, segment }
}

async function within(ms: number, isSo: () => boolean): Promise<boolean> {
  for (const until = performance.now() + ms; performance.now() < until;) {
    if (isSo()) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return isSo()
}

test.runIf(process.platform === 'linux')(
  'a supervisor that is killed takes its run with it within two seconds',
  async () => {
    const { child, group, runs, segment } = await shell()
    expect(livingOf(group).length).toBeGreaterThan(1)
    expect(existsSync(join('/dev/shm', segment))).toBe(true)
    child.kill('SIGKILL')
    expect(await within(2000, () => livingOf(group).length === 0)).toBe(true)
    await eventually(async () => {
      expect(existsSync(join('/dev/shm', segment))).toBe(false)
      expect(await readdir(runs).catch(() => [])).toEqual([])
    })
  },
)

test.runIf(process.platform === 'linux')(
  'what is left when the sampler is killed as well goes at the next start',
  async () => {
    const { child, group, runs, segment } = await shell()
    const children = await readFile(`/proc/${child.pid!}/task/${child.pid!}/children`, 'utf8')
    const sampler = children
      .split(' ')
      .map(Number)
      .find((pid) => pid > 0 && pid !== group)!
    process.kill(child.pid!, 'SIGSTOP')
    process.kill(sampler, 'SIGKILL')
    process.kill(child.pid!, 'SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    const session = await openSession({
      engineFolder: ENGINE,
      stateFolder: join(home, 'state'),
      runsFolder: runs,
    })
    expect(livingOf(group)).toEqual([])
    expect(existsSync(join('/dev/shm', segment))).toBe(false)
    expect(await readdir(runs)).toEqual([])
    await session.close()
  },
)
