/** Opening what is on the disk, and writing it back. */
import { problemOf } from '../../../shared/contract/app/problem.ts'
import { i18n } from '../../i18n/index.ts'
import { useAppStore, type App } from '../../stores/app.ts'
import { useControlStore } from '../../stores/control.ts'
import { useProgramStore } from '../../stores/program.ts'
import { useProgramsStore } from '../../stores/programs.ts'
import { useViewStore } from '../../stores/view.ts'
import type { Command } from '../commands.ts'
import { pickFile } from './pick-file.ts'

export function fileCommands(): Command[] {
  const { t } = i18n.global
  const app = useAppStore()
  const control = useControlStore()
  const program = useProgramStore()
  const programs = useProgramsStore()
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
    {
      id: 'file.save',
      words: () => t('program.save'),
      shortcut: 'Mod+S',
      whyNot: whyNotSave,
      run: () => programs.saveFile(),
    },
  ]

  function whyNotSave(): string | undefined {
    if (app.link !== 'connected') return t('controls.why.away')
    if (program.readOnly) return t('program.readOnlyHint')
    if (!program.target) return t('controls.why.noProgram')
    return program.dirty ? undefined : t('program.saved')
  }

  async function open(calls: App): Promise<void> {
    try {
      const file = await calls.chooseFile()
      if (!file) return
      program.openFile(file)
      view.revealPanel('program')
    } catch (thrown) {
      if (problemOf(thrown).code !== 'no-dialog') throw thrown
      await pickFile()
    }
  }
}
