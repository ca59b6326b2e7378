/** A file of which the page has the text and not the path: a program becomes one of my programs, a trace is shown. */
import { LONGEST_PROGRAM } from '../../../shared/contract/app/programs.ts'
import { ProblemError } from '../../../shared/contract/app/problem.ts'
import { useProgramsStore } from '../../stores/programs.ts'
import { useRunsStore } from '../../stores/runs.ts'
import { useViewStore } from '../../stores/view.ts'

/** What the lab takes. */
export const PROGRAM_ENDINGS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.py', '.pyw']
export const TRACE_ENDINGS = ['.labtrace', '.ndjson']

/** @throws ProblemError if it is no program that the lab can keep */
export async function takeFile(file: File): Promise<void> {
  const ending = /\.[^.]*$/.exec(file.name.toLowerCase())?.[0] ?? ''
  if (!PROGRAM_ENDINGS.includes(ending)) return useRunsStore().openFile(file)
  // No character takes more than four bytes: what is larger need not be read.
  const text = file.size > 4 * LONGEST_PROGRAM ? undefined : await file.text()
  if (text === undefined || text.length > LONGEST_PROGRAM) throw tooLong(file.name)
  const language = ending.startsWith('.py') ? 'python' : 'typescript'
  await useProgramsStore().take({ name: file.name, language, text })
  useViewStore().revealPanel('program')
}

function tooLong(name: string): ProblemError {
  return new ProblemError({
    code: 'refused',
    text: {
      en: `“${name}” is too long: a program has at most ${LONGEST_PROGRAM.toLocaleString('en')} characters.`,
      zh: `“${name}”过长：程序最多 ${LONGEST_PROGRAM.toLocaleString('en')} 个字符。`,
    },
  })
}
