/** Opens what the app was asked to open: a lab by its id, a program file, a trace. */
import { problemOf } from '../../shared/contract/app/problem.ts'
import type { OpenTarget } from '../../shared/contract/app/machine.ts'
import { useAppStore } from '../stores/app.ts'
import { useControlStore } from '../stores/control.ts'
import { useProgramStore } from '../stores/program.ts'
import { useFileDraftsStore } from '../stores/programs/file-drafts.ts'
import { useRunsStore } from '../stores/runs.ts'

export async function openTarget(target: OpenTarget): Promise<void> {
  if (target.kind === 'lab') useProgramStore().openLab(target.lab)
  else if (target.kind === 'trace') await useRunsStore().openPath(target.path)
  else await openFile(target.path)
}

async function openFile(path: string): Promise<void> {
  const { app } = useAppStore()
  const control = useControlStore()
  const program = useProgramStore()
  try {
    if (app) program.openFile(await app.readFile({ path }))
  } catch (thrown) {
    control.problem = problemOf(thrown)
    // The file is gone; what was typed into it is not.
    const draft = useFileDraftsStore().of(path)
    if (draft) program.openFile({ ...draft, text: '' })
  }
}
