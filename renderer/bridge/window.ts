/** What the app may ask of this window. */
import type { Handlers, WindowCalls } from '../../shared/contract/app/table.ts'
import { runCommand } from '../app/commands.ts'
import { openTarget } from '../app/open-target.ts'
import { useControlStore } from '../stores/control.ts'
import { useRunStore } from '../stores/run.ts'

export function windowHandlers(): Handlers<WindowCalls> {
  const control = useControlStore()
  const run = useRunStore()
  return {
    takeEvents: (batch) => control.takeEvents(batch),
    takeUsage(usage) {
      if (usage.run === run.info?.run) run.usage = usage
    },
    open: (target) => openTarget(target),
    runCommand: ({ command }) => void runCommand(command),
  }
}
