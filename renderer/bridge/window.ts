/** What the app may ask of this window. */
import type { Handlers, WindowCalls } from '../../shared/contract/app/table.ts'
import { runCommand } from '../app/commands.ts'
import { openTarget } from '../app/open-target.ts'
import { useAppStore } from '../stores/app.ts'
import { useControlStore } from '../stores/control.ts'
import { useRunStore } from '../stores/run.ts'
import { useViewStore } from '../stores/view.ts'

export function windowHandlers(): Handlers<WindowCalls> {
  const app = useAppStore()
  const control = useControlStore()
  const run = useRunStore()
  const view = useViewStore()
  return {
    takeEvents: (batch) => control.takeEvents(batch),
    takeUsage(usage) {
      if (usage.run === run.info?.run) run.usage = usage
    },
    takeSettings: (settings) => app.take(settings),
    open(target) {
      // It speaks of another program.
      view.tour = false
      view.show('lab')
      return openTarget(target)
    },
    runCommand: ({ command }) => void runCommand(command),
  }
}
