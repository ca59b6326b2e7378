/** The traces of earlier runs, a file each in the state folder; the oldest make room for new ones. */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { checkLine } from '../../../shared/trace/codec/line.ts'
import {
  LONGEST_KEPT_PROGRAM,
  type EventOf,
  type Outcome,
  type TraceEvent,
} from '../../../shared/trace/events.ts'

export interface PastRun {
  readonly id: string
  readonly path: string
  readonly bytes: number
  /** Its first line; undefined if it can't be read. */
  readonly run: EventOf<'run'> | undefined
  /** Its last line; undefined if the trace is not complete. */
  readonly outcome: Outcome | undefined
  readonly seconds: number | undefined
}

/** What is kept. */
const MOST_RUNS = 100
const MOST_BYTES = 2 * 1024 * 1024 * 1024
/** Enough for the last line, and for the first one unless it brings a long program along. */
const EDGE_BYTES = 64 * 1024
/** Of a first line: a letter of the program takes at most six. */
const FIRST_BYTES = 6 * LONGEST_KEPT_PROGRAM + EDGE_BYTES
const NAME = /^[\w.-]+\.ndjson$/

export class History {
  readonly #folder: string

  constructor(stateFolder: string) {
    this.#folder = join(stateFolder, 'runs')
  }

  /** Where the trace of a new run goes. Names sort by time. */
  async pathFor(run: string, name: string): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const time = new Date().toISOString().replace(/[-:]|\.\d+Z$/g, '')
    return join(this.#folder, `${time}-${name.replace(/[^\w.-]+/g, '_').slice(0, 60)}-${run}.ndjson`)
  }

  /** Newest first. */
  async list(): Promise<PastRun[]> {
    return Promise.all((await this.#names()).map((name) => this.#read(name)))
  }

  /** The file of a run that was listed; undefined if there is no such run. */
  async path(id: string): Promise<string | undefined> {
    return (await this.#names()).includes(id) ? join(this.#folder, id) : undefined
  }

  async delete(id: string): Promise<void> {
    const path = await this.path(id)
    if (path !== undefined) await rm(path, { force: true })
  }

  /** Removes the oldest runs past what is kept. */
  async prune(): Promise<void> {
    let bytes = 0
    for (const [index, name] of (await this.#names()).entries()) {
      const path = join(this.#folder, name)
      bytes += await stat(path).then(
        (stats) => stats.size,
        () => 0,
      )
      if (index >= MOST_RUNS || (bytes > MOST_BYTES && index > 0)) await rm(path, { force: true })
    }
  }

  async #names(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => [])
    return names
      .filter((name) => NAME.test(name))
      .sort()
      .reverse()
  }

  async #read(id: string): Promise<PastRun> {
    const path = join(this.#folder, id)
    const { bytes, first, last } = await edges(path)
    return {
      id,
      path,
      bytes,
      run: first?.type === 'run' ? first : undefined,
      outcome: last?.type === 'ended' ? last.outcome : undefined,
      seconds: last?.type === 'ended' ? last.t / 1e6 : undefined,
    }
  }
}

async function edges(
  path: string,
): Promise<{ bytes: number; first: TraceEvent | undefined; last: TraceEvent | undefined }> {
  const file = await open(path, 'r').catch(() => undefined)
  if (!file) return { bytes: 0, first: undefined, last: undefined }
  try {
    const { size } = await file.stat()
    const read = async (from: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
      return buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n')
    }
    const event = (line: string | undefined) => checkLine(line ?? '')?.event
    const beginning = await read(0, EDGE_BYTES)
    const [first] = beginning.length > 1 ? beginning : await read(0, FIRST_BYTES)
    const last = (await read(Math.max(0, size - EDGE_BYTES), EDGE_BYTES)).at(-1)
    return { bytes: size, first: event(first), last: event(last) }
  } finally {
    await file.close()
  }
}
