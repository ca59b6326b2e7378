/** The last results of each program in each language, so that TypeScript and Python can stand side by side. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ProgramLanguage } from '../../shared/labs/lab.ts'
import type { Result } from '../select/measures.ts'

type ByLanguage = Partial<Record<ProgramLanguage, Result>>

export const useMeasuresStore = defineStore('measures', () => {
  const kept = shallowRef<Readonly<Record<string, ByLanguage>>>({})

  /** `program`: the lab's id, or the name of a program of one's own. */
  function keep(program: string, result: Result): void {
    const before = kept.value[program]
    kept.value = { ...kept.value, [program]: { ...before, [result.language]: result } }
  }

  /** TypeScript first. */
  function resultsOf(program: string): Result[] {
    const { typescript, python } = kept.value[program] ?? {}
    return [typescript, python].filter((one) => one !== undefined)
  }

  return { keep, resultsOf }
})
