/** Where a run keeps what it needs while it lasts, and the names that carry its id. */
import { randomInt } from 'node:crypto'
import { lstat, mkdir, rmdir, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { StartError } from '../supervisor/sentences.ts'
import type { CompiledProgram } from './compile/compile.ts'

/** 8 letters and digits: short enough for the names of memory (19 characters) and of sockets. */
export function newRunId(): string {
  return Array.from({ length: 8 }, () => randomInt(36).toString(36)).join('')
}

export const segmentOf = (run: string) => `/clab-${run}`

/** Short, since the path of a socket in it has to fit into 100 bytes. */
export function defaultRunsFolder(): string {
  return join(tmpdir(), `clab-${process.getuid?.() ?? userInfo().username}`)
}

/**
 * Makes the run's folder, for this user alone.
 * @throws StartError if somebody else has the folder that it should lie in, or there is no room
 */
export async function makeRunFolder(root: string, run: string): Promise<string> {
  const folder = join(root, run)
  for (let attempt = 1; ; attempt++) {
    try {
      await mkdir(root, { recursive: true, mode: 0o700 })
      const { uid } = await lstat(root)
      if (process.getuid && uid !== process.getuid()) throw new Error(`${root} belongs to another user`)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return folder
    } catch (cause) {
      const { code, message } = cause as NodeJS.ErrnoException
      // Another session has just removed `root`, in which its last run was; ENOTDIR if it went during the first line.
      if ((code === 'ENOENT' || code === 'ENOTDIR') && attempt < ATTEMPTS) continue
      throw new StartError('no-folder', message, { cause })
    }
  }
}

const ATTEMPTS = 10

/** The folder goes with the last run in it, whosever that is. */
export async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined)
}

/** What every actor of the run loads; returns where it lies. */
export async function writeProgram(folder: string, compiled: CompiledProgram): Promise<string> {
  const path = join(folder, 'program.json')
  await writeFile(path, JSON.stringify(compiled), { mode: 0o600 })
  return path
}
