/** Running and ending. */
import { i18n } from '../../i18n/index.ts'
import { useAppStore } from '../../stores/app.ts'
import { useControlStore } from '../../stores/control.ts'
import { useProgramStore } from '../../stores/program.ts'
import { useViewStore } from '../../stores/view.ts'
import type { Command } from '../commands.ts'

export function runCommands(): Command[] {
  const { t } = i18n.global
  const app = useAppStore()
  const control = useControlStore()
  const program = useProgramStore()
  const view = useViewStore()

  function whyNotStart(): string | undefined {
    if (app.link !== 'connected') return t('controls.why.away')
    if (!program.target) return t('controls.why.noProgram')
    if (Object.keys(program.unmet).length > 0) return t('controls.why.parameters')
    return control.starting ? t('controls.why.starting') : undefined
  }
  function whyNotByHand(): string | undefined {
    return whyNotStart() ?? (program.language === 'python' ? t('controls.why.pythonWhole') : undefined)
  }
  const whyNotStop = () => (control.live ? undefined : t('controls.why.notRunning'))

  return [
    {
      id: 'run.start',
      words: () => t('controls.run'),
      shortcut: 'Mod+Enter',
      whyNot: whyNotStart,
      run() {
        view.show('lab')
        return control.start()
      },
    },
    {
      id: 'run.stop',
      words: () => t('controls.stop'),
      shortcut: 'Mod+.',
      whyNot: whyNotStop,
      run: () => control.stop(),
    },
    {
      id: 'run.byHand',
      words: () => t('controls.hand.begin'),
      shortcut: 'Mod+Shift+Enter',
      whyNot: whyNotByHand,
      async run() {
        control.drive = 'hand'
        view.showPanel('controls')
        await control.start()
      },
    },
  ]
}
