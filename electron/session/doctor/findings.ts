/** What works on this machine and what not, in both languages; each finding that is not good says what to do. */
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, freemem, release, tmpdir, totalmem, arch, platform } from 'node:os'
import { join } from 'node:path'
import type { Finding as ShownFinding } from '../../../shared/contract/app/machine.ts'
import type { Text } from '../../../shared/labs/lab.ts'
import { findPythons, isTooOld, type Python } from '../python/interpreters.ts'
import type { Session } from '../session.ts'
import { findElectron } from './electron-binary.ts'
import { tryMachine, type Tried } from './try-machine.ts'
import { both, type DoctorWords } from './words.ts'
import { messageOf } from '../../supervisor/sentences.ts'

const LEAST_NODE = [20, 19] as const
const LEAST_MEMORY = 512 * 2 ** 20

export interface Finding extends ShownFinding {
  /** The facts behind the text. */
  readonly facts?: Readonly<Record<string, unknown>>
}
interface Unnamed extends Omit<Finding, 'name'> {
  readonly id: keyof DoctorWords['names']
}

/** Tries what it can by a tiny run of two processes and two threads, instead of believing what the machine says. */
export async function findingsOf(
  openSession: () => Promise<Pick<Session, 'open' | 'run'>>,
): Promise<Finding[]> {
  const trying = openSession().then(tryMachine, failedToOpen)
  const [temp, tried, pythons] = await Promise.all([temporary(), trying, findPythons()])
  const found = [node(), system(), cores(), memory(), temp, ...(await engine(tried)), electron()]
  return [...found, ...python(pythons)].map((one) => ({ ...one, name: both((say) => say.names[one.id]) }))
}

function failedToOpen(cause: unknown): Tried {
  const text = same(messageOf(cause))
  return { sharedMemory: text, semaphores: text, threads: text }
}

function node(): Unnamed {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number]
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])
  return {
    id: 'node',
    state: ok ? 'good' : 'bad',
    text: same(process.versions.node),
    facts: { version: process.versions.node, path: process.execPath },
    ...(!ok && { advice: both((say) => say.nodeAdvice(LEAST_NODE.join('.'))) }),
  }
}

function system(): Unnamed {
  return {
    id: 'platform',
    state: 'good',
    text: same(`${platform()} ${arch()} ${release()}`),
    facts: { platform: platform(), arch: arch() },
  }
}

function cores(): Unnamed {
  const count = availableParallelism()
  const model = cpus()[0]?.model.trim()
  return {
    id: 'cores',
    state: count > 1 ? 'good' : 'missing',
    text: both((say) => (model ? `${say.cores(count)} (${model})` : say.cores(count))),
    facts: { count },
    ...(count === 1 && { advice: both((say) => say.coresAdvice) }),
  }
}

function memory(): Unnamed {
  const facts = { free: freemem(), total: totalmem() }
  const ok = facts.free >= LEAST_MEMORY
  return {
    id: 'memory',
    state: ok ? 'good' : 'missing',
    text: both((say) => say.memory(size(facts.free), size(facts.total))),
    facts,
    ...(!ok && { advice: both((say) => say.memoryAdvice) }),
  }
}

async function temporary(): Promise<Unnamed> {
  const path = tmpdir()
  try {
    const folder = await mkdtemp(join(path, 'lab-doctor-'))
    await writeFile(join(folder, 'a'), 'a')
    await rm(folder, { recursive: true, force: true })
    return { id: 'temp', state: 'good', text: both((say) => say.writable(path)), facts: { path } }
  } catch (error) {
    const text = both((say) => say.notWritable(path, messageOf(error)))
    return { id: 'temp', state: 'bad', text, advice: both((say) => say.tempAdvice), facts: { path } }
  }
}

async function engine(tried: Tried): Promise<Unnamed[]> {
  const room = await sharedRoom()
  const shared = both((say) =>
    room ? `${say.tried}, ${say.memory(size(room.free), size(room.total))}` : say.tried,
  )
  const finding = (id: Unnamed['id'], reason: Text | undefined, detail: Text, advice: Text): Unnamed =>
    reason === undefined
      ? { id, state: 'good', text: eachWay((way) => both((say) => say.works(detail[way]))[way]) }
      : { id, state: 'bad', text: eachWay((way) => both((say) => say.failed(reason[way]))[way]), advice }
  return [
    finding(
      'shared-memory',
      tried.sharedMemory,
      shared,
      both((say) => say.sharedAdvice),
    ),
    finding(
      'semaphores',
      tried.semaphores,
      both((say) => say.tried),
      both((say) => say.semaphoreAdvice),
    ),
    finding(
      'threads',
      tried.threads,
      both((say) => say.triedThreads),
      both((say) => say.threadAdvice),
    ),
  ]
}

function electron(): Unnamed {
  const found = findElectron()
  return found
    ? {
        id: 'electron',
        state: 'good',
        text: both((say) => say.electronFound(found.version, found.path)),
        facts: { ...found },
      }
    : {
        id: 'electron',
        state: 'missing',
        text: both((say) => say.electronMissing),
        advice: both((say) => say.electronAdvice),
      }
}

function python(found: readonly Python[]): Unnamed[] {
  if (found.length === 0) {
    const text = both((say) => say.pythonMissing)
    return [{ id: 'python', state: 'missing', text, advice: both((say) => say.pythonAdvice) }]
  }
  return found.map((python) => {
    const { freeThreaded, gil, implementation, version, path } = python
    const old = isTooOld(python)
    return {
      id: 'python',
      state: old ? 'missing' : 'good',
      text: both((say) => {
        const lock = freeThreaded ? (gil ? say.gilOn : say.gilOff) : say.gil
        return `${implementation} ${version}, ${lock}: ${path}`
      }),
      facts: { ...python },
      ...(old && { advice: both((say) => say.pythonOld) }),
    } satisfies Unnamed
  })
}

/** Room in /dev/shm, where the system has one. */
async function sharedRoom(): Promise<{ free: number; total: number } | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs('/dev/shm')
    return { free: bavail * bsize, total: blocks * bsize }
  } catch {
    return undefined
  }
}

/** What is no sentence. */
const same = (text: string): Text => ({ en: text, zh: text })
const eachWay = (text: (way: 'en' | 'zh') => string): Text => ({ en: text('en'), zh: text('zh') })

function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`
}
