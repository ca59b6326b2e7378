/** A Python program's file, read to see that it can be, and for the record; Python itself says what is wrong inside it. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { LONGEST_KEPT_PROGRAM } from '../../../shared/trace/events.ts'
import { ProgramError } from '../compile/program-error.ts'

/** Bytes of a file that is read at all: four for each character that the trace would keep. */
const LARGEST = 4 * LONGEST_KEPT_PROGRAM

/** Its text; undefined if it is not UTF-8, or so long that nobody keeps it. @throws ProgramError */
export async function readPython(path: string): Promise<string | undefined> {
  try {
    await using file = await open(path)
    const stats = await file.stat()
    if (!stats.isFile()) throw new Error('it is no file')
    return stats.size > LARGEST ? undefined : textOf(await file.readFile())
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const missing = code === 'ENOENT' || code === 'ENOTDIR'
    throw new ProgramError(
      { code: missing ? 'no-file' : 'unreadable', file: basename(path), detail: missing ? '' : message },
      { cause },
    )
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
