/**
 * Loads the compiled program into this actor. A program may import `lab` and its own files, nothing else: no Node
 * module, no package.
 */
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { compileFunction } from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { whileEvaluating } from '../naming.ts'
import { addSource } from '../source.ts'
import { useModules } from './exports.ts'
import { watchGlobals } from './globals.ts'
import { labModules } from './lab-modules.ts'

interface CompiledProgram {
  entry: string
  /** By the path they are shown under; `code` is CommonJS with the lines of `source`. */
  files: Record<string, { code: string; source: string }>
}

type Exports = Record<string, unknown>

/** @returns what the entry module exports */
export function loadProgram(entry: string, path: string): Exports {
  const { files } = JSON.parse(readFileSync(path, 'utf8')) as CompiledProgram
  for (const [file, { source }] of Object.entries(files)) addSource(file, source)
  const loaded = new Map<string, Exports>()
  useModules(loaded)

  function load(file: string): Exports {
    const known = loaded.get(file)
    if (known) return known
    const compiled = files[file]
    if (!compiled) throw new Error(`the program has no file ${file}`)
    const module = { exports: {} as Exports }
    loaded.set(file, module.exports)
    const run = compileFunction(compiled.code, ['exports', 'require', 'module'], { filename: file }) as (
      exports: Exports,
      require: (specifier: string) => unknown,
      module: object,
    ) => void
    run(module.exports, (specifier) => resolve(file, specifier), module)
    if (module.exports !== loaded.get(file)) loaded.set(file, module.exports)
    return module.exports
  }

  function resolve(from: string, specifier: string): unknown {
    const lab = labModules[specifier]
    if (lab) return lab
    const wanted = posix.join(posix.dirname(from), specifier)
    const file = [wanted, `${wanted}.ts`, `${wanted}.js`, wanted.replace(/\.js$/, '.ts')].find(
      (name) => name in files,
    )
    if (!file)
      throw new Error(`${from} imports "${specifier}": a program can import lab, lab/… and its own files`)
    return load(file)
  }

  const exports = whileEvaluating(() => load(entry))
  if (isMainThread) watchGlobals(files[entry]?.source ?? '', exports)
  return exports
}
