/** Where a run keeps what it needs while it lasts, and the names that carry its id. */
import { randomInt } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CompiledProgram } from './compile/compile.ts'

/** 8 letters and digits: short enough for the names of memory (19 characters) and of sockets. */
export function newRunId(): string {
  return Array.from({ length: 8 }, () => randomInt(36).toString(36)).join('')
}

export const segmentOf = (run: string) => `/clab-${run}`

/** Makes the run's folder, for this user alone. */
export async function makeRunFolder(root: string, run: string): Promise<string> {
  const folder = join(root, run)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** What every actor of the run loads; returns where it lies. */
export async function writeProgram(folder: string, compiled: CompiledProgram): Promise<string> {
  const path = join(folder, 'program.json')
  await writeFile(path, JSON.stringify(compiled), { mode: 0o600 })
  return path
}
