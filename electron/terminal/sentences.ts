/**
 * Every sentence of the terminal shell, in both languages. An error says what was expected, what came and what to do.
 * What a program prints, and what the trace itself says, is not translated here.
 */
import type { Language } from '../../shared/labs/lab.ts'
import { chinese } from './sentences/chinese.ts'
import { english, type Sentences } from './sentences/english.ts'

export type { Sentences }

export const sentences: Readonly<Record<Language, Sentences>> = { en: english, zh: chinese }
