/** A Python program's file, read to see that it can be; Python itself says what is wrong inside it. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { ProgramError } from '../compile/program-error.ts'

/** @throws ProgramError */
export async function readPython(path: string): Promise<void> {
  try {
    await using file = await open(path)
    if (!(await file.stat()).isFile()) throw new Error('it is no file')
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const missing = code === 'ENOENT' || code === 'ENOTDIR'
    throw new ProgramError(
      { code: missing ? 'no-file' : 'unreadable', file: basename(path), detail: missing ? '' : message },
      { cause },
    )
  }
}
