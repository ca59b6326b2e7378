/** What goes wrong, as it crosses between the app and its window: a code, a sentence in each language, and the place. */
import { z } from 'zod'

export const textSchema = z.object({ en: z.string(), zh: z.string() })

export const problemSchema = z.object({
  /** What kind of fault it is, for whoever handles it: `program`, `setting`, `start`, `control`, `refused`, `internal`, … */
  code: z.string().max(100),
  text: textSchema,
  /** Where in the program's source, as its author knows it. */
  at: z
    .object({ file: z.string(), line: z.number().int().min(1), column: z.number().int().min(1).optional() })
    .optional(),
})
export type Problem = z.output<typeof problemSchema>

/** Thrown by a call of the contract, on whichever side it was made. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.text.en, options)
    this.problem = problem
  }
}

/** Of any thrown value: what it says if it is a problem, else our own fault. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return {
    code: 'internal',
    text: {
      en: `Something went wrong inside the lab, not in your program: ${detail}`,
      zh: `实验室内部出错，不是你的程序的问题：${detail}`,
    },
  }
}
