/** What the window showed last, for when it is loaded anew; each window has its own. */
import { watch } from 'vue'
import { z } from 'zod'
import { labs } from '../../shared/labs/index.ts'
import { useProgramStore } from '../stores/program.ts'
import { useProgramsStore } from '../stores/programs.ts'
import { openTarget } from './open-target.ts'

const KEY = 'last-target'
const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lab'), lab: z.string() }),
  z.object({ kind: z.literal('mine'), id: z.string() }),
  z.object({ kind: z.literal('file'), path: z.string() }),
])

export function rememberTarget(): void {
  const program = useProgramStore()
  watch(
    () => program.target,
    (target) => target && target.kind !== 'run' && sessionStorage.setItem(KEY, JSON.stringify(target)),
  )
}

/** What was shown last, or else the first lab; false: nothing had been shown. */
export async function restoreTarget(): Promise<boolean> {
  const program = useProgramStore()
  const target = remembered()
  if (target?.kind === 'mine') await useProgramsStore().open(target.id)
  else if (target) await openTarget(target)
  if (!program.target) program.openLab(labs[0]!.id)
  return target !== undefined
}

function remembered(): z.output<typeof targetSchema> | undefined {
  try {
    return targetSchema.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null')).data
  } catch {
    return undefined
  }
}
