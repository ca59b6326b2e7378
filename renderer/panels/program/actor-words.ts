/** What an actor does at a line, in a few words: `t1 waits for lock2 2.2 s`. */
import type { ComposerTranslation } from 'vue-i18n'
import { durationText } from '../../parts/duration.ts'
import type { LineActor } from '../../select/program.ts'

export function actorWords(t: ComposerTranslation, { name, mark, waits }: LineActor): string {
  const state = t(`app.state.${mark}`)
  if (!waits) return t('program.seen', { name })
  const does = t(`processes.waits.${waits.awaited}`, { thing: waits.thing })
  const said = t('program.does', { name, does, time: durationText(waits.lasted, 1) })
  return mark === 'waiting' || mark === 'sleeping' ? said : t('program.until', { said, state })
}

/** For the end of a line: the first few that wait there. */
export function lineWords(t: ComposerTranslation, actors: readonly LineActor[]): string {
  const waiting = actors.filter(({ waits }) => waits !== undefined)
  const said = waiting.slice(0, SAID).map((actor) => actorWords(t, actor))
  if (waiting.length > SAID) said.push(t('program.others', { count: waiting.length - SAID }))
  return said.join(' · ')
}

const SAID = 2
