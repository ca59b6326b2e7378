/** Program and trace files outside the state folder. Only what the user chose, or handed over at the start, is touched. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { z } from 'zod'
import type { OpenTarget } from '../../../shared/contract/app/machine.ts'
import {
  LONGEST_PROGRAM,
  recentFileSchema,
  type OpenFile,
  type ProgramLanguage,
  type RecentFile,
  type writeFileSchema,
} from '../../../shared/contract/app/programs.ts'
import { ProblemError, type Problem } from '../../../shared/contract/app/problem.ts'
import { failure, refusal } from '../problems.ts'
import { Kept } from './kept.ts'
import { writeAtomic } from './write-atomic.ts'

const MOST_RECENT = 20
const LANGUAGES: Readonly<Record<string, ProgramLanguage>> = {
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.js': 'typescript',
  '.mjs': 'typescript',
  '.py': 'python',
}
const keptSchema = z.object({ files: z.array(recentFileSchema).max(1000).default([]) })

export class Files {
  readonly #kept: Kept<typeof keptSchema>
  /** Trace files that were opened since the start, listed or not. */
  readonly #traces = new Set<string>()

  constructor(stateFolder: string) {
    this.#kept = new Kept(stateFolder, 'recent-files', keptSchema)
  }

  /** What was wrong with the list of files when it was read. */
  get problem(): Problem | undefined {
    return this.#kept.problem
  }

  /** Newest first; a file that is gone stays listed, since its drive may come back. */
  recent(): RecentFile[] {
    return [...this.#kept.value.files]
  }

  /** The user has chosen this file: from now on it may be read and written. */
  async allow(path: string): Promise<OpenTarget> {
    const real = await realpath(path).catch((cause: unknown) => {
      throw unreadable(path, cause)
    })
    const kind = isProgramFile(real) ? 'program' : 'trace'
    if (kind === 'trace') this.#traces.add(real)
    const others = this.recent().filter((file) => file.path !== real)
    const file = { path: real, name: basename(real), opened: new Date().toISOString(), kind } as const
    try {
      this.#kept.set({ files: [file, ...others].slice(0, MOST_RECENT) })
    } catch {
      // It holds until the end of the app; only the next start will not know of it.
    }
    return { kind: kind === 'program' ? 'file' : 'trace', path: real }
  }

  /** The file's own path. @throws ProblemError if the user has not chosen it */
  async program(path: string): Promise<string> {
    const real = await realpath(path).catch(() => path)
    if (this.#isKept(real, 'program')) return real
    throw refusal({
      en: `${path} was not opened by you in this app, so the app does not touch it. Open it first.`,
      zh: `${path} 不是你在本应用中打开的文件，因此应用不会读写它。请先打开它。`,
    })
  }

  /** undefined: no trace that was opened. */
  async trace(path: string): Promise<string | undefined> {
    const real = await realpath(path).catch(() => path)
    return this.#traces.has(real) || this.#isKept(real, 'trace') ? real : undefined
  }

  #isKept(real: string, kind: RecentFile['kind']): boolean {
    return this.#kept.value.files.some((file) => file.path === real && file.kind === kind)
  }

  /** @throws ProblemError */
  async read(path: string): Promise<OpenFile> {
    const real = await this.program(path)
    const read = await textOf(real).catch((cause: unknown) => {
      throw unreadable(real, cause)
    })
    return { path: real, name: basename(real), language: languageOf(real), ...read }
  }

  /** Returns its new `modified`. @throws ProblemError */
  async write({ path, text, since }: z.output<typeof writeFileSchema>): Promise<string> {
    const real = await this.program(path)
    const before = await stat(real).catch(() => undefined)
    if (since !== undefined && before && before.mtime.toISOString() !== since) throw stale(real)
    try {
      await writeAtomic(real, text, (before?.mode ?? 0o644) & 0o777)
      return (await stat(real)).mtime.toISOString()
    } catch (cause) {
      throw failure(
        (reason) => ({ en: `${real} could not be written: ${reason}`, zh: `无法写入 ${real}：${reason}` }),
        cause,
      )
    }
  }
}

/** By its ending; anything else is opened as a trace. */
export function isProgramFile(path: string): boolean {
  return Object.hasOwn(LANGUAGES, extname(path).toLowerCase())
}

function languageOf(path: string): ProgramLanguage {
  return LANGUAGES[extname(path).toLowerCase()] ?? 'typescript'
}

async function textOf(path: string): Promise<{ text: string; modified: string }> {
  const stats = await stat(path)
  if (!stats.isFile()) throw new Error('it is no file')
  if (stats.size > LONGEST_PROGRAM) throw new Error(`it is larger than ${LONGEST_PROGRAM} bytes`)
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  if (text.includes('\0')) throw new Error('it is no text')
  return { text, modified: stats.mtime.toISOString() }
}

const stale = (path: string) =>
  new ProblemError({
    code: 'stale',
    text: {
      en: `${path} has been changed by somebody else since it was opened here, so it was not written. Open it again to see the other text, or save once more to overwrite it.`,
      zh: `${path} 在此处打开之后已被别处修改，因此没有写入。可重新打开以查看其内容，或再保存一次以覆盖它。`,
    },
  })

const unreadable = (path: string, cause: unknown) =>
  failure((reason) => ({ en: `${path} can't be read: ${reason}`, zh: `无法读取 ${path}：${reason}` }), cause)
