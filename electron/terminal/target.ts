/** What is to be run: a lab of the catalog, or a program file. A lab's id wins over a file of the same name. */
import { readFileSync, statSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Lab, ProgramLanguage } from '../../shared/labs/lab.ts'
import type { Context } from './context.ts'
import { near } from './near.ts'
import { UsageError } from './usage-error.ts'

export type Target =
  | { readonly kind: 'lab'; readonly lab: Lab; readonly language: ProgramLanguage; readonly name: string }
  | { readonly kind: 'file'; readonly path: string; readonly word: string; readonly name: string }
  /** A program of our own. */
  | { readonly kind: 'text'; readonly text: string; readonly name: string }

const ENDINGS = ['.ts', '.mts', '.js', '.mjs', '.py']

export function findTarget(
  word: string,
  { labs, say }: Pick<Context, 'labs' | 'say'>,
  language: ProgramLanguage = 'typescript',
): Target {
  const lab = labs.find(({ id }) => id === word)
  if (lab) return { kind: 'lab', lab, language, name: lab.id }
  const path = resolve(word)
  const what = kindOf(path)
  if (what === 'nothing') {
    const pathLike = /[\\/]/.test(word) || extname(word) !== ''
    if (pathLike) throw new UsageError(say.target.noFile(word))
    throw new UsageError(
      say.target.unknownLab(
        word,
        near(
          word,
          labs.map(({ id }) => id),
        ),
      ),
    )
  }
  if (what === 'folder') throw new UsageError(say.target.folder(word))
  if (!ENDINGS.includes(extname(path))) throw new UsageError(say.target.kind(word))
  try {
    readFileSync(path)
  } catch (error) {
    throw new UsageError(say.target.unreadable(word, error instanceof Error ? error.message : String(error)))
  }
  return { kind: 'file', path, word, name: word }
}

function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat === undefined ? 'nothing' : stat.isDirectory() ? 'folder' : 'file'
}
