/** What a word of a command line asks to be opened: a lab by its id, a program or a trace by its path. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { OpenTarget } from '../../shared/contract/app/machine.ts'
import { labs } from '../../shared/labs/index.ts'
import { isProgramFile } from './kept/files.ts'

/** undefined: there is neither such a lab nor such a file. */
export function openTargetOf(word: string, folder = process.cwd()): OpenTarget | undefined {
  if (labs.some(({ id }) => id === word)) return { kind: 'lab', lab: word }
  const path = resolve(folder, word)
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined
  return isProgramFile(path) ? { kind: 'file', path } : { kind: 'trace', path }
}
