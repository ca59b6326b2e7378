/** What a kept run is called in the reader's language: its lab's title, or its program's name. */
import type { PastRun } from '../../../shared/contract/app/runs.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { labs } from '../../../shared/labs/index.ts'

export function useRunNames(): (run: Pick<PastRun, 'name' | 'lab'>) => string {
  const language = useLanguage()
  return ({ name, lab }) => {
    const of = labs.find(({ id }) => id === lab)
    // A copy of a lab has that lab's parameters and a name of its own.
    return of && name === of.id ? of.title[language.value] : name
  }
}
