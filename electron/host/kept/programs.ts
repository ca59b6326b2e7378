/** My programs: a file each in the state folder, named by an id of ours, never by what the user called it. */
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import {
  programSchema,
  type ProgramInfo,
  type SavedProgram,
  type writeProgramSchema,
} from '../../../shared/contract/app/programs.ts'
import { ProblemError } from '../../../shared/contract/app/problem.ts'
import { failure, refusal } from '../problems.ts'
import { writeAtomic } from './write-atomic.ts'

const ID = /^[0-9a-f]{16}$/
const fileSchema = programSchema.omit({ id: true, modified: true })

export class Programs {
  readonly #folder: string
  /** Writes of all windows, one after the other: none comes between looking at a text and replacing it. */
  #writing: Promise<unknown> = Promise.resolve()

  constructor(stateFolder: string) {
    this.#folder = join(stateFolder, 'programs')
  }

  /** The one changed last comes first; a file that is none of ours, or broken, is left alone. */
  async list(): Promise<ProgramInfo[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const ids = names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []))
    const programs = await Promise.all(ids.filter((id) => ID.test(id)).map((id) => this.#read(id)))
    return programs
      .filter((program) => program !== undefined)
      .sort((a, b) => b.modified.localeCompare(a.modified))
      .map(({ text: _text, ...info }) => info)
  }

  /** @throws ProblemError */
  async read(id: string): Promise<SavedProgram> {
    const program = ID.test(id) ? await this.#read(id) : undefined
    if (!program) throw unknown(id)
    return program
  }

  /** Without an id: a new one. @throws ProblemError */
  write(program: z.output<typeof writeProgramSchema>): Promise<ProgramInfo> {
    const written = this.#writing.then(() => this.#write(program))
    this.#writing = written.catch(() => undefined)
    return written
  }

  async #write({ id: known, since, ...program }: z.output<typeof writeProgramSchema>): Promise<ProgramInfo> {
    const before = known === undefined ? undefined : await this.read(known)
    if (before && since !== undefined && before.modified !== since) throw stale(before.name)
    const id = known ?? randomBytes(8).toString('hex')
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await writeAtomic(this.#path(id), JSON.stringify(fileSchema.parse(program), null, 1))
    } catch (cause) {
      throw failure(
        (reason) => ({ en: `The program could not be kept: ${reason}`, zh: `无法保存程序：${reason}` }),
        cause,
      )
    }
    const { text: _text, ...info } = await this.read(id)
    return info
  }

  /** @throws ProblemError */
  async delete(id: string): Promise<void> {
    await this.read(id)
    await rm(this.#path(id), { force: true })
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`)
  }

  async #read(id: string): Promise<SavedProgram | undefined> {
    try {
      const path = this.#path(id)
      const { mtime } = await stat(path)
      const program = fileSchema.parse(JSON.parse(await readFile(path, 'utf8')))
      return { ...program, id, modified: mtime.toISOString() }
    } catch {
      return undefined
    }
  }
}

const stale = (name: string) =>
  new ProblemError({
    code: 'stale',
    text: {
      en: `“${name}” has been changed in another window meanwhile, so this text was not written over it.`,
      zh: `“${name}”已在另一个窗口中修改，因此没有用此处的文本覆盖它。`,
    },
  })

function unknown(id: string): Error {
  const known = JSON.stringify(id.slice(0, 40))
  return refusal({
    en: `There is no program ${known} among yours; it may have been deleted in another window.`,
    zh: `“我的程序”中没有 ${known}，可能已在另一个窗口中删除。`,
  })
}
