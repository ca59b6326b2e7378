/** One app: a second start hands what it was to open over to the first, whose window comes forward. */
import type { App } from 'electron'
import { z } from 'zod'
import { openTargetSchema, type OpenTarget } from '../../../shared/contract/app/machine.ts'
import { openTargetOf, openTargetsOf } from './open-targets.ts'

/** Said by the second to the first; the command line itself is not used, because Chromium adds to it and sorts it. */
const handedSchema = z.object({ open: z.array(openTargetSchema) })

export interface Opening {
  /** This is the only one; otherwise it has to end. */
  readonly first: boolean
  /** From now on `open` is told what is to be opened, and at once what has been so far; undefined: come forward. */
  deliverTo(open: (target: OpenTarget | undefined) => void): void
}

/** Before the app is ready: on a Mac, the files of a start come that early. */
export function singleInstance(app: App): Opening {
  const waiting = openTargetsOf(process.argv, process.cwd(), app.isPackaged)
  const first = app.requestSingleInstanceLock({ open: waiting })
  let open: (target: OpenTarget | undefined) => void = (target) => {
    if (target) waiting.push(target)
  }
  app.on('second-instance', (_event, _argv, _folder, handed) => {
    const told = handedSchema.safeParse(handed)
    const targets = told.success ? told.data.open : []
    open(undefined)
    for (const target of targets) open(target)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    const target = openTargetOf(path, '/')
    if (target) open(target)
  })
  return {
    first,
    deliverTo(listener) {
      open = listener
      for (const target of waiting.splice(0)) listener(target)
    },
  }
}
