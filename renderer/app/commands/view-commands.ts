/** What is shown, and how. */
import { nextTick } from 'vue'
import { i18n } from '../../i18n/index.ts'
import { labs } from '../../../shared/labs/index.ts'
import type { AppSettings } from '../../../shared/contract/app/settings.ts'
import { PANELS } from '../../panels/panel.ts'
import { useAppStore } from '../../stores/app.ts'
import { useProgramStore } from '../../stores/program.ts'
import { useViewStore } from '../../stores/view.ts'
import type { Command } from '../commands.ts'

const SIZES = [0.75, 0.875, 1, 1.125, 1.25, 1.5, 1.75, 2]

export function viewCommands(): Command[] {
  const { t } = i18n.global
  const app = useAppStore()
  const program = useProgramStore()
  const view = useViewStore()

  const theme = (theme: AppSettings['theme']): Command => ({
    id: `view.theme.${theme}`,
    words: () => `${t('app.settings.theme')}: ${t(`app.settings.themes.${theme}`)}`,
    run: () => app.change({ theme }),
  })
  const language = (language: AppSettings['language']): Command => ({
    id: `view.language.${language}`,
    words: () => `${t('app.settings.language')}: ${t(`app.settings.languages.${language}`)}`,
    run: () => app.change({ language }),
  })
  const size = (id: 'larger' | 'smaller' | 'normal', shortcut: string, next: () => number): Command => ({
    id: `view.${id}`,
    words: () => t(`app.command.size.${id}`),
    shortcut,
    run: () => app.change({ fontScale: next() }),
  })
  const lab = (by: 1 | -1): Command => ({
    id: by === 1 ? 'catalog.next' : 'catalog.previous',
    words: () => t(by === 1 ? 'app.command.nextLab' : 'app.command.previousLab'),
    shortcut: by === 1 ? 'Alt+Down' : 'Alt+Up',
    run() {
      const at = labs.findIndex((one) => one.id === program.lab?.id)
      const next = labs[at < 0 ? 0 : (at + by + labs.length) % labs.length]
      if (next) program.openLab(next.id)
      view.show('lab')
    },
  })

  return [
    {
      id: 'view.palette',
      words: () => t('app.palette.title'),
      shortcut: 'Mod+K',
      run: () => view.openDialog('palette'),
    },
    {
      id: 'view.catalog',
      words: () => t('catalog.search'),
      shortcut: 'Alt+L',
      async run() {
        view.rail = document.querySelector('#catalog-search') ? view.rail : true
        await nextTick()
        document.querySelector<HTMLInputElement>('#catalog-search')?.focus()
      },
    },
    {
      id: 'view.rail',
      words: () => t('app.command.rail'),
      shortcut: 'Mod+B',
      run: () => void (view.rail = document.querySelector('#catalog-search') === null),
    },
    lab(1),
    lab(-1),
    { id: 'view.lab', words: () => t('app.command.panels'), run: () => view.show('lab') },
    {
      id: 'view.runs',
      words: () => t('app.command.runs'),
      shortcut: 'Alt+R',
      run: () => view.show(view.view === 'runs' ? 'lab' : 'runs'),
    },
    {
      id: 'view.both-languages',
      words: () => t('app.command.bothLanguages'),
      shortcut: 'Alt+B',
      whyNot: () => (program.target?.kind === 'lab' ? undefined : t('program.oneLanguage')),
      run: () => app.change({ bothLanguages: !app.settings.bothLanguages }),
    },
    ...PANELS.map((panel, index): Command => ({
      id: `panel.${panel}`,
      words: () => t('app.command.panel', { name: t(`app.panel.${panel}`) }),
      shortcut: `Alt+${index + 1}`,
      run: () => view.showPanel(panel),
    })),
    { id: 'view.reset-layout', words: () => t('app.command.resetLayout'), run: () => view.resetLayout() },
    {
      id: 'view.verdict',
      words: () => t('app.command.verdict'),
      shortcut: 'Alt+V',
      run: () => document.querySelector<HTMLElement>('#verdict')?.focus(),
    },
    ...(['system', 'light', 'dark', 'contrast'] as const).map(theme),
    ...(['system', 'en', 'zh'] as const).map(language),
    size('larger', 'Mod+Plus', () => SIZES.find((one) => one > app.settings.fontScale) ?? 2),
    size('smaller', 'Mod+-', () => SIZES.findLast((one) => one < app.settings.fontScale) ?? 0.75),
    size('normal', 'Mod+0', () => 1),
    {
      id: 'app.settings',
      words: () => t('app.settings.title'),
      shortcut: 'Mod+,',
      run: () => view.openDialog('settings'),
    },
    { id: 'help.open', words: () => t('app.help.title'), shortcut: 'F1', run: () => view.openDialog('help') },
    {
      id: 'help.shortcuts',
      words: () => t('app.help.shortcuts'),
      shortcut: 'Mod+/',
      run: () => view.openDialog('shortcuts'),
    },
    { id: 'help.tour', words: () => t('app.tour.title'), run: () => void (view.tour = true) },
    { id: 'app.about', words: () => t('app.about.title'), run: () => view.openDialog('about') },
  ]
}
