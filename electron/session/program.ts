/** What can be run: a lab of the catalog, a program file, or a text from an editor, read and compiled. */
import { basename } from 'node:path'
import type { Lab, Parameter, ProgramLanguage } from '../../shared/labs/lab.ts'
import type { MeasuredLine } from '../supervisor/events/measured-lines.ts'
import { LONGEST_KEPT_PROGRAM, type EventOf } from '../../shared/trace/events.ts'
import type { PythonSource } from './python/python-program.ts'
import { readPython } from './python/read.ts'
import { compileFile, compileText, type CompiledProgram } from './compile/compile.ts'

export type Target =
  | { readonly kind: 'lab'; readonly lab: Lab; readonly language?: ProgramLanguage }
  /** `word`: as it was typed, if that is another text. */
  | { readonly kind: 'file'; readonly path: string; readonly word?: string }
  /** `lab`: a lab's program that was changed in the editor; it has that lab's parameters. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string; readonly lab?: Lab }

export interface Program {
  readonly title: EventOf<'run'>['program']
  readonly code:
    | { readonly language: 'typescript'; readonly compiled: CompiledProgram }
    | {
        readonly language: 'python'
        readonly source: PythonSource
        readonly measures: readonly MeasuredLine[]
      }
  /** undefined: it declares none, and may be given any. */
  readonly parameters: readonly Parameter[] | undefined
}

/** @throws ProgramError if it can't be read or can't be run as it is written */
export async function openProgram(target: Target): Promise<Program> {
  switch (target.kind) {
    case 'lab': {
      const { lab, language = 'typescript' } = target
      const title = { name: lab.id, lab: lab.id, language }
      const code =
        language === 'python'
          ? pythonText(`${lab.id}.py`, lab.python.program, lab)
          : await typescriptText(`${lab.id}.ts`, lab.program)
      return { title, code, parameters: lab.parameters }
    }
    case 'file': {
      const { path, word } = target
      if (isPython(path)) {
        const text = await readPython(path)
        const title = { name: basename(path), path, language: 'python' as const, ...kept(text) }
        return {
          title,
          code: { language: 'python', source: { path, word }, measures: [] },
          parameters: undefined,
        }
      }
      const compiled = await compileFile(path)
      const text = compiled.files[compiled.entry]?.source
      const title = { name: compiled.entry, path, language: 'typescript' as const, ...kept(text) }
      return { title, code: { language: 'typescript', compiled }, parameters: undefined }
    }
    case 'text': {
      const { name, text, lab } = target
      const code = isPython(name)
        ? pythonText(name, text, lab)
        : await typescriptText(/\.[cm]?[tj]s$/.test(name) ? name : `${name}.ts`, text)
      const title = { name, language: code.language, ...(lab && { lab: lab.id }), ...kept(text) }
      return { title, code, parameters: lab?.parameters }
    }
  }
}

/** Whether a program of this name is Python's. */
export function isPython(name: string): boolean {
  return /\.pyw?$/.test(name)
}

/** What the trace keeps of a program's text. */
function kept(text: string | undefined): { text?: string } {
  return text !== undefined && text.length <= LONGEST_KEPT_PROGRAM ? { text } : {}
}

async function typescriptText(name: string, text: string) {
  return { language: 'typescript' as const, compiled: await compileText(name, text) }
}

function pythonText(name: string, text: string, lab: Lab | undefined) {
  return { language: 'python' as const, source: { name, text }, measures: lab?.python.measures ?? [] }
}
