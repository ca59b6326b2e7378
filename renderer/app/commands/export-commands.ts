/** Taking the run on the screen out of the lab, in each of its forms. */
import { i18n } from '../../i18n/index.ts'
import { useRunStore } from '../../stores/run.ts'
import { useRunsStore } from '../../stores/runs.ts'
import { EXPORTS } from '../../stores/runs/forms.ts'
import { useViewStore } from '../../stores/view.ts'
import type { Command } from '../commands.ts'

export function exportCommands(): Command[] {
  const { t, locale } = i18n.global
  const run = useRunStore()
  const runs = useRunsStore()
  const view = useViewStore()
  const whyNot = () => (run.frame && run.frame.history.length > 0 ? undefined : t('controls.why.nothingYet'))
  return [
    {
      id: 'run.export',
      words: () => t('runs.exportShown'),
      shortcut: 'Mod+E',
      whyNot,
      run: () => void (view.exporting = true),
    },
    ...EXPORTS.map((form) => ({
      id: `run.export.${form}`,
      words: () => t('runs.exportAs', { form: t(`runs.form.${form}`) }),
      whyNot,
      run: () => runs.exportShown(form, locale.value),
    })),
  ]
}
