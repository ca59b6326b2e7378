/** `doctor`: what works on this machine and what not; each finding that is bad says what to do. */
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, freemem, release, tmpdir, totalmem, arch, platform } from 'node:os'
import { join } from 'node:path'
import type { Context } from './context.ts'
import { findElectron } from './electron-binary.ts'
import { EXIT } from './exit-code.ts'
import { findPythons, type Python } from './python.ts'
import type { Sentences } from './sentences.ts'

const LEAST_NODE = [20, 19] as const
const LEAST_MEMORY = 512 * 2 ** 20
const LEAST_PYTHON = 9

export interface Finding {
  readonly id: string
  /** bad: labs will fail; missing: something optional is not there. */
  readonly state: 'good' | 'missing' | 'bad'
  readonly text: string
  readonly advice?: string
  /** The facts behind the text. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** What really happened when it was tried: undefined if it works, else the reason. */
export interface Tried {
  readonly sharedMemory: string | undefined
  readonly semaphores: string | undefined
  readonly threads: string | undefined
}

/** `probe` runs a tiny program of two processes and two threads. Exit code 1 if anything is bad. */
export async function doctor(
  context: Context,
  { json }: { json: boolean },
  probe: () => Promise<Tried>,
): Promise<number> {
  const { say, screen } = context
  const [temp, tried, pythons] = await Promise.all([temporary(say), probe(), findPythons()])
  const findings = [
    node(say),
    {
      id: 'platform',
      state: 'good',
      text: `${platform()} ${arch()} ${release()}`,
      facts: { platform: platform(), arch: arch() },
    },
    cores(say),
    memory(say),
    temp,
    ...(await engine(tried, say)),
    electron(say),
    ...python(pythons, say),
  ] satisfies Finding[]
  const bad = findings.filter((finding) => finding.state === 'bad')
  if (json) await screen.out(`${JSON.stringify({ ok: bad.length === 0, findings }, null, 2)}\n`)
  else await screen.out(text(findings, bad.length, context))
  return bad.length === 0 ? EXIT.finished : EXIT.failed
}

function text(findings: readonly Finding[], bad: number, { say, screen }: Context): string {
  const marks = {
    good: screen.style('green', '✓'),
    missing: screen.style('yellow', '–'),
    bad: screen.style('red', '✗'),
  }
  const labels = findings.map(({ id }) => say.doctor.labels[id] ?? id)
  const width = Math.max(...labels.map(columns))
  const lines = findings.flatMap(({ state, text, advice }, index) => {
    const label = labels[index]! + ' '.repeat(width - columns(labels[index]!))
    return [`${marks[state]} ${label}  ${text}`, ...(advice ? [`  ${' '.repeat(width)}  → ${advice}`] : [])]
  })
  const summary = bad === 0 ? say.doctor.summaryGood : say.doctor.summaryBad(bad)
  return `${screen.style('bold', say.doctor.title)}\n\n${lines.join('\n')}\n\n${summary}\n`
}

function node({ doctor: say }: Sentences): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number]
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])
  const facts = { version: process.versions.node, path: process.execPath }
  return {
    id: 'node',
    state: ok ? 'good' : 'bad',
    text: process.versions.node,
    facts,
    ...(!ok && { advice: say.nodeAdvice(LEAST_NODE.join('.')) }),
  }
}

function cores({ doctor: say }: Sentences): Finding {
  const count = availableParallelism()
  const model = cpus()[0]?.model.trim()
  const text = model ? `${say.cores(count)} (${model})` : say.cores(count)
  return {
    id: 'cores',
    state: count > 1 ? 'good' : 'missing',
    text,
    facts: { count },
    ...(count === 1 && { advice: say.coresAdvice }),
  }
}

function memory({ doctor: say }: Sentences): Finding {
  const facts = { free: freemem(), total: totalmem() }
  const ok = facts.free >= LEAST_MEMORY
  const text = say.memory(size(facts.free), size(facts.total))
  return {
    id: 'memory',
    state: ok ? 'good' : 'missing',
    text,
    facts,
    ...(!ok && { advice: say.memoryAdvice }),
  }
}

async function temporary({ doctor: say }: Sentences): Promise<Finding> {
  const path = tmpdir()
  try {
    const folder = await mkdtemp(join(path, 'lab-doctor-'))
    await writeFile(join(folder, 'a'), 'a')
    await rm(folder, { recursive: true, force: true })
    return { id: 'temp', state: 'good', text: say.writable(path), facts: { path } }
  } catch (error) {
    const text = say.notWritable(path, messageOf(error))
    return { id: 'temp', state: 'bad', text, advice: say.tempAdvice, facts: { path } }
  }
}

async function engine(tried: Tried, { doctor: say }: Sentences): Promise<Finding[]> {
  const room = await sharedRoom()
  const shared = room ? `${say.tried}, ${say.memory(size(room.free), size(room.total))}` : say.tried
  const finding = (id: string, reason: string | undefined, detail: string, advice: string): Finding =>
    reason === undefined
      ? { id, state: 'good', text: say.works(detail) }
      : { id, state: 'bad', text: say.failed(reason), advice }
  return [
    finding('shared-memory', tried.sharedMemory, shared, say.sharedAdvice),
    finding('semaphores', tried.semaphores, say.tried, say.semaphoreAdvice),
    finding('threads', tried.threads, say.triedThreads, say.threadAdvice),
  ]
}

function electron({ doctor: say }: Sentences): Finding {
  const found = findElectron()
  return found
    ? {
        id: 'electron',
        state: 'good',
        text: say.electronFound(found.version, found.path),
        facts: { ...found },
      }
    : { id: 'electron', state: 'missing', text: say.electronMissing, advice: say.electronAdvice }
}

function python(found: readonly Python[], { doctor: say }: Sentences): Finding[] {
  if (found.length === 0)
    return [{ id: 'python', state: 'missing', text: say.pythonMissing, advice: say.pythonAdvice }]
  return found.map((python) => {
    const gil = python.freeThreaded ? (python.gil ? say.gilOn : say.gilOff) : say.gil
    const [major, minor] = python.version.split('.').map(Number) as [number, number]
    const old = major < 3 || (major === 3 && minor < LEAST_PYTHON)
    return {
      id: 'python',
      state: old ? 'missing' : 'good',
      text: `${python.implementation} ${python.version}, ${gil}: ${python.path}`,
      facts: { ...python },
      ...(old && { advice: say.pythonOld }),
    } satisfies Finding
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

function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`
}

/** Columns a text takes: a Chinese character takes two. */
function columns(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (/[⺀-鿿豈-﫿＀-｠]/u.test(char) ? 2 : 1), 0)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
