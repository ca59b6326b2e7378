/** What every command gets: the screen, the language, and the labs. */
import type { Lab, Language } from '../../shared/labs/lab.ts'
import type { Screen } from './screen.ts'
import type { Sentences } from './sentences.ts'

export interface Context {
  readonly screen: Screen
  readonly language: Language
  readonly say: Sentences
  readonly labs: readonly Lab[]
}
