/** Opening what is on the disk. */
import { problemOf } from '../../../shared/contract/app/problem.ts'
import { i18n } from '../../i18n/index.ts'
import { useAppStore, type App } from '../../stores/app.ts'
import { useControlStore } from '../../stores/control.ts'
import { useProgramStore } from '../../stores/program.ts'
import { useViewStore } from '../../stores/view.ts'
import type { Command } from '../commands.ts'
import { pickFile } from './pick-file.ts'

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
          if (app.app) await open(app.app)
        } catch (thrown) {
          control.problem = problemOf(thrown)
        }
      },
    },
  ]

  async function open(calls: App): Promise<void> {
    try {
      const file = await calls.chooseFile()
      if (!file) return
      program.openFile(file)
      view.show('lab')
    } catch (thrown) {
      if (problemOf(thrown).code !== 'no-dialog') throw thrown
      await pickFile(calls)
    }
  }
}
