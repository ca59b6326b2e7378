/** Opening what is on the disk. */
import { problemOf } from '../../../shared/contract/app/problem.ts'
import { i18n } from '../../i18n/index.ts'
import { useAppStore } from '../../stores/app.ts'
import { useControlStore } from '../../stores/control.ts'
import { useProgramStore } from '../../stores/program.ts'
import { useViewStore } from '../../stores/view.ts'
import type { Command } from '../commands.ts'

export function fileCommands(): Command[] {
  const { t } = i18n.global
  const app = useAppStore()
  const control = useControlStore()
  const program = useProgramStore()
  const view = useViewStore()
  return [
    {
      id: 'file.open',
      words: () => t('catalog.openFile'),
      shortcut: 'Mod+O',
      whyNot: () => (app.link === 'connected' ? undefined : t('controls.why.away')),
      async run() {
        try {
          const file = await app.app?.chooseFile()
          if (!file) return
          program.openFile(file)
          view.show('lab')
        } catch (thrown) {
          control.problem = problemOf(thrown)
        }
      },
    },
  ]
}
