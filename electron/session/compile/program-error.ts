/** A program that can't be run as it is written: where, and why, in words for its author. */
export interface ProgramProblem {
  readonly code: ProblemCode
  /** As the author knows the file; undefined if it is not about a place in one. */
  readonly file: string | undefined
  readonly line?: number | undefined
  /** From 1, in characters. */
  readonly column?: number | undefined
  /** The line itself. */
  readonly source?: string | undefined
  /** What the parser said, a module's name, … */
  readonly detail: string
}

export type ProblemCode =
  | 'no-file'
  | 'unreadable'
  | 'not-text'
  | 'too-large'
  | 'syntax'
  | 'top-level-await'
  | 'namespace'
  | 'no-main'
  | 'foreign-import'
  | 'unknown-lab-module'
  | 'outside'
  | 'missing-import'

const sentence: Record<ProblemCode, (detail: string) => string> = {
  'no-file': () => 'there is no such file',
  unreadable: (detail) => `the file can't be read (${detail})`,
  'not-text': () => 'this is not a text file; a program is a .ts or .js module',
  'too-large': (detail) => `the file is larger than ${detail}; a program is a module of at most that size`,
  syntax: (detail) => `this can't be read as TypeScript: ${detail}`,
  'top-level-await': () =>
    'await stands outside an async function. Calls of the lab block by themselves; inside lab/asyncio, put it into an async function',
  namespace: () => 'a namespace is not possible here; use a module (a file of its own) or a plain object',
  'no-main': () =>
    'the program exports no main; write "export function main() { … }", which is what a run runs',
  'foreign-import': (detail) =>
    `"${detail}" can't be imported; a program can import lab, lab/… and files beside it (./name)`,
  'unknown-lab-module': (detail) => `there is no module "${detail}"`,
  outside: (detail) =>
    `"${detail}" lies outside the program's own folder, and only files in there can be imported`,
  'missing-import': (detail) => `there is no file "${detail}" (.ts or .js) to import`,
}

export class ProgramError extends Error {
  override readonly name = 'ProgramError'
  readonly problem: ProgramProblem

  constructor(problem: ProgramProblem, options?: ErrorOptions) {
    super(textOf(problem), options)
    this.problem = problem
  }
}

/** `file:line:column: sentence.`, and below it the line with a mark under the column. */
function textOf({ code, file, line, column, source, detail }: ProgramProblem): string {
  const place = [file, line, line && column].filter((part) => part !== undefined).join(':')
  const head = `${place ? `${place}: ` : ''}${sentence[code](detail)}.`
  if (source === undefined) return head
  const mark = column === undefined ? '' : `\n  ${source.slice(0, column - 1).replace(/[^\t]/g, ' ')}^`
  return `${head}\n  ${source}${mark}`
}
