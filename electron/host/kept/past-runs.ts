/** Traces that are kept, and trace files that were opened: listed, read in pieces of whole lines, deleted. */
import { open } from 'node:fs/promises'
import type { PastRun, TracePiece } from '../../../shared/contract/app/runs.ts'
import type { History, PastRun as Recorded } from '../../session/records/history.ts'
import { failure, refusal } from '../problems.ts'

const PIECE_BYTES = 1024 * 1024
const NEWLINE = 10

export interface PastRunsOptions {
  readonly history: History
  /** Trace files of runs under way. */
  readonly live: () => ReadonlySet<string>
  /** The path of a trace file that the user has opened. */
  readonly opened: (path: string) => Promise<string | undefined>
}

export class PastRuns {
  readonly #options: PastRunsOptions

  constructor(options: PastRunsOptions) {
    this.#options = options
  }

  /** Newest first. */
  async list(): Promise<PastRun[]> {
    const live = this.#options.live()
    return (await this.#options.history.list()).map((run) => described(run, live.has(run.path)))
  }

  /** At most 1 MB from byte `from` on, cut after a line end. Nothing: there is no more, or not yet. @throws ProblemError */
  async read(id: string, from: number): Promise<TracePiece> {
    const path = (await this.#options.history.path(id)) ?? (await this.#options.opened(id))
    if (path === undefined) throw unknown(id)
    try {
      return await piece(path, from, this.#options.live().has(path))
    } catch (cause) {
      throw failure(
        (reason) => ({ en: `The trace can't be read: ${reason}`, zh: `无法读取轨迹：${reason}` }),
        cause,
      )
    }
  }

  /** @throws ProblemError for a run that is under way */
  async delete(id: string): Promise<void> {
    const path = await this.#options.history.path(id)
    if (path === undefined) throw unknown(id)
    if (this.#options.live().has(path))
      throw refusal({
        en: 'This run is still under way. Stop it before deleting it.',
        zh: '此次运行仍在进行中，请先停止再删除。',
      })
    await this.#options.history.delete(id)
  }
}

function described({ id, bytes, run, outcome, seconds }: Recorded, live: boolean): PastRun {
  const { name = id, lab, language } = run?.program ?? {}
  return {
    id,
    name,
    bytes,
    live,
    ...(run && { run: run.run, date: run.date }),
    ...(lab !== undefined && { lab }),
    ...(language && { language }),
    ...(outcome && { outcome }),
    ...(seconds !== undefined && { seconds }),
  }
}

async function piece(path: string, from: number, live: boolean): Promise<TracePiece> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const parts: Buffer[] = []
    let at = from
    while (at < size) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, at)
      const read = buffer.subarray(0, bytesRead)
      const end = read.lastIndexOf(NEWLINE) + 1
      at += end > 0 ? end : bytesRead
      parts.push(end > 0 ? read.subarray(0, end) : read)
      // Only a foreign file has a line that is longer than a piece; it is handed over whole.
      if (end > 0 || bytesRead === 0) break
    }
    const text = Buffer.concat(parts)
    // The beginning of a line that is just being written; of a run that is over it is all there will ever be.
    if (live && text.at(-1) !== NEWLINE) return { text: '', next: from, size }
    return { text: text.toString('utf8'), next: at, size }
  } finally {
    await file.close()
  }
}

function unknown(id: string): Error {
  const known = JSON.stringify(id.slice(0, 100))
  return refusal({
    en: `There is no kept run ${known}; it may have been deleted to make room.`,
    zh: `没有保存的运行 ${known}，可能已被删除以腾出空间。`,
  })
}
