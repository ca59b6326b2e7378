/** Whatever a handler threw, as the window is told it: every sentence was made, in both languages, where its facts were. */
import { problemOf, ProblemError, type Problem } from '../../shared/contract/app/problem.ts'
import type { Text } from '../../shared/labs/lab.ts'
import { ProgramError } from '../session/compile/program-error.ts'
import { SettingError } from '../session/parameters.ts'
import { PythonError } from '../session/python/python-error.ts'
import { CommandError } from '../supervisor/commands.ts'
import { ControlError, StartError } from '../supervisor/sentences.ts'

export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof ProgramError) return ofProgram(thrown)
  if (thrown instanceof SettingError) return { code: 'setting', text: thrown.text }
  if (thrown instanceof PythonError) return { code: 'python', text: thrown.text }
  if (thrown instanceof StartError) return { code: 'start', text: thrown.text }
  if (thrown instanceof ControlError) return { code: 'control', text: thrown.text }
  // What the program itself said.
  if (thrown instanceof CommandError)
    return { code: 'command', text: { en: thrown.message, zh: thrown.message } }
  return problemOf(thrown)
}

/** What was asked for can't be; says why. */
export function refusal(text: Text): ProblemError {
  return new ProblemError({ code: 'refused', text })
}

/** The disk or the operating system did not let us. */
export function failure(text: (reason: string) => Text, cause: unknown): ProblemError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new ProblemError({ code: 'disk', text: text(reason) }, { cause })
}

function ofProgram({ problem, text }: ProgramError): Problem {
  const { file, line, column } = problem
  if (file === undefined || line === undefined) return { code: 'program', text }
  return { code: 'program', text, at: { file, line, ...(column !== undefined && { column }) } }
}
