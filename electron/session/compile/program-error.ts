/** A program that can't be run as it is written: where, and why, in words for its author. */
import type { Language, Text } from '../../../shared/labs/lab.ts'

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

const sentence: Record<ProblemCode, (detail: string) => Text> = {
  'no-file': () => ({ en: 'there is no such file', zh: '没有这个文件' }),
  unreadable: (detail) => ({ en: `the file can't be read (${detail})`, zh: `无法读取文件（${detail}）` }),
  'not-text': () => ({
    en: 'this is not a text file; a program is a .ts or .js module',
    zh: '这不是文本文件；程序是一个 .ts 或 .js 模块',
  }),
  'too-large': (detail) => ({
    en: `the file is larger than ${detail}; a program is a module of at most that size`,
    zh: `文件大于 ${detail}；程序模块最大为 ${detail}`,
  }),
  syntax: (detail) => ({
    en: `this can't be read as TypeScript: ${detail}`,
    zh: `这里不是正确的 TypeScript：${detail}`,
  }),
  'top-level-await': () => ({
    en: 'await stands outside an async function. Calls of the lab block by themselves; inside lab/asyncio, put it into an async function',
    zh: 'await 写在了 async 函数之外。lab 的调用本身就会阻塞；使用 lab/asyncio 时请把它放进 async 函数',
  }),
  namespace: () => ({
    en: 'a namespace is not possible here; use a module (a file of its own) or a plain object',
    zh: '这里不能使用 namespace；请改用模块（单独的文件）或普通对象',
  }),
  'no-main': () => ({
    en: 'the program exports no main; write "export function main() { … }", which is what a run runs',
    zh: '程序没有导出 main；请写上 "export function main() { … }"，运行时执行的就是它',
  }),
  'foreign-import': (detail) => ({
    en: `"${detail}" can't be imported; a program can import lab, lab/… and files beside it (./name)`,
    zh: `不能导入 "${detail}"；程序可以导入 lab、lab/… 以及同一文件夹中的文件（./name）`,
  }),
  'unknown-lab-module': (detail) => ({
    en: `there is no module "${detail}"`,
    zh: `没有 "${detail}" 这个模块`,
  }),
  outside: (detail) => ({
    en: `"${detail}" lies outside the program's own folder, and only files in there can be imported`,
    zh: `"${detail}" 在程序自己的文件夹之外，只能导入该文件夹中的文件`,
  }),
  'missing-import': (detail) => ({
    en: `there is no file "${detail}" (.ts or .js) to import`,
    zh: `没有可导入的文件 "${detail}"（.ts 或 .js）`,
  }),
}

export class ProgramError extends Error {
  override readonly name = 'ProgramError'
  readonly problem: ProgramProblem

  constructor(problem: ProgramProblem, options?: ErrorOptions) {
    super(textOf(problem, 'en'), options)
    this.problem = problem
  }

  /** The message in either language. */
  get whole(): Text {
    return { en: this.message, zh: textOf(this.problem, 'zh') }
  }

  /** The sentence alone, for whoever shows the place in another way. */
  get text(): Text {
    const { en, zh } = sentence[this.problem.code](this.problem.detail)
    return { en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`, zh: `${zh}。` }
  }
}

/** `file:line:column: sentence.`, and below it the line with a mark under the column. */
function textOf({ code, file, line, column, source, detail }: ProgramProblem, language: Language): string {
  const place = [file, line, line && column].filter((part) => part !== undefined).join(':')
  const end = { en: '.', zh: '。' }[language]
  const head = `${place ? `${place}: ` : ''}${sentence[code](detail)[language]}${end}`
  if (source === undefined) return head
  const mark = column === undefined ? '' : `\n  ${source.slice(0, column - 1).replace(/[^\t]/g, ' ')}^`
  return `${head}\n  ${source}${mark}`
}
