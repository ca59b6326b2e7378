/** Opens what the app was asked to open: a lab by its id, a program file, a trace. */
import { problemOf } from '../../shared/contract/app/problem.ts'
import type { OpenTarget } from '../../shared/contract/app/machine.ts'
import { useAppStore } from '../stores/app.ts'
import { useControlStore } from '../stores/control.ts'
import { useOpeningStore } from '../stores/opening.ts'
import { useProgramStore } from '../stores/program.ts'

export async function openTarget(target: OpenTarget): Promise<void> {
  if (target.kind === 'lab') useProgramStore().openLab(target.lab)
  else if (target.kind === 'trace') await useOpeningStore().open(target.path, nameOf(target.path))
  else await openFile(target.path)
}

async function openFile(path: string): Promise<void> {
  const { app } = useAppStore()
  const control = useControlStore()
  try {
    if (app) useProgramStore().openFile(await app.readFile({ path }))
  } catch (thrown) {
    control.problem = problemOf(thrown)
  }
}

function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}
