/** Moving time. */
import { i18n } from '../../i18n/index.ts'
import { useRunStore } from '../../stores/run.ts'
import type { Command } from '../commands.ts'

export function timeCommands(): Command[] {
  const { t } = i18n.global
  const run = useRunStore()

  const nothing = () => (run.frame && run.frame.history.length > 0 ? undefined : t('controls.why.nothingYet'))
  const atStart = () => nothing() ?? ((run.frame?.count ?? 0) <= 1 ? t('controls.why.atStart') : undefined)
  const atEnd = () =>
    nothing() ??
    (run.frame && run.frame.count >= run.frame.history.length ? t('controls.why.atEnd') : undefined)

  return [
    {
      id: 'time.first',
      words: () => t('controls.time.first'),
      shortcut: 'Alt+Home',
      whyNot: atStart,
      run: () => run.seek(run.frame?.history.timeAt(1)),
    },
    {
      id: 'time.back',
      words: () => t('controls.time.back'),
      shortcut: 'Alt+Left',
      whyNot: atStart,
      run: () => run.step(-1),
    },
    {
      id: 'time.play',
      words: () => (moves(run) ? t('controls.time.pause') : t('controls.time.play')),
      shortcut: 'Alt+P',
      whyNot: nothing,
      run: () => (moves(run) ? run.pause() : run.play()),
    },
    {
      id: 'time.forward',
      words: () => t('controls.time.forward'),
      shortcut: 'Alt+Right',
      whyNot: atEnd,
      run: () => run.step(1),
    },
    {
      id: 'time.live',
      words: () => (run.frame?.live ? t('controls.time.follow') : t('controls.time.last')),
      shortcut: 'Alt+End',
      whyNot: () => nothing() ?? (run.frame?.following ? t('controls.why.follows') : undefined),
      run: () => run.seek(undefined),
    },
  ]
}

/** The instant shown moves on: it is played, or follows a live run. */
export function moves(run: ReturnType<typeof useRunStore>): boolean {
  return run.playing || (run.frame?.live === true && run.frame.following)
}
