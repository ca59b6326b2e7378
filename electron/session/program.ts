/** What can be run: a lab of the catalog, a program file, or a text from an editor, read and compiled. */
import type { Lab, Parameter } from '../../shared/labs/lab.ts'
import type { EventOf } from '../../shared/trace/events.ts'
import { compileFile, compileText, type CompiledProgram } from './compile/compile.ts'

export type Target =
  | { readonly kind: 'lab'; readonly lab: Lab }
  | { readonly kind: 'file'; readonly path: string }
  /** `lab`: a lab's program that was changed in the editor; it has that lab's parameters. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string; readonly lab?: Lab }

export interface Program {
  readonly title: EventOf<'run'>['program']
  readonly compiled: CompiledProgram
  /** undefined: it declares none, and may be given any. */
  readonly parameters: readonly Parameter[] | undefined
}

/** @throws ProgramError if it can't be read or can't be run as it is written */
export async function openProgram(target: Target): Promise<Program> {
  switch (target.kind) {
    case 'lab': {
      const { id, parameters, program } = target.lab
      const compiled = await compileText(`${id}.ts`, program)
      return { title: { name: id, lab: id, language: 'typescript' }, compiled, parameters }
    }
    case 'file': {
      const compiled = await compileFile(target.path)
      return {
        title: { name: compiled.entry, path: target.path, language: 'typescript' },
        compiled,
        parameters: undefined,
      }
    }
    case 'text': {
      const { name, text, lab } = target
      const compiled = await compileText(/\.[cm]?[tj]s$/.test(name) ? name : `${name}.ts`, text)
      return {
        title: { name, language: 'typescript', ...(lab && { lab: lab.id }) },
        compiled,
        parameters: lab?.parameters,
      }
    }
  }
}
