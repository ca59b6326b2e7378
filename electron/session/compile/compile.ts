/** A program: its entry module and the files beside it that it imports, compiled into one set that every actor loads. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { requiredBy } from './imports.ts'
import { LAB_MODULES } from './lab-modules.ts'
import { ProgramError } from './program-error.ts'
import { compileModule } from './transform.ts'

export interface CompiledProgram {
  /** One of `files`. */
  readonly entry: string
  /** By the path they are shown under, relative to the program's folder, with forward slashes. */
  readonly files: Readonly<Record<string, { readonly code: string; readonly source: string }>>
}

const LARGEST = 1024 * 1024

/** @throws ProgramError */
export async function compileFile(path: string): Promise<CompiledProgram> {
  const text = await readSource(path, basename(path))
  return compile(basename(path), text, await realpath(dirname(path)))
}

/** A program that is no file; it has nothing beside it to import. @throws ProgramError */
export function compileText(name: string, source: string): Promise<CompiledProgram> {
  return compile(name, source, undefined)
}

async function compile(entry: string, text: string, folder: string | undefined): Promise<CompiledProgram> {
  const files: Record<string, { code: string; source: string }> = {}
  const queue: [file: string, source: string][] = [[entry, text]]
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [file, source] = next
    if (file in files) continue
    const code = compileModule(file, source)
    files[file] = { code, source }
    for (const { specifier, line } of requiredBy(code)) {
      const imported = await resolve(specifier, { file, line, source: source.split('\n')[line - 1] }, folder)
      if (imported && !(imported.file in files)) queue.push([imported.file, imported.source])
    }
  }
  demandMain(entry, files[entry]?.code ?? '')
  return { entry, files }
}

interface Place {
  readonly file: string
  readonly line: number
  readonly source: string | undefined
}

/** The imported file of the program; undefined for a module of the lab. */
async function resolve(
  specifier: string,
  place: Place,
  folder: string | undefined,
): Promise<{ file: string; source: string } | undefined> {
  if (LAB_MODULES.has(specifier)) return undefined
  const refuse = (code: 'foreign-import' | 'unknown-lab-module' | 'outside' | 'missing-import') =>
    new ProgramError({ code, ...place, detail: specifier })
  if (specifier.startsWith('lab/')) throw refuse('unknown-lab-module')
  if (!/^\.\.?\//.test(specifier)) throw refuse('foreign-import')
  if (folder === undefined) throw refuse('missing-import')
  const wanted = posix.join(posix.dirname(place.file), specifier)
  if (wanted.startsWith('../')) throw refuse('outside')
  for (const file of [wanted, `${wanted}.ts`, `${wanted}.js`, wanted.replace(/\.js$/, '.ts')]) {
    if (!/\.[cm]?[tj]s$/.test(file)) continue
    const path = join(folder, file)
    if (!(await isFile(path))) continue
    // A link may lead out of the folder.
    const real = relative(folder, await realpath(path))
    if (real.startsWith('..') || real.includes(`..${sep}`)) throw refuse('outside')
    return { file, source: await readSource(path, file) }
  }
  throw refuse('missing-import')
}

/** Every way of exporting it ends in such an assignment; a star export may bring one, which only running tells. */
function demandMain(entry: string, code: string): void {
  if (
    /\bexports\.main\s*=/.test(code) ||
    /'main', \{enumerable/.test(code) ||
    /_createStarExport\(_/.test(code)
  )
    return
  throw new ProgramError({ code: 'no-main', file: entry, detail: '' })
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  )
}

async function readSource(path: string, file: string): Promise<string> {
  const fail = (code: 'no-file' | 'unreadable' | 'not-text' | 'too-large', detail = '', cause?: unknown) =>
    new ProgramError({ code, file, detail }, { cause })
  try {
    const stats = await stat(path)
    if (!stats.isFile()) throw fail('unreadable', 'it is no file')
    if (stats.size > LARGEST) throw fail('too-large', '1 MB')
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
    if (text.includes('\0')) throw fail('not-text')
    return text
  } catch (cause) {
    if (cause instanceof ProgramError) throw cause
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw fail('no-file', '', cause)
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw fail('not-text', '', cause)
    throw fail('unreadable', message, cause)
  }
}
