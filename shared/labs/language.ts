/** What a lab expects and measures, for one of the two languages that its program exists in. */
import type { Bar, Expectation, Lab, ProgramLanguage } from './lab.ts'

/** The expectations that a run of the lab's program in this language has to meet. */
export function expectationsOf(lab: Lab, language: ProgramLanguage): Expectation[] {
  return lab.expectations.filter(({ languages }) => languages?.includes(language) ?? true)
}

/** The bars that a line printed by the lab's Python program tells; most lines tell none. */
export function barsIn(lab: Lab, line: string): readonly Bar[] {
  for (const measure of lab.python.measures ?? []) {
    const match = measure.line.exec(line)
    if (match) return measure.bars(...match.slice(1))
  }
  return []
}
